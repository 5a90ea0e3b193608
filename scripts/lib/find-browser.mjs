// Finds an installed Chromium, Chrome or Edge. Node's own modules only: used before anything is installed.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

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

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run: either way not a browser we can start
  }
}

/**
 * Path of an installed browser of the Chromium family, or null.
 * `CHROMIUM_PATH` names one outright; `CHROMIUM_PATH=none` says that there is none.
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return named === 'none' ? null : named
  /** @type {string[]} */
  const candidates = []
  if (process.platform === 'darwin') candidates.push(...MAC)
  if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
      const base = process.env[variable]
      if (base) candidates.push(...WINDOWS.map((path) => join(base, path)))
    }
  } else {
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
    candidates.push(...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))))
  }
  return candidates.find(isExecutable) ?? null
}

/** True where Chromium refuses its own sandbox: as root on Linux. */
export function needsNoSandbox() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** True if a window can be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}
