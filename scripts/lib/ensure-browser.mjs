// Makes sure that there is a browser for the end-to-end tests.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { root } from './paths.mjs'
import { run } from './run.mjs'

const DOWNLOAD_LIMIT_MS = 300_000
const APT_LIMIT_MS = 600_000

/** The browser that Playwright itself installed, or null. Asked in a new process: the library remembers its answer. */
async function playwrightBrowser() {
  const { chromium } = createRequire(join(root, 'package.json'))('playwright-core')
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

/**
 * @param {string | null} browser
 * @returns {Promise<boolean>} whether it can be run: a downloaded one may lack libraries of the system
 */
async function works(browser) {
  return browser !== null && (await run(browser, ['--version'], { timeoutMs: 20_000 })).code === 0
}

async function installWithPlaywright() {
  console.log("No browser of the Chromium family was found: fetching Playwright's …")
  const program = join(root, 'node_modules', 'playwright', 'cli.js')
  const args = [program, 'install', 'chromium']
  const { timedOut, output } = await run(process.execPath, args, {
    timeoutMs: DOWNLOAD_LIMIT_MS,
    output: 'keep-errors'
  })
  if (await works(await playwrightBrowser())) return true
  const lines = output.split('\n').filter((line) => /error|ENOTFOUND|ECONN/i.test(line))
  console.log(`That did not work: ${timedOut ? 'it took too long' : (lines[0]?.trim() ?? 'no reason was given')}.`)
  return false
}

async function installWithApt() {
  console.log('Installing Debian’s Chromium (apt-get install chromium fonts-noto-cjk) …')
  // Another apt-get may be at work: wait for it instead of failing at once.
  const lock = ['-o', 'DPkg::Lock::Timeout=300']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', [...lock, 'update', '-qq'], { timeoutMs: APT_LIMIT_MS, env })
  const packages = ['chromium', 'fonts-noto-cjk']
  const args = [...lock, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  const { code, output } = await run('apt-get', args, { timeoutMs: APT_LIMIT_MS, env })
  if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'))
  return works(findBrowser())
}

/**
 * Makes sure of a browser: an installed one, else Playwright's, else (as root on Debian) the system's package.
 * @returns {Promise<boolean>} whether there is one now
 */
export async function ensureBrowser() {
  if ((await works(findBrowser())) || (await works(await playwrightBrowser()))) return true
  if (await installWithPlaywright()) return true
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (isDebianRoot && (await installWithApt())) return true
  console.error('The end-to-end tests need Chromium, Chrome or Edge, and none could be installed.')
  console.error('Install one, or name its program in CHROMIUM_PATH, and run the command again.')
  return false
}
