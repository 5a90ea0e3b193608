import type { ServerResponse } from 'node:http'
import type { Backend } from '../backend/create-backend'

/** Most windows that listen at once. */
export const STREAM_LIMIT = 32
/** Bytes that may wait for one slow window before it is let go; it connects again and reads the state afresh. */
export const BACKLOG_BYTES = 8 * 1024 * 1024
const HEARTBEAT_MS = 15_000

export interface EventStreams {
  /**
   * Answers with events from now on, one JSON object a line; an empty line says the stream lives. Answers nothing and
   * gives false when too many are open.
   */
  open(outgoing: ServerResponse): boolean
  endAll(): void
}

/** Streams the backend's events to windows, as lines: `EventSource` could not send the token header. */
export function createEventStreams(backend: Pick<Backend, 'subscribe'>, heartbeatMs = HEARTBEAT_MS): EventStreams {
  const open = new Set<ServerResponse>()
  return {
    open(outgoing) {
      if (open.size >= STREAM_LIMIT) return false
      const send = (line: string) => {
        if (outgoing.writableEnded) return
        outgoing.write(`${line}\n`)
        // Cut and not ended: what waits for a window that never reads would stay in memory until that window goes.
        if (outgoing.writableLength > BACKLOG_BYTES) outgoing.destroy()
      }
      const unsubscribe = backend.subscribe((event) => send(JSON.stringify(event)))
      const heartbeat = setInterval(send, heartbeatMs, '')
      open.add(outgoing)
      outgoing.once('close', () => {
        unsubscribe()
        clearInterval(heartbeat)
        open.delete(outgoing)
      })
      outgoing.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      send('') // the headers leave with the first byte: the window knows that it is heard
      return true
    },
    endAll() {
      for (const outgoing of open) outgoing.end()
    }
  }
}
