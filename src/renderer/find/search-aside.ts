import { NOTHING_FOUND } from '../../core/query/find-in-article'
import type { FindQuery, FindResult } from '../../core/query/find-in-article'

/** What a worker is asked, once it has said that it is ready. It answers with a `FindResult`. */
export interface FindRequest {
  readonly text: string
  /** Of the text, BCP 47; only forms of words depend on it. */
  readonly language: string
  readonly query: FindQuery
  readonly limit: number
}

/** A regular expression that has not come through the text after so many milliseconds is given up. */
export const TIME_LIMIT = 1000
/** Forms of words take time in proportion to the text, so this is only reached when something is wrong. */
const FORMS_TIME_LIMIT = 20_000

/** What is used of a worker. */
export type FindWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

// Each address is written out where the worker is made: the bundler looks for exactly that.
const startWorker = (query: FindQuery): FindWorker =>
  query.inflected
    ? new Worker(new URL('./form-worker.ts', import.meta.url), { type: 'module', name: 'find-forms' })
    : new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module', name: 'find' })

/**
 * Searches in a thread of its own, so that a regular expression that takes for ever freezes nothing.
 *
 * @param done called once, unless the search is given up before; not before this function has returned
 * @returns gives the search up
 */
export function searchAside(
  request: FindRequest,
  done: (result: FindResult) => void,
  start: (query: FindQuery) => FindWorker = startWorker
): () => void {
  const worker = start(request.query)
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    worker.terminate()
  }
  const finish = (result: FindResult) => {
    end()
    done(result)
  }
  const fail = (problem: string) => finish({ ...NOTHING_FOUND, problem })
  worker.addEventListener('error', () =>
    fail('This could not be searched for. Try another expression, or reload the window.')
  )
  const tooLong = request.query.inflected
    ? 'This took too long. Look for the words themselves.'
    : 'This expression took too long. Make it simpler.'
  const limit = request.query.inflected ? FORMS_TIME_LIMIT : TIME_LIMIT
  worker.addEventListener('message', ({ data }: MessageEvent<FindResult | string>) => {
    if (typeof data !== 'string') return finish(data)
    // Loading the worker does not count: the limit is for the expression.
    timer = setTimeout(() => fail(tooLong), limit)
    worker.postMessage(request)
  })
  return end
}
