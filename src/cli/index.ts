import { resolve } from 'node:path'
import { browserPrintPdf, createBackend, findBrowser, hostOptions } from '../backend/create-backend'
import { runCli } from './run-cli'
import { serveInChild } from './serve-in-child'

const root = resolve(import.meta.dirname, '../..')
const { argv, env, stderr, stdout } = process

// A reader that has seen enough (`| head`) is no fault; what is written after it has gone is dropped.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await runCli(argv.slice(2), {
  streams: { out: (text) => stdout.write(text), err: (text) => stderr.write(text), isTerminal: stderr.isTTY === true },
  version: hostOptions({ root }).version,
  env,
  serve: serveInChild,
  open({ libraryDir, readOnly }) {
    const printPdf = browserPrintPdf(findBrowser(env))
    return createBackend({
      ...hostOptions({ root, libraryDir }),
      readOnly,
      createLibrary: !readOnly,
      retryFailedWrites: false,
      ...(printPdf && { printPdf })
    })
  }
})
