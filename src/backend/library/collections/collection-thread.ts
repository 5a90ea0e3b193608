import type { Worker } from 'node:worker_threads'
import { askWorker, EXTRACT_LIMITS, KEPT_IDLE, startWorker } from '../ask-worker'
import type { ExtractLimits } from '../ask-worker'
import { ExtractError } from '../extracted-document'
import type { CollectionPart, OpenCollection } from './collection'
import type { CollectionAnswer, CollectionFile, CollectionQuestion } from './collection-reader'

/** A thread that nobody asks at the moment, with the file that it has open. */
interface Parked {
  readonly worker: Worker
  readonly file: CollectionFile
  readonly timer: NodeJS.Timeout
}

/**
 * Opens files of several documents in threads under limits (X6). Documents come back in batches, the next one when it is
 * asked for: a slow reader is not overrun, and one that stops ends the work. The limits hold for each batch; what is too
 * slow or too large is ended with its thread. One thread is kept for a while with the file it has open.
 */
export class CollectionThreads {
  readonly #file: string
  readonly #limits: ExtractLimits
  #parked: Parked | null = null

  constructor(file: string, limits: ExtractLimits = EXTRACT_LIMITS) {
    this.#file = file
    this.#limits = limits
  }

  /** @throws ExtractError */
  async open(file: CollectionFile): Promise<OpenCollection> {
    const worker = this.#take()?.worker ?? startWorker(this.#file, this.#limits)
    const opened = await this.#opened(worker, file)
    // What was found out is not found out again when the file has to be opened once more.
    const resolved: CollectionFile = { ...file, settings: opened.settings }
    await this.#park(worker, resolved)
    return { ...opened, parts: () => this.#parts(resolved) }
  }

  /** Ends the thread that is kept. */
  async close(): Promise<void> {
    await this.#take()?.worker.terminate()
  }

  async *#parts(file: CollectionFile): AsyncGenerator<CollectionPart> {
    const parked = this.#take()
    const worker = parked?.worker ?? startWorker(this.#file, this.#limits)
    let isWhole = false
    try {
      if (parked?.file !== file) await this.#opened(worker, file)
      for (let isFirst = true, isLast = false; !isLast; isFirst = false) {
        const answer = await this.#ask(worker, { ask: 'parts', isFirst })
        if (!('parts' in answer)) throw new Error('The thread answered something else than documents.')
        isLast = answer.isLast
        yield* answer.parts
      }
      isWhole = true
    } finally {
      // Whoever stops in the middle, or whose file failed, needs no more of it.
      if (isWhole) await this.#park(worker, file)
      else await worker.terminate()
    }
  }

  async #opened(worker: Worker, file: CollectionFile): Promise<Omit<OpenCollection, 'parts'>> {
    const answer = await this.#ask(worker, { ask: 'open', file })
    if (!('opened' in answer)) throw new Error('The thread answered something else than an opened file.')
    return answer.opened
  }

  async #ask(worker: Worker, question: CollectionQuestion): Promise<CollectionAnswer> {
    worker.ref()
    let answer: CollectionAnswer
    try {
      answer = await askWorker<CollectionAnswer>(worker, question, this.#limits)
    } catch (error) {
      await worker.terminate()
      throw error
    }
    // Between questions nothing waits for the thread: a program that is done ends.
    worker.unref()
    if ('problem' in answer || 'failure' in answer) {
      await worker.terminate()
      if ('failure' in answer) throw new Error(answer.failure)
      throw new ExtractError(answer.problem.code, answer.problem.message)
    }
    return answer
  }

  #take(): Parked | null {
    const parked = this.#parked
    this.#parked = null
    if (parked) clearTimeout(parked.timer)
    return parked
  }

  async #park(worker: Worker, file: CollectionFile): Promise<void> {
    const before = this.#take()
    const timer = setTimeout(() => void this.close(), KEPT_IDLE).unref()
    this.#parked = { worker, file, timer }
    await before?.worker.terminate()
  }
}
