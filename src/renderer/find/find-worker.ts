import { findMatches, MOST_MATCHES } from '../../core/query/find-in-article'
import type { FindQuery } from '../../core/query/find-in-article'

/** What the worker is asked, once it has said that it is ready. It answers with a `FindResult`. */
export interface FindRequest {
  readonly text: string
  readonly query: FindQuery
}

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  self.postMessage(findMatches(data.text, data.query, MOST_MATCHES))
})
// A word instead of a result: it can be asked now.
self.postMessage('ready')
