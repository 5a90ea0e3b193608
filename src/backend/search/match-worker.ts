import { Worker } from 'node:worker_threads'
import type { TextRange } from '../../core/model/text-range'

/** What became of a pattern and a text. */
export type PatternResult =
  | { readonly kind: 'found'; readonly matches: TextRange[]; readonly truncated: boolean }
  | { readonly kind: 'too-long' | 'out-of-memory' | 'ended' }

interface Answer {
  /** Start and end of one match after the other; null for want of memory. */
  readonly places: Uint32Array | null
  readonly truncated: boolean
}

/**
 * The thread's whole program. It is a string so that it runs the same from the sources, from the bundles and from an
 * archive: none of these has a file of its own for it.
 */
const PROGRAM = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ source, flags, text, limit }) => {
  const places = []
  let truncated = false
  try {
    for (const { 0: found, index } of text.matchAll(new RegExp(source, flags))) {
      if (found === '') continue
      truncated = places.length === 2 * limit
      if (truncated) break
      places.push(index, index + found.length)
    }
    parentPort.postMessage({ places: Uint32Array.from(places), truncated })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    parentPort.postMessage({ places: null, truncated: false })
  }
})
`

/**
 * Lets patterns loose on texts in a thread of its own, one after the other: a person's regular expression can take any
 * time at all, and only a thread can be ended in the midst of it.
 */
export class PatternThread {
  readonly #timeLimit: number
  /** The thread, once somebody asked; settles when it takes messages, for starting may take longer than searching. */
  #worker: { readonly thread: Worker; readonly online: Promise<unknown> } | null = null
  /** Settles the call under way; null while there is none. */
  #settle: ((result: PatternResult) => void) | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false

  /** @param timeLimit milliseconds for one text, counted from when the thread is ready for it */
  constructor(timeLimit: number) {
    this.#timeLimit = timeLimit
  }

  /** Finds matches that are not empty, in UTF-16 code units. Never rejects. One call at a time. */
  async run(text: string, { source, flags }: RegExp, limit: number): Promise<PatternResult> {
    if (this.#closed) return { kind: 'ended' }
    const { thread, online } = (this.#worker ??= this.#start())
    const result = new Promise<PatternResult>((resolve) => (this.#settle = resolve))
    await online
    if (this.#settle === null) return result
    this.#timer = setTimeout(() => this.#end({ kind: 'too-long' }), this.#timeLimit)
    thread.postMessage({ source, flags, text, limit })
    return result
  }

  #start() {
    const thread = new Worker(PROGRAM, { eval: true })
    const online = new Promise((resolve) => {
      thread.once('online', resolve)
      thread.once('exit', resolve)
    })
    thread.on('message', ({ places, truncated }: Answer) => {
      // What a thread says that was ended meanwhile is no answer to the call under way.
      if (this.#worker?.thread !== thread) return
      this.#finish(places ? { kind: 'found', matches: rangesOf(places), truncated } : { kind: 'out-of-memory' })
    })
    // The one error its program lets through is the thread's own want of memory.
    thread.on('error', () => {
      if (this.#worker?.thread === thread) this.#end({ kind: 'out-of-memory' })
    })
    return { thread, online }
  }

  #finish(result: PatternResult): void {
    clearTimeout(this.#timer)
    this.#settle?.(result)
    this.#settle = null
  }

  /** Settles the call under way and ends the thread, in the midst of whatever it does. */
  #end(result: PatternResult): void {
    void this.#worker?.thread.terminate()
    this.#worker = null
    this.#finish(result)
  }

  /** Ends whatever is under way, and the thread. */
  close(): void {
    this.#closed = true
    this.#end({ kind: 'ended' })
  }
}

function rangesOf(places: Uint32Array): TextRange[] {
  return Array.from({ length: places.length / 2 }, (_, index) => ({
    start: places[2 * index] ?? 0,
    end: places[2 * index + 1] ?? 0
  }))
}
