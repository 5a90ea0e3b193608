import type { Attributes, Authored, Span } from '../../model/annotation'
import { OffsetMap } from '../../text/offset-map'
import { quoteOf } from '../../text/quote'
import { withoutPrivateNotes } from '../document-index'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { articleIri } from '../w3c/vocabulary'
import { accountOf } from './accounts'

const FILE = 'hypothesis.json'
/** No clock: an export of nothing is dated to the beginning of time. */
const NO_DATE = '1970-01-01T00:00:00.000Z'

interface Context {
  readonly document: ExportDocument
  readonly map: OffsetMap
  readonly labels: LabelNames
  readonly people: ReadonlyMap<string, string>
}

/** What an annotation says; `own` is what only this program reads. */
interface Content {
  readonly tags: readonly string[]
  readonly text: string
  readonly target: object
  readonly own?: object
}

/**
 * Writes the file that the client exports, an annotation a line. Its date is that of the newest record, so that the
 * same library gives the same file.
 */
export async function* encodeHypothesis(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const people = new Map(input.library.people.map((person) => [person.id, person.name]))
  const head = { client_version: input.software, export_userid: accountOf('claimdesk') }
  let newest = NO_DATE
  let count = 0
  yield { path: FILE, text: `${JSON.stringify(head).slice(0, -1)},\n"annotations":[` }
  for await (const given of input.documents) {
    const document = withoutPrivateNotes(given, input.options.includeNotes)
    const context: Context = { document, map: OffsetMap.of(document.text), labels, people }
    const lines: string[] = []
    for (const { record, content } of contentsOf(context)) {
      if (record.updatedAt > newest) newest = record.updatedAt
      lines.push(JSON.stringify(annotationOf(context, record, content)))
    }
    if (lines.length > 0) yield { path: FILE, text: `${count === 0 ? '\n' : ',\n'}${lines.join(',\n')}` }
    count += lines.length
  }
  yield { path: FILE, text: `${count === 0 ? '' : '\n'}],\n"export_date":${JSON.stringify(newest)}}\n` }
}

function* contentsOf(context: Context): Generator<{ readonly record: Authored; readonly content: Content }> {
  const { document, labels } = context
  const { article, note, spans, documentLabels } = document
  const page = { source: addressOf(context) }
  for (const span of spans) {
    const tags = [labels.shortName(span.label), ...span.tags]
    const own = { ...attributesOf(span), ...orphanOf(span) }
    yield { record: span, content: { tags, text: span.note, target: targetOf(context, span), own } }
  }
  for (const label of documentLabels) {
    const own = { ...attributesOf(label), ...(label.value !== null && { value: label.value }) }
    yield { record: label, content: { tags: [labels.shortName(label.label)], text: label.note, target: page, own } }
  }
  if (note === '') return
  const times = { createdAt: article.importedAt, updatedAt: article.importedAt }
  const record = { id: `note-${article.id}`, person: 'claimdesk', ...times, origin: 'human' }
  yield { record, content: { tags: [], text: note, target: page } }
}

function annotationOf(context: Context, record: Authored, { tags, text, target, own = {} }: Content): object {
  const { article } = context.document
  const user = accountOf(record.person)
  const name = context.people.get(record.person)
  return {
    id: record.id,
    created: record.createdAt,
    updated: record.updatedAt,
    user,
    ...(name !== undefined && { user_info: { display_name: name } }),
    uri: addressOf(context),
    text,
    tags,
    group: '__world__',
    // Private until somebody decides otherwise: work in progress is not published by an import.
    permissions: { read: [user], update: [user], delete: [user], admin: [user] },
    target: [target],
    document: { title: [article.title] },
    links: {},
    hidden: false,
    flagged: false,
    claimdesk: { article: article.id, ...own }
  }
}

function addressOf({ document: { article } }: Context): string {
  return article.url ?? articleIri(article.id)
}

/** Where a span stands; of an orphan only its words are known, and the client shows it as one, too. */
function targetOf(context: Context, span: Span): object {
  const { document, map } = context
  const source = addressOf(context)
  const [first] = span.quotes
  if (span.orphan !== null) {
    return { source, selector: [{ type: 'TextQuoteSelector', exact: first?.exact ?? '', ...contextOf(first) }] }
  }
  const [place] = exportSpan(document, map, span, 'utf16')
  const { start, end } = place ?? { start: 0, end: 0 }
  const quote = quoteOf(document.text, { start, end })
  return {
    source,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: quote.exact, ...contextOf(quote) }
    ]
  }
}

const contextOf = (quote: Span['quotes'][number] | undefined): object => ({
  prefix: quote?.prefix ?? '',
  suffix: quote?.suffix ?? ''
})

function orphanOf({ orphan, ranges, quotes }: Span): object {
  return orphan === null ? {} : { orphan: { ranges, quotes, lastKnown: orphan.lastKnown } }
}

function attributesOf({ attributes }: { readonly attributes: Attributes }): object {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.length === 0 ? {} : { attributes: Object.fromEntries(sorted) }
}
