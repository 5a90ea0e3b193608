import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { explainFailure } from './extract-job'
import { ExtractError } from './extracted-document'

/** How much one document may take (X6). */
export interface ExtractLimits {
  readonly milliseconds: number
  /** Of the thread's own objects, in MB. */
  readonly heapMegabytes: number
  /** By how much the whole program may grow meanwhile, in MB: buffers lie outside of a thread's heap. */
  readonly growthMegabytes: number
}

/** A book of a thousand pages takes some seconds and some hundred megabytes. */
export const EXTRACT_LIMITS: ExtractLimits = { milliseconds: 45_000, heapMegabytes: 1024, growthMegabytes: 1800 }

/** An idle thread is kept this long for the next document, in milliseconds: starting one takes a tenth of a second. */
export const KEPT_IDLE = 10_000

/** How often the program's size is looked at, in milliseconds. */
const WATCH_EVERY = 100
const MEGABYTE = 1024 * 1024

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./extract-worker.js', '../extract-worker.js'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url))
)

let built: string | null | undefined

/** The file that a thread begins with; null where the sources run unbuilt (tests). */
export function builtWorker(): string | null {
  return (built ??= BUILT.find(existsSync) ?? null)
}

const tooSlow = ({ milliseconds }: ExtractLimits): ExtractError =>
  new ExtractError(
    'too-slow',
    `It was not done after ${milliseconds / 1000} seconds and was stopped. Split the file, or save it as plain text.`
  )

const tooLarge = (): ExtractError =>
  new ExtractError(
    'too-large',
    'Taking it apart needs more memory than a document may take. Split the file, or save it as plain text.'
  )

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Starts a thread under limits. */
export function startWorker(file: string, { heapMegabytes }: ExtractLimits): Worker {
  return new Worker(file, {
    name: 'extract',
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: 4 },
    // What libraries print about a document helps nobody, and standard output belongs to the command line. Nobody
    // reads these streams either: that would keep a program alive that is done.
    stdout: true,
    stderr: true
  })
}

/**
 * Asks a thread and waits for its one answer, under limits (X6). When it rejects, the thread is of no use any more and
 * is to be ended.
 *
 * @throws ExtractError `too-slow`, `too-large`; Error when the thread ended by itself
 */
export function askWorker<Answer>(worker: Worker, question: object, limits: ExtractLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { milliseconds, growthMegabytes } = limits
    const before = process.memoryUsage.rss()
    const end = (): void => {
      clearTimeout(deadline)
      clearInterval(watch)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      // Ended while it fails, it may report that failure afterwards; nobody waits for it any more.
      worker.on('error', () => undefined)
    }
    const fail = (error: Error): void => {
      end()
      reject(error)
    }
    const deadline = setTimeout(() => fail(tooSlow(limits)), milliseconds)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > growthMegabytes * MEGABYTE) fail(tooLarge())
    }, WATCH_EVERY)
    worker.on('message', (answer: Answer) => {
      end()
      resolve(answer)
    })
    worker.on('error', (error: unknown) => {
      if (isOutOfMemory(error)) fail(tooLarge())
      else fail(explainFailure(error))
    })
    worker.on('exit', (code) => fail(new Error(`The thread that takes documents apart ended with code ${code}.`)))
    // A thread that ended since the last question answers no more.
    if (worker.threadId === -1) fail(new Error('The thread that takes documents apart has ended.'))
    else worker.postMessage(question)
  })
}
