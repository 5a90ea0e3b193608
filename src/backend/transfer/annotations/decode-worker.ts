import { parentPort } from 'node:worker_threads'
import { decodeHere } from './decode-job'
import type { DecodeJob, DecodeMessage, TextAnswer } from './decode-job'

const port = parentPort
if (!port) throw new Error('Annotations are read in a worker thread only.')
const tell = (message: DecodeMessage): void => port.postMessage(message)

/** Texts that were asked for and have not come yet. */
const awaited = new Map<string, ((answer: TextAnswer) => void)[]>()

function read(article: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const waiting = awaited.get(article)
    const take = ({ text, problem }: TextAnswer): void => {
      if (text === null) reject(new Error(problem))
      else resolve(text)
    }
    if (waiting) waiting.push(take)
    else {
      awaited.set(article, [take])
      tell({ kind: 'read', article })
    }
  })
}

port.on('message', (message: DecodeJob | TextAnswer) => {
  if ('format' in message) {
    decodeHere(message, read).then(
      (decoded) => tell({ kind: 'done', decoded }),
      (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    )
    return
  }
  for (const take of awaited.get(message.article) ?? []) take(message)
  awaited.delete(message.article)
})
