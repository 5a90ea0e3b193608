import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { CallError } from '../../api/envelope'
import { doReadingJob } from './reading-job'
import type { Found, ReadingJob } from './reading-job'

/** A text of so many UTF-16 code units is read where it is asked for: a thread would take as long to start. */
const SHORT = 20_000
const TIME_LIMIT_MS = 120_000
const HEAP_MEGABYTES = 1024

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./reading-worker.js', '../reading-worker.js'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url))
)
const built = BUILT.find(existsSync) ?? null

const tooMuch = (what: string): CallError =>
  new CallError('too-slow', `Looking for claims and warnings in this text takes too much ${what}.`)

/**
 * Reads a text by the rules; a long one in a thread of its own, so that nothing else waits for it.
 *
 * @throws CallError `too-slow`
 */
export async function runReadingJob(
  job: ReadingJob,
  { file = built, milliseconds = TIME_LIMIT_MS }: { readonly file?: string | null; readonly milliseconds?: number } = {}
): Promise<Found> {
  if (file === null || job.text.length <= SHORT) return doReadingJob(job)
  const worker = new Worker(file, { name: 'reading', resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
  let deadline: NodeJS.Timeout | undefined
  try {
    return await new Promise<Found>((resolve, reject) => {
      deadline = setTimeout(() => reject(tooMuch('time')), milliseconds)
      worker.on('message', resolve)
      worker.on('error', (error: unknown) => {
        const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? tooMuch('memory') : error instanceof Error ? error : new Error(String(error)))
      })
      worker.on('exit', (code) => reject(new Error(`The thread that reads texts ended with code ${code}.`)))
      worker.postMessage(job)
    })
  } finally {
    clearTimeout(deadline)
    // Ended in the middle of its work it may report a failure afterwards; nobody waits for it any more.
    worker.removeAllListeners().on('error', () => undefined)
    await worker.terminate()
  }
}
