import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { CallError } from '../../api/envelope'
import { doVersionJob, sizeOf } from './version-job'
import type { OnPlaced, VersionJob, VersionResults } from './version-job'
import type { VersionAnswer } from './version-worker'

/** Texts of up to so many UTF-16 code units together are compared in less than 200 ms: a thread would take as long. */
const SHORT = 120_000
/** Two texts of 5 MB that have nothing in common take some ten seconds; many annotations in them some more. */
const TIME_LIMIT_MS = 180_000
const HEAP_MEGABYTES = 2048

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./version-worker.js', '../version-worker.js'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url))
)
const built = BUILT.find(existsSync) ?? null

const cancelled = (): CallError => new CallError('cancelled', 'The comparison was stopped. Nothing was stored.')
const tooMuch = (code: 'too-slow' | 'too-large', what: string): CallError =>
  new CallError(
    code,
    `Comparing the two versions takes too much ${what}. Split the new file, and import its parts as new articles.`
  )

export interface VersionJobOptions {
  readonly signal: AbortSignal
  readonly onPlaced?: OnPlaced
  /** The built worker, or null where the sources run unbuilt: then the work is done where it is asked for. */
  readonly file?: string | null
  readonly milliseconds?: number
}

/**
 * Compares two versions or looks for places; what takes longer is done in a thread of its own, which ends with the work
 * or when the signal says so.
 *
 * @throws CallError `cancelled`, `too-slow`, `too-large`
 */
export async function runVersionJob<Job extends VersionJob>(
  job: Job,
  { signal, onPlaced = () => undefined, file = built, milliseconds = TIME_LIMIT_MS }: VersionJobOptions
): Promise<VersionResults[Job['kind']]> {
  if (signal.aborted) throw cancelled()
  if (file === null || sizeOf(job) <= SHORT) return doVersionJob(job, onPlaced)
  const worker = new Worker(file, { name: 'versions', resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
  let deadline: NodeJS.Timeout | undefined
  let stop = (): void => undefined
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(cancelled())
      signal.addEventListener('abort', stop)
      deadline = setTimeout(() => reject(tooMuch('too-slow', 'time')), milliseconds)
      worker.on('message', (answer: VersionAnswer) => {
        if ('result' in answer) resolve(answer.result as VersionResults[Job['kind']])
        else onPlaced(answer.placed, answer.total)
      })
      worker.on('error', (error: unknown) => {
        const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? tooMuch('too-large', 'memory') : error instanceof Error ? error : new Error(String(error)))
      })
      worker.on('exit', (code) => reject(new Error(`The thread that compares versions ended with code ${code}.`)))
      worker.postMessage(job)
    })
  } finally {
    clearTimeout(deadline)
    signal.removeEventListener('abort', stop)
    // Ended in the middle of its work it may report a failure afterwards; nobody waits for it any more.
    worker.removeAllListeners().on('error', () => undefined)
    await worker.terminate()
  }
}
