import { app, session } from 'electron'
import { isGranted, isOwnAddress } from './trust'

/** X2: no window, frame or page of this app goes anywhere else or gets anything it was not given. */
export function setupLockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    const stayWithin = (event: { readonly url: string; preventDefault(): void }) => {
      if (!isOwnAddress(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', stayWithin)
    contents.on('will-frame-navigate', stayWithin)
    contents.on('will-redirect', stayWithin)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** X2: every permission is denied but sanitised writing to the clipboard. To be called when the app is ready. */
export function setupPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl))
  })
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  defaultSession.setDevicePermissionHandler(() => false)
}
