import { NOTHING_FOUND } from '../../core/query/find-in-article'
import type { FindQuery, FindResult } from '../../core/query/find-in-article'
import type { FindRequest } from './find-worker'

/** A regular expression that has not come through the text after so many milliseconds is given up. */
export const TIME_LIMIT = 1000

/** What is used of a worker. */
export type FindWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

const startWorker = (): FindWorker =>
  new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module', name: 'find' })

/**
 * Searches in a thread of its own, so that a regular expression that takes for ever freezes nothing.
 *
 * @param done called once, unless the search is given up before; not before this function has returned
 * @returns gives the search up
 */
export function searchAside(
  text: string,
  query: FindQuery,
  done: (result: FindResult) => void,
  start: () => FindWorker = startWorker
): () => void {
  const worker = start()
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
  worker.addEventListener('message', ({ data }: MessageEvent<FindResult | string>) => {
    if (typeof data !== 'string') return finish(data)
    // Loading the worker does not count: the limit is for the expression.
    timer = setTimeout(() => fail('This expression took too long. Make it simpler.'), TIME_LIMIT)
    const request: FindRequest = { text, query }
    worker.postMessage(request)
  })
  return end
}
