import type { AppHost } from '../hosts/host'
import { ExportPage } from './export-page'

export interface ExportRequest {
  /** First words of the format's name. */
  readonly format: string
  readonly notes?: boolean
  /** X7, for formats that a spreadsheet opens; on unless a spec switches it off. */
  readonly harmless?: boolean
}

/** Opens the export dialog, chooses, and waits for the report. */
export async function prepareExport(host: AppHost, request: ExportRequest): Promise<ExportPage> {
  const exporting = new ExportPage(host)
  const { dialog } = exporting
  await exporting.open()
  await exporting.chooseFormat(request.format)
  await exporting.chooseAllArticles()
  if (request.notes) await dialog.getByRole('checkbox', { name: /^Include notes/ }).check()
  if (request.harmless === false) await dialog.getByRole('checkbox', { name: /^Make formulas harmless/ }).uncheck()
  await exporting.prepare()
  return exporting
}

/**
 * Exports everything in a format through the dialog and gives the saved file's text: saved through the system's
 * dialog on the desktop, downloaded in the browser host.
 */
export async function exportToFile(host: AppHost, format: string, folder: string): Promise<string> {
  return (await prepareExport(host, { format })).saveText(folder)
}
