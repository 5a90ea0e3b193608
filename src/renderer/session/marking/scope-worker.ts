import { scopeOf } from '../../../core/session/scope'
import type { ScopeJob } from '../../state/marking-accounts'

self.addEventListener('message', ({ data }: MessageEvent<ScopeJob>) => {
  self.postMessage(scopeOf(data.text, data.segments, data.language))
})
// A word instead of a result: it can be asked now.
self.postMessage('ready')
