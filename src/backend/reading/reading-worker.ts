import { parentPort } from 'node:worker_threads'
import { doReadingJob } from './reading-job'
import type { ReadingJob } from './reading-job'

const port = parentPort
if (!port) throw new Error('Texts are read by the rules in a worker thread only.')
port.once('message', (job: ReadingJob) => port.postMessage(doReadingJob(job)))
