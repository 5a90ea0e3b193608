// A worker of its own, because the stemmers are many times the size of everything else that finds.
import { findForms } from '../../core/query/match-forms'
import { stemFor } from '../../core/query/match-stem'
import type { FindRequest } from './search-aside'

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  const { text, query, language, limit } = data
  self.postMessage(findForms(text, query.words, language, stemFor(language), limit))
})
// A word instead of a result: it can be asked now.
self.postMessage('ready')
