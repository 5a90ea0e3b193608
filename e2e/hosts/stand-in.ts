import { spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import type { ElectronHost } from './electron-host'
import { environmentOf, type LaunchOptions, type Sightings } from './host'
import { watchContext } from './watch'

const root = resolve(import.meta.dirname, '../..')
const WINDOW_LIMIT_MS = 15_000
const QUIT_LIMIT_MS = 10_000

interface StandInOptions extends LaunchOptions {
  /** Another main entry than the built one. */
  readonly main?: string
}

interface Running {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  readonly unwatch: () => void
}

/** The built main process in Node with the stand-in for `electron`; see docs/stand-in.md. */
export async function launchStandIn(options: StandInOptions): Promise<ElectronHost> {
  const seen: Sightings = { outsideRequests: [], consoleErrors: [] }
  let running = await start(options, seen)
  const isAlive = () => running.child.exitCode === null && running.child.signalCode === null

  const evaluate: ElectronHost['evaluate'] = (pageFunction, argument) =>
    askMain(running.child, pageFunction.toString(), argument) as ReturnType<typeof pageFunction> & Promise<never>

  const close = async () => {
    if (isAlive()) {
      running.child.send({ type: 'evaluate', id: 0, source: '({ app }) => void app.quit()' })
      await withinLimit(running)
    }
    await running.browser.close()
  }
  return {
    kind: 'stand-in',
    seen,
    get page() {
      return running.page
    },
    windows: () => running.context.pages().filter(isWindow),
    evaluate,
    kill: async () => {
      running.unwatch()
      running.child.kill('SIGKILL')
      await running.exited
      await running.browser.close()
    },
    close,
    restart: async () => {
      await close()
      running = await start(options, seen)
    }
  }
}

const isWindow = (page: Page) => page.url() !== 'about:blank'

async function start(options: StandInOptions, seen: Sightings): Promise<Running> {
  const loader = join(root, 'e2e/stand-in/register.mjs')
  const env = { ...environmentOf(options), STANDIN_APP_ROOT: root, STANDIN_PROFILE_DIR: options.scratchDir }
  const entry = options.main ?? join(root, 'out/main/index.js')
  const child = spawn(process.execPath, ['--import', loader, entry], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const exited = new Promise<void>((settle) => child.once('exit', () => settle()))
  child.on('message', (message: { type: string; url: string }) => {
    if (message.type === 'outside') seen.outsideRequests.push(message.url)
  })
  const endpoint = await new Promise<string>((settle, reject) => {
    child.on('message', (message: { type: string; endpoint: string }) => {
      if (message.type === 'cdp') settle(message.endpoint)
    })
    void exited.then(() => reject(new Error('the main process ended before its browser was up')))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (!context) throw new Error('the stand-in has no browser context')
  // Dialogs are answered by the stand-in. Without a listener this second client would accept every beforeunload.
  context.on('dialog', () => undefined)
  // Requests are judged by the stand-in: only it knows which navigations the app itself refused.
  const unwatch = watchContext(context, seen, () => true)
  return { child, exited, browser, context, page: await firstWindow(context), unwatch }
}

/** Waits for the end of an app that was told to quit; ends it itself, and says so, if it does not. */
async function withinLimit({ child, exited }: Running): Promise<void> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, QUIT_LIMIT_MS)
  await exited
  clearTimeout(timer)
  if (isLate) throw new Error(`the app did not quit within ${QUIT_LIMIT_MS} ms`)
}

async function firstWindow(context: BrowserContext): Promise<Page> {
  const deadline = Date.now() + WINDOW_LIMIT_MS
  while (Date.now() < deadline) {
    const page = context.pages().find(isWindow)
    if (page) return page
    await new Promise((settle) => setTimeout(settle, 25))
  }
  throw new Error(`no window appeared within ${WINDOW_LIMIT_MS} ms`)
}

let sequence = 0

/** Runs source text in the main process; answers with what it returns. */
function askMain(child: ChildProcess, source: string, argument: unknown): Promise<unknown> {
  const id = ++sequence
  return new Promise((settle, reject) => {
    const onExit = () => reject(new Error('the main process ended before it answered'))
    const onMessage = (message: { type: string; id: number; ok: boolean; value: unknown; error: string }) => {
      if (message.type !== 'evaluated' || message.id !== id) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      if (message.ok) settle(message.value)
      else reject(new Error(message.error))
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
    child.send({ type: 'evaluate', id, source, argument })
  })
}
