import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CallError } from '../../../api/envelope'
import type { ReportKind, ReportRequest } from '../../../api/report-params'
import type { PreparedReport, ReportKindView } from '../../../api/report-views'
import { buildReport } from '../../../core/report/build-report'
import { renderReportHtml } from '../../../core/report/html/render-report-html'
import type { ReportDocument } from '../../../core/report/report-document'
import { ReportError } from '../../../core/report/report-input'
import type { ReportInput } from '../../../core/report/report-input'
import type { PrintPdf } from '../../backend'
import type { OpenLibrary } from '../../store/load-library'
import { fileNameFrom } from '../export-jobs'
import type { ExportJobs } from '../export-jobs'
import { writeReportDocx } from './docx/docx-report'
import { gatherReport, preflightFor } from './gather-report'

export interface PrepareReportOptions {
  /** Of the program. */
  readonly version: string
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly printPdf: PrintPdf | null
  readonly job?: string | undefined
  readonly progress?: (done: number, total: number) => void
}

const MEDIA: Readonly<Record<ReportKind, string>> = {
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf'
}

/** Said where nothing here can print. */
export const NO_PRINTER =
  'No browser was found here that makes a PDF. Choose HTML, open the file in a browser and print it there, or choose DOCX.'

/** The kinds of report, and whether each can be made here. */
export function reportKinds(printPdf: PrintPdf | null): readonly ReportKindView[] {
  return [
    {
      kind: 'html',
      name: 'HTML',
      description: 'One page to read in any browser, to print and to send. It loads nothing and runs nothing.',
      unavailable: null
    },
    { kind: 'docx', name: 'DOCX', description: 'A Word document, for comments and changes.', unavailable: null },
    {
      kind: 'pdf',
      name: 'PDF',
      description: 'The page as printed on A4, to file.',
      unavailable: printPdf === null ? NO_PRINTER : null
    }
  ]
}

/**
 * Writes the report of a session aside; it is read, saved and dropped like an export.
 *
 * @throws CallError `not-found`, `text-mismatch` naming the claim, `no-pdf`, `pdf-failed`, `cancelled`
 */
export async function prepareReport(
  library: OpenLibrary,
  jobs: ExportJobs,
  { session: id, kind, options }: ReportRequest,
  { version, now, printPdf, job, progress }: PrepareReportOptions
): Promise<PreparedReport> {
  if (kind === 'pdf' && printPdf === null) throw new CallError('no-pdf', NO_PRINTER)
  const made: Pick<PreparedReport, 'claims' | 'preflight'>[] = []
  const prepared = await jobs.prepareOther(job, async (folder, signal) => {
    const texts = library.store.state.desk.session.get(id)?.articles.length ?? 0
    const total = texts + 2
    let done = 0
    const step = (): void => progress?.(++done, total)
    progress?.(0, total)
    const input = await gatherReport(library, id, { options, version, now, signal, onText: step })
    const report = built(input)
    step()
    signal.throwIfAborted()
    const file = await writeReport(report, kind, folder, printPdf, signal)
    signal.throwIfAborted()
    const spans = input.articles.reduce((sum, { layer }) => sum + layer.spans.size, 0)
    const claims = input.articles.reduce((sum, { layer }) => sum + layer.claims.size, 0)
    made.push({ claims, preflight: preflightFor(input, options.includePrivate) })
    step()
    return {
      suggestedName: `${fileNameFrom(report.title)}.${kind}`,
      mediaType: MEDIA[kind],
      files: [{ path: file, bytes: (await stat(join(folder, file))).size }],
      packed: [],
      articles: input.articles.length,
      annotations: spans,
      losses: [],
      splits: null
    }
  })
  const [{ claims, preflight } = { claims: 0, preflight: [] }] = made
  return { prepared, claims, preflight }
}

/** @throws CallError `text-mismatch` naming the claim */
function built(input: ReportInput): ReportDocument {
  try {
    return buildReport(input)
  } catch (error) {
    if (error instanceof ReportError) throw new CallError('text-mismatch', error.message, { claim: error.claim })
    throw error
  }
}

async function writeReport(
  report: ReportDocument,
  kind: ReportKind,
  folder: string,
  printPdf: PrintPdf | null,
  signal: AbortSignal
): Promise<string> {
  const file = `report.${kind}`
  if (kind === 'docx') {
    await writeFile(join(folder, file), await writeReportDocx(report))
    return file
  }
  const page = join(folder, 'report.html')
  await writeFile(page, renderReportHtml(report))
  if (kind === 'pdf' && printPdf) {
    await printPdf(page, join(folder, file), signal)
    await rm(page)
  }
  return file
}
