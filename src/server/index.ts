import { join, resolve } from 'node:path'
import { browserPrintPdf, createBackend, findBrowser, hostOptions } from '../backend/create-backend'
import { runAsProgram } from './run-as-program'
import { serveBackend } from './serve-backend'
import type { RunningServer } from './serve-backend'

export interface StartOptions {
  /** Library to open; without it CLAIMDESK_LIBRARY, else the one of the settings, else the window asks. */
  readonly libraryDir?: string
  /** Without it any free port. */
  readonly port?: number
  /** Folder of the settings; without it CLAIMDESK_CONFIG_DIR, else the system's place for them. */
  readonly configDir?: string
}

/**
 * Starts the workbench for browsers of this machine. Each address is good for one window; the next one is printed.
 *
 * @throws CallError when the library cannot be opened or the port is in use
 */
export async function startServer({ libraryDir, port = 0, configDir }: StartOptions = {}): Promise<RunningServer> {
  const root = resolve(import.meta.dirname, '../..') // from src/server as from the bundle in out/main
  const options = hostOptions({ root, libraryDir, configDir })
  const printPdf = browserPrintPdf(findBrowser())
  const backend = await createBackend({ ...options, watch: true, ...(printPdf && { printPdf }) })
  try {
    const server = await serveBackend({
      backend,
      pageDir: join(root, 'out/renderer'),
      port,
      announce: (url) => process.stdout.write(`To open another window: ${url}\n`),
      onFault: (error) => options.log.error('A request failed.', error),
      warn: (line) => options.log.warn(line)
    })
    return {
      url: server.url,
      async close() {
        await server.close()
        await backend.close()
      }
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}

if (process.argv[1] === import.meta.filename) await runAsProgram(startServer)
