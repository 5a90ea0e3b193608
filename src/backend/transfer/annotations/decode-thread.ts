import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../api/envelope'
import type { Decoded, DecodeInput } from '../../../core/formats/format'
import { decodeHere } from './decode-job'
import type { DecodeJob, DecodeMessage, TextAnswer } from './decode-job'

/** How much the files of one import may take (X6). */
export interface DecodeLimits {
  readonly milliseconds: number
  /** By how much the whole program may grow meanwhile, in MB. */
  readonly growthMegabytes: number
}

/** A million annotations take about a minute and some two gigabytes. */
export const DECODE_LIMITS: DecodeLimits = { milliseconds: 300_000, growthMegabytes: 4096 }

/**
 * Of the thread's own objects, in MB: more than the program may grow, so that the watch comes first. A thread that runs
 * out of memory within one call of the engine would take the whole program with it.
 */
const HEAP_MEGABYTES = 12_288
/** How often the program's size is looked at, in milliseconds. */
const WATCH_EVERY = 100
const MEGABYTE = 1024 * 1024

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./decode-worker.js', '../decode-worker.js'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

let built: string | null | undefined

/** The file that a thread begins with; null where the sources run unbuilt (tests), and they read in this thread. */
export function builtDecodeWorker(): string | null {
  return (built ??= BUILT.find(existsSync) ?? null)
}

const tooSlow = ({ milliseconds }: DecodeLimits): CallError =>
  new CallError(
    'too-slow',
    `Reading the files took longer than ${milliseconds / 1000} seconds and was stopped. Nothing was changed. ` +
      'Split them, and import the parts one after the other.'
  )
const tooLarge = (): CallError =>
  new CallError(
    'too-large',
    'Reading the files needs more memory than an import may take. Nothing was changed. Split them, and import the ' +
      'parts one after the other.'
  )

/**
 * Reads files as annotations, in a thread of their own and under limits (X6): a file that is made to take for ever, or
 * all memory, ends with its thread.
 *
 * @param read the frozen text of an article, for files that hold annotations without the text
 * @throws CallError `too-slow`, `too-large`
 */
export function decodeInThread(
  job: DecodeJob,
  read: DecodeInput['known']['read'],
  limits: DecodeLimits = DECODE_LIMITS,
  file: string | null = builtDecodeWorker()
): Promise<Decoded> {
  if (file === null) return decodeHere(job, read)
  const worker = new Worker(file, {
    name: 'decode',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, stackSizeMb: 4 }
  })
  const answer = new Promise<Decoded>((resolve, reject) => {
    const before = process.memoryUsage.rss()
    const deadline = setTimeout(() => reject(tooSlow(limits)), limits.milliseconds)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthMegabytes * MEGABYTE) reject(tooLarge())
    }, WATCH_EVERY)
    const end = (): void => {
      clearTimeout(deadline)
      clearInterval(watch)
    }
    worker.on('message', (message: DecodeMessage) => {
      if (message.kind === 'read') {
        void textAnswer(message.article, read).then((text) => worker.postMessage(text))
        return
      }
      end()
      if (message.kind === 'done') resolve(message.decoded)
      else reject(new Error(message.message))
    })
    worker.on('error', (error: unknown) => {
      end()
      const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isOutOfMemory ? tooLarge() : error instanceof Error ? error : new Error(String(error)))
    })
    worker.on('exit', (code) => {
      end()
      reject(new Error(`The thread that reads annotations ended with code ${code}.`))
    })
    worker.postMessage(job)
  })
  return answer.finally(() => worker.terminate())
}

async function textAnswer(article: string, read: DecodeInput['known']['read']): Promise<TextAnswer> {
  try {
    return { article, text: await read(article), problem: '' }
  } catch (error) {
    return { article, text: null, problem: error instanceof Error ? error.message : String(error) }
  }
}
