import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ServeLibrary } from './cli-context'

/**
 * Runs the server's own bundle, which lies beside this one, as a program: hosts never import one another. It writes
 * to our streams, gets our signals, and ends when we do.
 */
export const serveInChild: ServeLibrary = async ({ libraryDir, port }) => {
  const options = [libraryDir === null ? [] : ['--library', libraryDir], port === null ? [] : ['--port', String(port)]]
  const server = fork(join(import.meta.dirname, 'server.js'), options.flat())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  const [exitCode] = (await once(server, 'exit')) as [number | null]
  return exitCode ?? 1
}
