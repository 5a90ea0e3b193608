import { parentPort } from 'node:worker_threads'
import { doVersionJob } from './version-job'
import type { VersionJob, VersionResults } from './version-job'

/** What the thread says: how far it is, then what it found. */
export type VersionAnswer =
  { readonly placed: number; readonly total: number } | { readonly result: VersionResults[VersionJob['kind']] }

const port = parentPort
if (!port) throw new Error('Versions are compared in a worker thread only.')
const tell = (answer: VersionAnswer): void => port.postMessage(answer)
port.once('message', (job: VersionJob) => {
  tell({ result: doVersionJob(job, (placed, total) => tell({ placed, total })) })
})
