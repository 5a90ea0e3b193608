// Runs the built loopback server in a process of its own, so that a spec can kill it. Its parent speaks to it over
// Node's IPC channel: it sends its address, and ends when told to or when the parent is gone.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const entry = resolve(import.meta.dirname, '../../out/main/server.js')
const { startServer } = await import(pathToFileURL(entry).href)
const libraryDir = process.env.CLAIMDESK_LIBRARY
const configDir = process.env.CLAIMDESK_CONFIG_DIR
const server = await startServer({ port: 0, ...(libraryDir && { libraryDir }), ...(configDir && { configDir }) })

async function stop() {
  await server.close()
  process.exit(0)
}
process.on('message', (message) => {
  if (message === 'stop') void stop()
})
process.on('disconnect', () => void stop())
if (process.connected) process.send({ url: server.url })
else void stop() // the parent went while we started
