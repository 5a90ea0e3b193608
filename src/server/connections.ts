import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Most connections that have not shown a session. A browser keeps six to an address. */
export const STRANGER_LIMIT = 256

export interface Connections {
  /** The connection has shown a session: it is a window's and is not let go for others. */
  trust(socket: Socket): void
}

/**
 * Bounds the connections of those who have not shown a session: each holds a descriptor, which the library's files need
 * too. The oldest goes and not the newest, so that whoever takes all of them keeps no window out.
 */
export function limitConnections(server: Server, limit = STRANGER_LIMIT): Connections {
  const strangers = new Set<Socket>()
  server.on('connection', (socket) => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    if (strangers.size <= limit) return
    const [oldest] = strangers
    oldest?.destroy()
  })
  return { trust: (socket) => void strangers.delete(socket) }
}
