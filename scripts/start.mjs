// npm start: installs if needed, builds if needed, opens the workbench.
import './lib/require-node.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openAppWindow } from './lib/app-window.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureElectron } from './lib/ensure-electron.mjs'
import { findBrowser, hasDisplay, needsNoSandbox } from './lib/find-browser.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { HELP, readStartOptions } from './lib/start-options.mjs'

// A slow connection may need longer than a person wants to wait by default.
const FETCH_LIMIT_MS = 1000 * (Number(process.env['CLAIMDESK_FETCH_SECONDS']) || 90)
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM'])

/** @typedef {import('./lib/start-options.mjs').StartOptions} StartOptions */

/** @returns {StartOptions} */
function optionsOrExit() {
  try {
    return readStartOptions(process.argv.slice(2))
  } catch (error) {
    console.error(/** @type {Error} */ (error).message)
    console.error('npm start -- --help lists the options.')
    process.exit(2)
  }
}

/**
 * @param {string} program
 * @param {string | undefined} library
 */
function openElectron(program, library) {
  const env = { ...process.env, ...(library === undefined ? {} : { CLAIMDESK_LIBRARY: library }) }
  const args = [root, ...(needsNoSandbox() ? ['--no-sandbox'] : [])]
  const child = spawn(program, args, { stdio: 'inherit', env })
  let isStopping = false
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      isStopping = true
      child.kill(signal)
    })
  }
  child.once('error', (error) => {
    console.error(`Electron did not start: ${error.message}. npm start -- --web opens a browser window instead.`)
    process.exit(1)
  })
  child.once('exit', (code) => process.exit(isStopping ? 0 : (code ?? 1)))
}

/** @param {StartOptions} options */
async function openLoopback({ library, port, open }) {
  const { startServer } = await import(pathToFileURL(join(root, 'out', 'main', 'server.js')).href)
  const libraryDir = library ?? process.env['CLAIMDESK_LIBRARY']
  const configDir = process.env['CLAIMDESK_CONFIG_DIR']
  /** @type {{ url: string, close(): Promise<void> }} */
  let server
  try {
    server = await startServer({ port, ...(libraryDir && { libraryDir }), ...(configDir && { configDir }) })
  } catch (error) {
    console.error(`Claimdesk did not start: ${/** @type {Error} */ (error).message}`)
    process.exit(1)
  }

  const browser = open && hasDisplay() ? findBrowser() : null
  const window = browser ? openAppWindow(browser, server.url) : null
  const stop = async () => {
    window?.close()
    await window?.closed
    await server.close()
    process.exit(0)
  }
  for (const signal of SIGNALS) process.once(signal, () => void stop())
  if (window) {
    console.log('Claimdesk is open in a browser window of its own. Closing it, or Ctrl+C here, ends the program.')
    if ((await window.closed) === 'closed') return stop()
    console.log(`${browser} did not open a window.`)
  }
  console.log(`Claimdesk is at ${server.url}`)
  console.log('Open this address in a browser on this machine. Ctrl+C here ends the program.')
}

const options = optionsOrExit()
if (options.help) {
  process.stdout.write(HELP)
} else if ((await ensureInstalled()) && (await ensureBuilt())) {
  // Without a display Electron has nothing to open a window on, so that there is no sense in fetching it.
  const wantsElectron = !options.web && hasDisplay()
  if (!options.web && !hasDisplay()) console.log('There is no display here, so no window is opened.')
  const program = wantsElectron ? await ensureElectron({ mayFetch: options.fetch, limitMs: FETCH_LIMIT_MS }) : null
  if (program) openElectron(program, options.library)
  else await openLoopback(options)
} else {
  process.exitCode = 1
}
