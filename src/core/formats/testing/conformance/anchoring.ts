import { parseHTML } from 'linkedom'
import type { Decoded, DecodedSpan, Format } from '../../format'
import { hypothesisFormat } from '../../hypothesis'
import { recogitoFormat } from '../../recogito'
import { withoutEnding } from '../../text-file'
import { w3cFormat } from '../../w3c'
import { makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { exportDecoded } from './export-decoded'
import { recordsOf } from './records-of'
import { ConformanceReport } from './report'

interface Selector {
  readonly type: string
  readonly start?: number
  readonly end?: number
  readonly exact?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly startContainer?: string
  readonly endContainer?: string
  readonly startOffset?: number
  readonly endOffset?: number
}
interface Row {
  readonly id: string
  readonly text?: string
  readonly tags?: readonly string[]
  readonly references?: readonly string[]
  readonly target: readonly { readonly selector?: readonly Selector[] }[]
}
/** An answer of the API, an export, or a list. */
interface StatedFile {
  readonly rows?: readonly Row[]
  readonly annotations?: readonly Row[]
}
interface Element {
  readonly tagName: string
  readonly children: Iterable<Element>
  readonly textContent: string
}

/**
 * Saved pages with annotations of a browser: every one must be found where its position says, with its words, with
 * what stands around it, and where the path into the page leads; and must come back from every format of this family.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const folder = 'anchoring'
  const paths = corpusPaths(folder)
  for (const path of paths.filter((each) => each.endsWith('.json'))) {
    const page = paths.find((each) => each !== path && withoutEnding(each) === withoutEnding(path))
    if (page === undefined) {
      report.difference(path, 'there is no page with its name')
      continue
    }
    const files = new Map([path, page].map((each) => [each, corpusFile(folder, each).bytes] as const))
    const html = new TextDecoder().decode(files.get(page))
    const decoded = await decode(hypothesisFormat, makeFiles(files))
    for (const { place, message } of decoded.problems) report.difference(path, `${place}: ${message}`)
    const stated = JSON.parse(new TextDecoder().decode(files.get(path))) as StatedFile
    const rows = Array.isArray(stated) ? (stated as readonly Row[]) : (stated.rows ?? stated.annotations ?? [])
    const { body } = (parseHTML(html) as { readonly document: { readonly body: Element } }).document
    const answered = new Set(rows.flatMap(({ references = [] }) => references))
    for (const row of rows) compare(path, row, answered.has(row.id), decoded, body, report)
    await compareAgain(path, decoded, report)
    report.file(path)
    report.file(page)
  }
  report.account(paths)
  return report.finish()
}

const decode = (format: Format, input: ReturnType<typeof makeFiles>): Promise<Decoded> =>
  format.decode?.(input) ?? Promise.reject(new Error(`${format.id} cannot read`))

/** White space is written in several ways: the client puts a space where the page has a line break element. */
const bare = (text: string): string => text.replace(/\s+/g, '')

/** @param isAnswered whether replies stand under its text */
function compare(
  path: string,
  row: Row,
  isAnswered: boolean,
  { documents }: Decoded,
  body: Element,
  report: ConformanceReport
): void {
  if ((row.references ?? []).length > 0) return
  const selectors = row.target.flatMap(({ selector = [] }) => selector)
  const of = (type: string): Selector | undefined => selectors.find((each) => each.type === type)
  const [position, quote, range] = [of('TextPositionSelector'), of('TextQuoteSelector'), of('RangeSelector')]
  const found = documents.flatMap(({ text, spans }) =>
    spans.filter(({ id }) => id === row.id).map((span) => ({ text, span }))
  )
  const [first, ...more] = found
  if (!first || more.length > 0) return report.difference(path, `${row.id} was found ${found.length} times`)
  const { text, span } = first
  const differ = (what: string): void => report.difference(path, `${row.id}: ${what}`)
  const place = span.ranges[0] ?? { start: -1, end: -1 }
  const words = text.slice(place.start, place.end)
  if (position && (place.start !== position.start || place.end !== position.end)) {
    differ(`it stands at ${place.start}–${place.end}, not at ${position.start}–${position.end}`)
  }
  if (quote) {
    if (bare(words) !== bare(quote.exact ?? '')) differ(`its words are “${words}”, not “${quote.exact}”`)
    if (!bare(text.slice(0, place.start)).endsWith(bare(quote.prefix ?? ''))) differ('other words stand before it')
    if (!bare(text.slice(place.end)).startsWith(bare(quote.suffix ?? ''))) differ('other words stand after it')
  }
  if (range && !bare(wordsAt(body, range) ?? words).includes(bare(words)))
    differ('the path into the page leads to other words')
  const said = row.text ?? ''
  const isNote = isAnswered ? span.note.startsWith(said) : span.note === said
  if (!isNote || allTags(span).join('\n') !== (row.tags ?? []).join('\n')) differ('text or tags differ')
  report.equal(1)
}

const allTags = ({ label, tags }: DecodedSpan): readonly string[] => (label === '' ? tags : [label, ...tags])

/** The words between two places of one element, as its XPath and two offsets into its text say; null: elsewhere. */
function wordsAt(body: Element, { startContainer, endContainer, startOffset, endOffset }: Selector): string | null {
  if (startContainer === undefined || startContainer !== endContainer) return null
  let element: Element | undefined = body
  for (const [, tag = '', index = '1'] of startContainer.matchAll(/\/([A-Za-z0-9]+)(?:\[(\d+)\])?/g)) {
    element = [...(element?.children ?? [])].filter((child) => child.tagName === tag.toUpperCase())[Number(index) - 1]
  }
  return element?.textContent.slice(startOffset, endOffset) ?? null
}

/** Written by every format of this family and read again, it has to be the same. */
async function compareAgain(path: string, decoded: Decoded, report: ConformanceReport): Promise<void> {
  const expected = recordsOf(decoded)
  for (const format of [hypothesisFormat, w3cFormat, recogitoFormat]) {
    const { files, documents } = await exportDecoded(format, decoded)
    const again = recordsOf(await decode(format, makeFiles(files, documents)))
    if (JSON.stringify(again) === JSON.stringify(expected)) report.equal(expected.length)
    else report.difference(path, `${format.id} gave back ${JSON.stringify(again)}, not ${JSON.stringify(expected)}`)
  }
}
