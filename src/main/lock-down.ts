import { app } from 'electron'
import type { Session, WebContents } from 'electron'
import { isGranted, isOwnAddress, isOwnBlob } from './trust'

/** X1: what Chromium would ask the network for by itself is switched off, and no name is ever looked up. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['dns-prefetch-disable'],
  ['no-pings']
]

/** X2: no window, frame or page of this app goes anywhere else or gets anything it was not given. Before it is ready. */
export function setupLockDown(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  // Electron would show the first certificate of the person's to whoever asks.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
}

function lockContents(contents: WebContents): void {
  const stayWithin = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stayWithin)
  contents.on('will-frame-navigate', stayWithin)
  contents.on('will-redirect', stayWithin)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('did-create-window', (window) => window.destroy())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
}

/**
 * X2: every permission is denied but sanitised writing to the clipboard, no device is handed out, no certificate is
 * believed, and nothing is downloaded but what a page of ours has made itself. To be called when the app is ready.
 *
 * @param mayRequest whether something at an address may be asked for at all (X1)
 */
export function lockSession(session: Session, mayRequest: (address: string) => boolean): void {
  if (locked.has(session)) return
  locked.add(session)
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setCertificateVerifyProc((_request, answer) => answer(REFUSED_CERTIFICATE))
  session.setSpellCheckerEnabled(false) // its dictionaries come from the network
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }))
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) event.preventDefault()
  })
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer(null)
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
}

/** A session lives on when its window is gone, and would get every listener again with the next one. */
const locked = new WeakSet<Session>()

/** Electron's word for “failed”; 0 would be “believed”. */
const REFUSED_CERTIFICATE = -2
