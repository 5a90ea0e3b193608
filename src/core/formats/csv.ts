import type { DocumentLabel, Span } from '../model/annotation'
import type { Claim } from '../model/claim'
import { spanQuote } from '../model/annotation'
import { findVerdict } from '../model/verdict-scale'
import { OffsetMap } from '../text/offset-map'
import { CSV_COLUMNS } from './csv-columns'
import type { CsvColumn, CsvRow } from './csv-columns'
import { claimsBySpan, withoutPrivateNotes } from './document-index'
import { exportSpan } from './export-range'
import type { ExportDocument, ExportInput, Format, OutputPart } from './format'
import { sortedJson } from './json-value'
import { LabelNames } from './label-names'
import { lossReporter } from './losses'

const FILE = 'annotations.csv'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const { includeNotes, neutraliseFormulas } = input.options
  yield { path: FILE, text: csvLine(CSV_COLUMNS.map((column) => column.name)) }
  for await (const document of input.documents) {
    const rows = documentRows(withoutPrivateNotes(document, includeNotes), labels)
    const lines = rows.map((row) =>
      csvLine(CSV_COLUMNS.map(({ name }) => (neutraliseFormulas ? neutralised(row[name] ?? '') : (row[name] ?? ''))))
    )
    if (lines.length > 0) yield { path: FILE, text: lines.join('') }
  }
}

/** RFC 4180: cells with a comma, a quote or a line break stand in quotes, quotes are doubled, rows end with CRLF. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** X7: spreadsheets run cells that begin with one of these as a formula; an apostrophe makes them text. */
function neutralised(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function documentRows(document: ExportDocument, labels: LabelNames): CsvRow[] {
  const { article, status } = document
  const common = {
    article_id: article.id,
    article_title: article.title,
    article_url: article.url ?? '',
    article_status: status,
    text_sha256: article.text.sha256
  }
  const map = OffsetMap.of(document.text)
  const claims = claimsBySpan(document)
  return [
    ...document.spans.map((span) => ({
      ...common,
      ...annotationCells(span, labels),
      ...placeCells(document, map, span),
      ...claimCells(claims.get(span.id)?.[0])
    })),
    ...document.documentLabels.map((label) => ({
      ...common,
      ...annotationCells(label, labels),
      layer: 'document',
      value: label.value ?? '',
      attributes: sortedJson(label.attributes)
    }))
  ]
}

function annotationCells(record: Span | DocumentLabel, labels: LabelNames): CsvRow {
  return {
    annotation_id: record.id,
    annotator: record.person,
    created: record.createdAt,
    updated: record.updatedAt,
    origin: record.origin,
    label: labels.path(record.label),
    label_id: record.label,
    note: record.note
  }
}

function placeCells(document: ExportDocument, map: OffsetMap, span: Span): CsvRow {
  const words: CsvRow = {
    layer: span.orphan === null ? 'span' : 'orphan',
    exact: spanQuote(span),
    prefix: span.quotes[0]?.prefix ?? '',
    suffix: span.quotes.at(-1)?.suffix ?? '',
    attributes: sortedJson(span.attributes),
    tags: JSON.stringify(span.tags)
  }
  if (span.orphan !== null) return words
  const ranges = exportSpan(document, map, span, 'codepoint')
  return {
    ...words,
    start: String(ranges[0]?.start ?? ''),
    end: String(ranges.at(-1)?.end ?? ''),
    ranges: JSON.stringify(ranges.map(({ start, end }) => [start, end])),
    offset_unit: 'codepoint'
  }
}

function claimCells(claim: Claim | undefined): CsvRow {
  if (!claim) return {}
  return {
    claim_id: claim.id,
    claim: claim.normalized,
    speaker: claim.speaker,
    verdict_scale: claim.verdict?.scale ?? '',
    verdict: claim.verdict?.value ?? '',
    canonical: (claim.verdict && findVerdict(claim.verdict)?.canonical) ?? '',
    claim_note: claim.note
  }
}

const describeColumn = (column: CsvColumn): string => `| \`${column.name}\` | ${column.meaning} |`

/** One row an annotation: for spreadsheets and statistics. */
export const csvFormat: Format = {
  id: 'csv',
  name: 'CSV',
  description: 'One row per annotation, for spreadsheets and statistics. The text of the articles is not in it.',
  extension: 'csv',
  mediaType: 'text/csv',
  offsetUnit: 'codepoint',
  documentation: `RFC 4180: UTF-8 without a byte order mark, commas, CRLF row ends, one header row. The columns are always
the same, in this order:

| column | meaning |
| --- | --- |
${CSV_COLUMNS.map(describeColumn).join('\n')}

Unless it is switched off, an apostrophe is put before every cell that begins with \`= + - @\`, tab or return, because
spreadsheets would run it as a formula. A program that compares words should switch it off, or take it away again.`,
  losses: lossReporter({
    orphans: 'Orphaned annotations are written with their words, but without a position.',
    'discontinuous-spans': 'Annotations in several parts: start and end are the outer ones, “ranges” has the parts.',
    attributes: 'Attributes share one column, as a JSON object.',
    'document-label-attributes': 'Attributes share one column, as a JSON object.',
    tags: 'Tags share one column, as a JSON list.',
    relations: 'Relations are left out.',
    bookmarks: 'Bookmarks are left out.',
    'claims-on-several-spans': 'Claims on several passages are repeated in the row of each.',
    'further-claims-of-a-span': 'Only the first claim of a passage is written.',
    segments: 'The roles of text segments (title, caption, credit…) are left out.',
    text: 'The text of the articles is not in the file, only its hash.'
  }),
  encode
}
