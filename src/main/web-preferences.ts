import type { WebPreferences } from 'electron'

/** X2: what every window of this app has, whatever it shows: sandboxed and isolated, without Node, webview, plugins. */
export const LOCKED_PREFERENCES = {
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
} as const satisfies WebPreferences
