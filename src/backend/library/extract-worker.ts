import { parentPort } from 'node:worker_threads'
import { answerJob } from './extract-job'
import type { ExtractJob } from './extract-job'

const port = parentPort
if (!port) throw new Error('Documents are taken apart in a worker thread only.')
port.on('message', (job: ExtractJob) => {
  void answerJob(job).then((answer) => port.postMessage(answer))
})
