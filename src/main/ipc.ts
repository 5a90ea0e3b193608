import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import { CHANNELS } from '../api/host-contract'
import type { MenuCommand } from '../api/host-contract'
import type { Backend, Log } from '../backend/create-backend'
import type { ElectronHost } from './host'
import { answerHostCall } from './host-call'
import { isTrustedSender } from './trust'
import { appWindows } from './window'

/** Connects the windows with the backend and the host: two channels in, one out. The only user of `ipcMain` (X2). */
export function setupIpc(backend: Backend, host: ElectronHost, log: Log): void {
  handle(CHANNELS.call, (envelope) => backend.dispatch(envelope))
  handle(CHANNELS.hostCall, (request) =>
    answerHostCall(host, request, (error) => log.error('A host call failed.', error))
  )
  backend.subscribe((event) => sendToWindows({ kind: 'event', event }))
}

export function sendMenuCommand(command: MenuCommand): void {
  sendToWindows({ kind: 'menu', command })
}

function handle(channel: string, answer: (request: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, request: unknown) => {
    const windows = appWindows().map((window) => window.webContents)
    if (!isTrustedSender(event, windows)) throw new Error('This page may not call Claimdesk.')
    return answer(request)
  })
}

function sendToWindows(message: unknown): void {
  for (const window of appWindows()) window.webContents.send(CHANNELS.event, message)
}
