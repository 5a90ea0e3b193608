import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { CallError } from '../api/envelope'
import type { startServer } from './index'

/** `node out/main/server.js [--library DIR] [--port N]`: serves until it is interrupted or its parent is gone. */
export async function runAsProgram(start: typeof startServer): Promise<void> {
  const { values } = parseArgs({ options: { library: { type: 'string' }, port: { type: 'string' } } })
  const { library, port } = values
  try {
    const server = await start({
      ...(library !== undefined && { libraryDir: library }),
      ...(port !== undefined && { port: Number(port) })
    })
    process.stdout.write(`To open Claimdesk: ${server.url}\nTo end it: Ctrl+C\n`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'disconnect')])
    // A second signal must not cut the saving short.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined)
    await server.close()
  } catch (error) {
    console.error(error instanceof CallError ? `error: ${error.message}` : error)
    process.exitCode = 1
  }
  if (process.connected) process.disconnect()
}
