import { parentPort } from 'node:worker_threads'
import { CollectionReader } from './collections/collection-reader'
import type { CollectionQuestion } from './collections/collection-reader'
import { answerJob } from './extract-job'
import type { ExtractJob } from './extract-job'

const port = parentPort
if (!port) throw new Error('Documents are taken apart in a worker thread only.')
// A parser may leave promises behind that fail when nobody waits for them any more; whether the document could be read
// says the answer. Without this the thread would end in the middle of the next document.
process.on('unhandledRejection', () => undefined)
const reader = new CollectionReader()
port.on('message', (question: ExtractJob | CollectionQuestion) => {
  if ('ask' in question) void reader.answer(question).then((answer) => port.postMessage(answer))
  else void answerJob(question).then((answer) => port.postMessage(answer))
})
