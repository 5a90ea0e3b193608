import { parentPort } from 'node:worker_threads'
import { IndexHost } from './index-host'
import type { ToIndex } from './index-messages'

/** In a thread of its own the index may work longer at a stretch: only its own questions wait. */
const SLICE_MS = 15

const port = parentPort
if (!port) throw new Error('The search index runs as a worker thread only.')
const host = new IndexHost((message) => port.postMessage(message), SLICE_MS)
port.on('message', (message: ToIndex) => host.receive(message))
