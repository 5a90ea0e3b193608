import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CallError } from '../../../api/envelope'
import type { PrintPdf } from '../../backend'

/** A report of a thousand pages takes half a minute on a slow machine. */
const LIMIT_MS = 180_000
/** How long a browser may take to end by itself once it was told to. */
const END_MS = 2_000

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser'
]
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
]
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run: either way not a browser we can start
  }
}

/**
 * Path of an installed browser of the Chromium family, or null: the one that `npm start` opens its window with
 * (`scripts/lib/find-browser.mjs`, which has to work before anything is built). `CHROMIUM_PATH` names one outright;
 * `none` says that there is none.
 */
export function findBrowser(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const named = env['CHROMIUM_PATH']
  if (named) return named === 'none' ? null : named
  const candidates: string[] = []
  if (process.platform === 'darwin') candidates.push(...MAC)
  if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
      const base = env[variable]
      if (base) candidates.push(...WINDOWS.map((path) => join(base, path)))
    }
  } else {
    const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
    candidates.push(...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))))
  }
  return candidates.find(isExecutable) ?? null
}

/**
 * X1, X2: it has a sandbox and a profile of its own and reaches no other machine. Scripts stay on, because printing by
 * command is one of the browser's own; the page's content security policy lets none run.
 */
const OPTIONS = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pdf-header-footer',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline'
]

/** Where Chromium refuses its own sandbox: as root on Linux. */
const asRoot = (): readonly string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []

/**
 * Prints with a browser that is installed, started anew for each report with a profile that is removed afterwards.
 *
 * @param browser path of its program; null: there is none, and so no printer
 */
export function browserPrintPdf(browser: string | null, limitMs: number = LIMIT_MS): PrintPdf | null {
  if (browser === null) return null
  return async (htmlPath, pdfPath, signal) => {
    signal.throwIfAborted()
    const profile = await mkdtemp(join(tmpdir(), 'claimdesk-print-'))
    const args = [...OPTIONS, ...asRoot(), `--user-data-dir=${profile}`, `--print-to-pdf=${pdfPath}`]
    try {
      await run(browser, [...args, pathToFileURL(htmlPath).href], signal, limitMs)
      await requirePdf(pdfPath)
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

const failed = (why: string): CallError =>
  new CallError('pdf-failed', `The browser made no PDF: ${why}. Choose HTML or DOCX, or try again.`)

function run(program: string, args: readonly string[], signal: AbortSignal, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore' })
    let reason: Error | null = null
    let killing: NodeJS.Timeout | undefined
    const stop = (why: Error): void => {
      reason ??= why
      child.kill()
      killing ??= setTimeout(() => child.kill('SIGKILL'), END_MS)
    }
    const limit = setTimeout(() => stop(failed(`it took more than ${Math.round(limitMs / 1000)} seconds`)), limitMs)
    const onAbort = (): void => stop(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    const end = (error: Error | null): void => {
      clearTimeout(limit)
      clearTimeout(killing)
      signal.removeEventListener('abort', onAbort)
      if (error) reject(error)
      else resolve()
    }
    child.once('error', ({ message }) => end(reason ?? failed(`it did not start (${message})`)))
    child.once('exit', (code) => end(reason ?? (code === 0 ? null : failed(`it ended with code ${String(code)}`))))
  })
}

async function requirePdf(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => {
    throw failed('it wrote no file')
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    if (buffer.toString('latin1', 0, bytesRead) !== '%PDF-') throw failed('what it wrote is none')
  } finally {
    await handle.close()
  }
}
