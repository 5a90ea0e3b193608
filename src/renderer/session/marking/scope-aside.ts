import { scopeOf } from '../../../core/session/scope'
import type { Scope } from '../../../core/session/scope'
import { findScopeHere } from '../../state/marking-accounts'
import type { FindScope, ScopeJob } from '../../state/marking-accounts'

/** Longest text, in UTF-16 code units, that is cut into words and sentences here: some 20 ms of work. */
const SHORT = 100_000

/** What is used of a worker. */
export type ScopeWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

// The address is written out where the worker is made: the bundler looks for exactly that.
const startWorker = (): ScopeWorker =>
  new Worker(new URL('./scope-worker.ts', import.meta.url), { type: 'module', name: 'scope' })

/** Finds words and sentences; those of a long text in a thread of its own, so that nobody waits for them. */
export function scopeAside(start: () => ScopeWorker = startWorker): FindScope {
  return (job) => (job.text.length <= SHORT ? findScopeHere(job) : inThread(job, start()))
}

function inThread(job: ScopeJob, worker: ScopeWorker): Promise<Scope> {
  return new Promise((resolve) => {
    const finish = (scope: Scope): void => {
      worker.terminate()
      resolve(scope)
    }
    // Better late than never: without its thread the window works it out itself.
    worker.addEventListener('error', () => finish(scopeOf(job.text, job.segments, job.language)))
    worker.addEventListener('message', ({ data }: MessageEvent<Scope | string>) => {
      if (typeof data === 'string') worker.postMessage(job)
      else finish(data)
    })
  })
}
