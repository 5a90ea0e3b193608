import type { Worker } from 'node:worker_threads'
import { askWorker, builtWorker, EXTRACT_LIMITS, KEPT_IDLE, startWorker } from './ask-worker'
import type { ExtractLimits } from './ask-worker'
import { extractHere } from './extract-job'
import type { ExtractAnswer, ExtractJob } from './extract-job'
import { ExtractError } from './extracted-document'
import type { ExtractedDocument } from './extracted-document'

export type { ExtractLimits } from './ask-worker'

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
    const worker = (this.#worker ??= startWorker(this.#file, this.#limits))
    worker.ref()
    let answer: ExtractAnswer
    try {
      answer = await askWorker<ExtractAnswer>(worker, job, this.#limits)
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
    const built = builtWorker()
    shared = built === null ? null : new ExtractThread(built)
  }
  return shared === null ? extractHere(job) : shared.extract(job)
}
