import { resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronBinary } from '../../scripts/lib/electron-binary.mjs'
import type { ElectronHost } from './electron-host'
import { environmentOf, type LaunchOptions, type Sightings } from './host'
import { launchStandIn } from './stand-in'
import { watchContext } from './watch'

const root = resolve(import.meta.dirname, '../..')

/** The built main, preload and renderer: in real Electron where its program is, else in the stand-in. */
export function launchElectron(options: LaunchOptions): Promise<ElectronHost> {
  return electronBinary(root) === null ? launchStandIn(options) : launchReal(options)
}

async function launchReal(options: LaunchOptions): Promise<ElectronHost> {
  const seen: Sightings = { outsideRequests: [], consoleErrors: [] }
  const start = async () => {
    // No executablePath: with one, Playwright leaves out the loader that holds back `ready` until it is attached.
    const app = await _electron.launch({ cwd: root, args: ['.'], env: environmentOf(options) })
    watchContext(app.context(), seen, (url) => url.startsWith('app:'))
    return { app, page: await app.firstWindow() }
  }
  const exitOf = (app: ElectronApplication) =>
    new Promise<void>((settle) => {
      if (app.process().exitCode !== null || app.process().signalCode !== null) settle()
      else app.process().once('exit', () => settle())
    })
  let running = await start()
  let isRunning = true
  const close = async () => {
    if (isRunning) await running.app.close()
    isRunning = false
  }
  return {
    kind: 'electron',
    seen,
    get page() {
      return running.page
    },
    windows: () => running.app.windows(),
    evaluate: (pageFunction, argument) => running.app.evaluate(pageFunction as never, argument as never),
    kill: async () => {
      running.app.process().kill('SIGKILL')
      await exitOf(running.app)
      isRunning = false
    },
    close,
    restart: async () => {
      await close()
      running = await start()
      isRunning = true
    }
  }
}
