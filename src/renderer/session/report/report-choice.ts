import type { Client } from '../../../api/client'
import { REPORT_PARTS, WHOLE_REPORT } from '../../../api/report-params'
import type { ReportKind } from '../../../api/report-params'
import type { PreparedExport } from '../../../api/transfer-views'

/** What can leave of a session: a report of some kind, the bundle, or the log. */
export const OUTPUT_KINDS = ['html', 'docx', 'pdf', 'bundle', 'log'] as const
export type OutputKind = (typeof OUTPUT_KINDS)[number]
export type ReportPart = (typeof REPORT_PARTS)[number]

export interface ReportChoice {
  readonly kind: OutputKind
  readonly parts: readonly ReportPart[]
  readonly includePrivate: boolean
  readonly anonymiseChecker: boolean
}

export const FIRST_CHOICE: ReportChoice = {
  kind: 'html',
  parts: WHOLE_REPORT.sections,
  includePrivate: false,
  anonymiseChecker: false
}

export const OUTPUT_WORDS: Readonly<Record<OutputKind, { readonly name: string; readonly about: string }>> = {
  html: { name: 'Report, HTML', about: 'One page to read in any browser, to print and to send.' },
  docx: { name: 'Report, DOCX', about: 'A Word document, for comments and changes.' },
  pdf: { name: 'Report, PDF', about: 'The page as printed on A4, to file.' },
  bundle: { name: 'Bundle', about: 'Texts, claims, evidence files and log in one archive that can be verified later.' },
  log: { name: 'Audit log', about: 'Every change, a line each, chained by hashes.' }
}

export const PART_NAMES: Readonly<Record<ReportPart, string>> = {
  changes: 'Change list for the editor',
  claims: 'Claims, a sheet each',
  text: 'Annotated text',
  excluded: 'What was left out',
  sources: 'Sources',
  contacts: 'Contacts',
  unknown: 'What could not be established',
  method: 'Method, scale and rules',
  corrections: 'Corrections',
  log: 'Digest of the audit log'
}

export const isReport = (kind: OutputKind): kind is ReportKind => kind !== 'bundle' && kind !== 'log'

/** What lies ready, and words by which it can be recognised later. */
export interface PreparedOutput {
  readonly prepared: PreparedExport
  readonly digest: { readonly name: string; readonly value: string } | null
  /** What could not be put in. */
  readonly problems: readonly string[]
}

/** Has the backend write what was chosen aside. @throws CallError */
export async function prepareOutput(
  client: Pick<Client, 'call'>,
  session: string,
  choice: ReportChoice,
  job: string
): Promise<PreparedOutput> {
  const { kind, parts, includePrivate, anonymiseChecker } = choice
  if (kind === 'bundle') {
    const request = { session, options: { private: includePrivate }, job }
    const { prepared, digest, problems } = await client.call('bundle.prepare', request)
    const told = problems.map(({ file, message }) => `${file}: ${message}`)
    return { prepared, digest: { name: 'Digest of the bundle', value: digest }, problems: told }
  }
  if (kind === 'log') {
    const { prepared, lastHash } = await client.call('audit.export', { session, private: includePrivate, job })
    return { prepared, digest: { name: 'Hash of its last line', value: lastHash }, problems: [] }
  }
  const sections = REPORT_PARTS.filter((part) => parts.includes(part))
  const options = { sections, includePrivate, anonymiseChecker }
  const { prepared } = await client.call('report.prepare', { session, kind, options, job })
  return { prepared, digest: null, problems: [] }
}
