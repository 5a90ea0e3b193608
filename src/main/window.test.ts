import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { appWindows, openWindow, showWindow } from './window'

const electron = vi.hoisted(() => {
  const made: { options: { webPreferences: Record<string, unknown> }; closed: () => void; show: () => void }[] = []
  return {
    made,
    app: { isPackaged: false },
    nativeTheme: { shouldUseDarkColors: false },
    BrowserWindow: class {
      readonly #once = new Map<string, () => void>()
      readonly show = vi.fn()
      readonly focus = vi.fn()
      readonly isMinimized = () => false
      readonly loadURL = vi.fn(() => Promise.resolve())
      constructor(options: { webPreferences: Record<string, unknown> }) {
        made.push({ options, closed: () => this.#once.get('closed')?.(), show: this.show })
      }
      once(name: string, listener: () => void) {
        this.#once.set(name, listener)
      }
    }
  }
})
vi.mock('electron', () => electron)

/** X2: what windows have, whole: one setting more or less fails. */
const LOCKED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  plugins: false,
  webgl: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false,
  safeDialogs: true,
  spellcheck: false
}

beforeEach(() => {
  for (const window of electron.made.splice(0)) window.closed()
})

test.each([
  ['in development', false],
  ['in a package', true]
])('X2: the window %s has exactly these preferences', (_name, isPackaged) => {
  electron.app.isPackaged = isPackaged
  openWindow('/claimdesk')
  expect(electron.made[0]?.options.webPreferences).toEqual({
    ...LOCKED,
    preload: join('/claimdesk', 'out/preload/index.cjs'),
    devTools: !isPackaged
  })
})

test('X2: the window that prints has exactly these, no preload among them', async () => {
  const { printPdf } = await import('./print-pdf')
  const stop = new AbortController()
  await expect(printPdf('/report.html', '/report.pdf', stop.signal)).rejects.toThrow()
  expect(electron.made[0]?.options).toEqual({
    show: false,
    webPreferences: { ...LOCKED, partition: 'report-print', devTools: false, javascript: false, images: false }
  })
})

test('X2: no other file makes a window, a view or a page', () => {
  const makers = readdirSync(import.meta.dirname).filter(
    (name) =>
      !name.endsWith('.test.ts') &&
      /new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/.test(
        readFileSync(join(import.meta.dirname, name), 'utf8')
      )
  )
  expect(makers).toEqual(['print-pdf.ts', 'window.ts'])
})

test('only windows on the workbench are counted, and a second start shows the first of them', () => {
  showWindow() // there is none: nothing happens
  const first = openWindow('/claimdesk')
  const second = openWindow('/claimdesk')
  new electron.BrowserWindow({ webPreferences: {} }) // as one that prints
  expect(appWindows()).toEqual([first, second])
  showWindow()
  expect(electron.made.map(({ show }) => vi.mocked(show).mock.calls.length)).toEqual([1, 0, 0])
  electron.made[0]?.closed()
  expect(appWindows()).toEqual([second])
})
