import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { environmentOf, type AppHost, type LaunchOptions, type Sightings } from './host'
import { watchContext } from './watch'

/** The built loopback server in a child process, seen in Playwright's Chromium. */
export async function launchLoopback(options: LaunchOptions): Promise<AppHost> {
  const seen: Sightings = { outsideRequests: [], consoleErrors: [] }
  let running = await start(options, seen)

  const close = async () => {
    await running.context.close()
    if (running.child.connected) running.child.send('stop')
    await running.exited
  }
  return {
    kind: 'loopback',
    seen,
    get page() {
      return running.page
    },
    windows: () => running.context.pages(),
    kill: async () => {
      running.unwatch()
      running.child.kill('SIGKILL')
      await running.exited
      await running.context.close()
    },
    close,
    restart: async () => {
      await close()
      running = await start(options, seen)
    }
  }
}

interface Running {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  readonly context: BrowserContext
  readonly page: Page
  readonly unwatch: () => void
}

async function start(options: LaunchOptions, seen: Sightings): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'serve.mjs'), {
    env: environmentOf(options),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'] // what it says to a person at a terminal is of no use here
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url: string }) => resolve(message.url))
    void exited.then(() => reject(new Error('the loopback server ended before it gave its address')))
  })
  const context = await options.browser.newContext()
  const own = new URL(url).origin
  const unwatch = watchContext(context, seen, (each) => new URL(each).origin === own)
  const page = await context.newPage()
  await page.goto(url)
  return { child, exited, context, page, unwatch }
}
