import { parentPort } from 'node:worker_threads'
import { answerJob } from './extract-job'
import type { ExtractJob } from './extract-job'

const port = parentPort
if (!port) throw new Error('Documents are taken apart in a worker thread only.')
// A parser may leave promises behind that fail when nobody waits for them any more; whether the document could be read
// says the answer. Without this the thread would end in the middle of the next document.
process.on('unhandledRejection', () => undefined)
port.on('message', (job: ExtractJob) => {
  void answerJob(job).then((answer) => port.postMessage(answer))
})
