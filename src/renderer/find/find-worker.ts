import { findMatches } from '../../core/query/find-in-article'
import type { FindRequest } from './search-aside'

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  self.postMessage(findMatches(data.text, data.query, data.limit))
})
// A word instead of a result: it can be asked now.
self.postMessage('ready')
