import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { explainFailure, extractHere } from './extract-job'
import type { ExtractAnswer, ExtractJob } from './extract-job'
import { ExtractError } from './extracted-document'
import type { ExtractedDocument } from './extracted-document'

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

/** How often the program's size is looked at, in milliseconds. */
const WATCH_EVERY = 100
/** An idle thread is kept this long for the next document, in milliseconds: starting one takes a tenth of a second. */
const KEPT_IDLE = 10_000
const MEGABYTE = 1024 * 1024

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./extract-worker.js', '../extract-worker.js'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url))
)

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

/**
 * A thread that takes documents apart, one after the other, under limits: what is too slow or too large is ended with
 * its thread, and the next document gets a new one.
 */
export class ExtractThread {
  readonly #file: string
  readonly #limits: ExtractLimits
  #worker: Worker | null = null
  #deaths = 0
  #idle: NodeJS.Timeout | undefined
  /** The document before, whatever became of it. */
  #before: Promise<unknown> = Promise.resolve()

  constructor(file: string, limits: ExtractLimits = EXTRACT_LIMITS) {
    this.#file = file
    this.#limits = limits
  }

  /** How many of its threads ended over a document: by a limit, or by an error that nobody caught. */
  get deaths(): number {
    return this.#deaths
  }

  /** @throws ExtractError */
  extract(job: ExtractJob): Promise<ExtractedDocument> {
    const mine = this.#before.then(() => this.#run(job))
    // Its failure is the caller's; the next document only waits for its end.
    this.#before = mine.then(
      () => undefined,
      () => undefined
    )
    return mine
  }

  /** Ends the thread; the next document would begin a new one. */
  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  async #run(job: ExtractJob): Promise<ExtractedDocument> {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    let answer: ExtractAnswer
    try {
      answer = await this.#ask(worker, job)
    } catch (error) {
      this.#deaths += 1
      await this.close()
      throw error
    }
    worker.unref()
    this.#idle = setTimeout(() => void this.close(), KEPT_IDLE).unref()
    if ('problem' in answer) throw new ExtractError(answer.problem.code, answer.problem.message)
    if ('failure' in answer) throw new Error(answer.failure)
    return answer.document
  }

  #start(): Worker {
    return new Worker(this.#file, {
      name: 'extract',
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytes, stackSizeMb: 4 },
      // What libraries print about a document helps nobody, and standard output belongs to the command line. Nobody
      // reads these streams either: that would keep a program alive that is done.
      stdout: true,
      stderr: true
    })
  }

  #ask(worker: Worker, job: ExtractJob): Promise<ExtractAnswer> {
    return new Promise((resolve, reject) => {
      const { milliseconds, growthMegabytes } = this.#limits
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
      const deadline = setTimeout(() => fail(tooSlow(this.#limits)), milliseconds)
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growthMegabytes * MEGABYTE) fail(tooLarge())
      }, WATCH_EVERY)
      worker.on('message', (answer: ExtractAnswer) => {
        end()
        resolve(answer)
      })
      worker.on('error', (error: unknown) => {
        if (isOutOfMemory(error)) fail(tooLarge())
        else fail(explainFailure(error))
      })
      worker.on('exit', (code) => fail(new Error(`The thread that takes documents apart ended with code ${code}.`)))
      worker.postMessage(job)
    })
  }
}

let shared: ExtractThread | null | undefined

/**
 * Takes a document apart, in a thread of its own and under limits; where the sources run unbuilt (tests) there is no
 * file for one, and it happens in this thread.
 *
 * @throws ExtractError, also `too-slow` and `too-large`
 */
export function extractInThread(job: ExtractJob): Promise<ExtractedDocument> {
  if (shared === undefined) {
    const built = BUILT.find(existsSync)
    shared = built === undefined ? null : new ExtractThread(built)
  }
  return shared === null ? extractHere(job) : shared.extract(job)
}
