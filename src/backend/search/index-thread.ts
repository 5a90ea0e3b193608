import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { IndexHost } from './index-host'
import type { FromIndex, ToIndex } from './index-messages'

/** The way to an index. */
export interface IndexThread {
  readonly send: (message: ToIndex) => void
  readonly close: () => Promise<void>
}

export interface IndexEvents {
  readonly message: (message: FromIndex) => void
  /** It has broken down: nothing comes from it any more. */
  readonly failed: (error: Error) => void
}

/** How long it works at a stretch where others wait for it, in milliseconds. */
const SHORT_SLICE_MS = 8

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./search-worker.js', '../search-worker.js'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/**
 * Starts an index in a thread of its own; where the sources run unbuilt (tests) there is no file for one, and it works
 * in this thread, a little at a time.
 */
export function startIndex(events: IndexEvents, built: string | undefined = BUILT.find(existsSync)): IndexThread {
  return built === undefined ? startHere(events) : startWorker(events, built)
}

function startWorker(events: IndexEvents, file: string): IndexThread {
  const worker = new Worker(file, { name: 'search' })
  let isClosed = false
  // A program that has nothing else to do may end.
  worker.unref()
  worker.on('message', events.message)
  worker.on('error', (error) => {
    isClosed = true
    events.failed(error instanceof Error ? error : new Error(String(error)))
  })
  return {
    send: (message) => worker.postMessage(message),
    async close() {
      if (isClosed) return
      isClosed = true
      await worker.terminate()
    }
  }
}

function startHere(events: IndexEvents): IndexThread {
  let isClosed = false
  const host = new IndexHost((message) => {
    // As from a thread: never before the sender is done.
    setImmediate(() => {
      if (!isClosed) events.message(message)
    })
  }, SHORT_SLICE_MS)
  return {
    send: (message) => host.receive(message),
    close() {
      isClosed = true
      host.close()
      return Promise.resolve()
    }
  }
}
