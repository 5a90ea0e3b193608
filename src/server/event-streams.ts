import type { Backend } from '../backend/create-backend'

/** Most windows that listen at once. */
export const STREAM_LIMIT = 32
/** Bytes that may wait for one slow window before it is let go; it connects again and reads the state afresh. */
const BACKLOG_BYTES = 8 * 1024 * 1024
const HEARTBEAT_MS = 15_000

export interface EventStreams {
  /** Events from now on, one JSON object a line; an empty line says the stream lives. Null when too many are open. */
  open(): ReadableStream<Uint8Array> | null
  endAll(): void
}

/** Streams the backend's events to windows, as lines: `EventSource` could not send the token header. */
export function createEventStreams(backend: Pick<Backend, 'subscribe'>, heartbeatMs = HEARTBEAT_MS): EventStreams {
  const open = new Set<() => void>()
  const encoder = new TextEncoder()
  return {
    open() {
      if (open.size >= STREAM_LIMIT) return null
      let release = () => {}
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const send = (line: string) => {
              if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(`${line}\n`))
              else end()
            }
            const end = () => {
              release()
              controller.close()
            }
            const unsubscribe = backend.subscribe((event) => send(JSON.stringify(event)))
            const heartbeat = setInterval(send, heartbeatMs, '')
            release = () => {
              unsubscribe()
              clearInterval(heartbeat)
              open.delete(end)
            }
            open.add(end)
            send('') // the headers leave with the first byte: the window knows that it is heard
          },
          cancel: () => release()
        },
        { highWaterMark: BACKLOG_BYTES, size: (chunk) => chunk.byteLength }
      )
    },
    endAll() {
      for (const end of [...open]) end()
    }
  }
}
