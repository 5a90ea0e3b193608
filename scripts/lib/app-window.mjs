// A window without tabs and address bar, of an installed browser.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { needsNoSandbox } from './find-browser.mjs'
import { isRunning } from './is-running.mjs'
import { userCacheDir } from './paths.mjs'

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps'
]

// A browser that is gone this soon was not closed by a person: it did not start, or handed over to another process.
const STARTED_AFTER_MS = 3000

const remove = (/** @type {string} */ folder) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

/** A new profile's folder, named after this process; those of processes that are gone are removed. */
function makeProfile() {
  const base = userCacheDir()
  mkdirSync(base, { recursive: true })
  for (const name of readdirSync(base)) {
    const owner = /^window-(\d+)$/.exec(name)?.[1]
    if (owner && !isRunning(Number(owner))) remove(join(base, name))
  }
  const profile = join(base, `window-${process.pid}`)
  mkdirSync(profile, { recursive: true })
  return profile
}

/**
 * Opens an address in an app window with a profile of its own, which is removed afterwards.
 * @param {string} browser path of a browser of the Chromium family
 * @param {string} url
 * @returns {{ closed: Promise<'closed' | 'not started'>, close: () => void }}
 */
export function openAppWindow(browser, url) {
  const profile = makeProfile()
  const startedAt = Date.now()
  // As root Chromium needs --no-sandbox; --test-type hides the warning bar about it.
  const asRoot = needsNoSandbox() ? ['--no-sandbox', '--test-type'] : []
  const args = [`--app=${url}`, `--user-data-dir=${profile}`, '--window-size=1360,900', ...QUIET, ...asRoot]
  const child = spawn(browser, args, { stdio: 'ignore' })

  /** @type {Promise<'closed' | 'not started'>} */
  const closed = new Promise((settle) => {
    child.once('error', () => settle('not started'))
    child.once('exit', () => settle(Date.now() - startedAt < STARTED_AFTER_MS ? 'not started' : 'closed'))
  })
  void closed.then(() => remove(profile))
  return { closed, close: () => void child.kill() }
}
