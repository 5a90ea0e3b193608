import type { IpcMainInvokeEvent, WebContents } from 'electron'

export const SCHEME = 'app'
const HOST = 'desk'
/** Address of the window's page. */
export const PAGE_URL = `${SCHEME}://${HOST}/`

/** Whether an address lies within the app. Compared by its parts: `origin` is opaque for schemes of one's own. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === ''
}

/** Whether an address is that of something a page of ours has made itself and keeps in its memory. */
export function isOwnBlob(address: string): boolean {
  return address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length))
}

/**
 * X1: what a window of ours may ask for: the app's own files, and what lies in the page itself.
 *
 * @param hasDevTools whether the tools for developers are there; they bring their own pages
 */
export function mayRequest(address: string, hasDevTools: boolean): boolean {
  if (isOwnAddress(address) || isOwnBlob(address) || address.startsWith('data:')) return true
  return hasDevTools && address.startsWith('devtools:')
}

/** X2: a call counts only from the main frame of a window of ours that shows a page of ours. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  windows: readonly WebContents[]
): boolean {
  const { sender, senderFrame } = event
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false
  return windows.includes(sender) && isOwnAddress(senderFrame.url)
}

/** X2: the one permission a page of ours may have: copying text when the person asks for it. */
export function isGranted(permission: string, requestingAddress: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnAddress(requestingAddress)
}
