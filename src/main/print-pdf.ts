import { writeFile } from 'node:fs/promises'
import { BrowserWindow } from 'electron'
import { CallError } from '../api/envelope'
import type { PrintPdf } from '../backend/create-backend'
import { lockSession } from './lock-down'
import { LOCKED_PREFERENCES } from './web-preferences'

/** A report of a thousand pages takes half a minute on a slow machine. */
const LIMIT_MS = 180_000

/**
 * Prints a report in a window that nobody sees. X2: sandboxed, without a preload, scripts or permissions, with a session
 * of its own that keeps nothing and reaches nothing but files of this machine.
 */
export const printPdf: PrintPdf = async (htmlPath, pdfPath, signal) => {
  signal.throwIfAborted()
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...LOCKED_PREFERENCES,
      partition: 'report-print',
      devTools: false,
      javascript: false,
      images: false
    }
  })
  lockSession(window.webContents.session, (address) => address.startsWith('file:'))
  const stopped = new Promise<never>((_resolve, reject) => {
    const end = (reason: Error): void => reject(reason)
    signal.addEventListener('abort', () => end(signal.reason as Error), { once: true })
    setTimeout(() => end(failed('it took too long')), LIMIT_MS).unref()
  })
  try {
    const pdf = await Promise.race([print(window, htmlPath), stopped])
    await writeFile(pdfPath, pdf)
  } finally {
    window.destroy()
  }
}

const failed = (why: string): CallError =>
  new CallError('pdf-failed', `The window made no PDF: ${why}. Choose HTML or DOCX, or try again.`)

async function print(window: BrowserWindow, page: string): Promise<Uint8Array> {
  try {
    await window.loadFile(page)
    return await window.webContents.printToPDF({
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true
    })
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error))
  }
}
