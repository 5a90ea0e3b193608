import type { Attributes, Span } from '../../model/annotation'
import { OffsetMap } from '../../text/offset-map'
import {
  ARTICLE_COLUMNS,
  ATTRIBUTE_PREFIX,
  BOOKMARK_COLUMNS,
  CLAIM_COLUMNS,
  CSV_COLUMNS,
  RELATION_COLUMNS
} from '../csv-columns'
import type { CsvColumn, CsvRow } from '../csv-columns'
import { claimsBySpan } from '../document-index'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { sortedJson } from '../json-value'
import { bookmarkFields, claimFields, RowMaker } from '../rows/document-row'
import type { Fields } from '../rows/document-row'
import { APOSTROPHES, attributeCell, cellOf, optionalCell } from './cells'
import { TableWriter } from './table-writer'
import type { TableDialect } from './table-writer'

/** Rows that go out at a time. */
const BATCH = 256

const namesOf = (columns: readonly CsvColumn[]): readonly string[] => columns.map(({ name }) => name)

/**
 * Writes the tables of an export. That of the annotations is streamed; the rows of the others wait until it is done,
 * because a file that was left is not opened again.
 */
export async function* encodeTables(input: ExportInput, dialect: TableDialect): AsyncGenerator<OutputPart> {
  const maker = new RowMaker(input)
  const { includeText } = input.options
  const attributes = definedAttributes(input)
  const table = (name: string, columns: readonly CsvColumn[], more: readonly string[] = []) =>
    new TableWriter(name, [...namesOf(columns), ...more], dialect)
  const annotations = table(
    'annotations',
    CSV_COLUMNS,
    attributes.map((id) => ATTRIBUTE_PREFIX + id)
  )
  const articleColumns = ARTICLE_COLUMNS.filter(({ name }) => includeText || name !== 'text')
  const articles = new LaterTable(table('articles', articleColumns), true)
  const others = {
    bookmarks: new LaterTable(table('bookmarks', BOOKMARK_COLUMNS)),
    claims: new LaterTable(table('claims', CLAIM_COLUMNS)),
    relations: new LaterTable(table('relations', RELATION_COLUMNS))
  }
  const rows = new DocumentRows(maker, new Set(attributes), dialect.neutralise)
  yield* annotations.begin()
  for await (const document of input.documents) {
    yield* joined(annotations, rows.annotations(document))
    articles.add(rows.article(document))
    for (const claim of document.claims) others.claims.add(rows.claim(document, claimFields(claim)))
    for (const relation of document.relations) {
      others.relations.add(rows.relation(document, maker.relation(relation), relation.from.quote))
    }
    const map = OffsetMap.of(document.text)
    for (const mark of document.bookmarks) {
      others.bookmarks.add(rows.bookmark(document, bookmarkFields(document, map, mark)))
    }
  }
  for (const each of [articles, others.bookmarks, others.claims, others.relations]) yield* each.parts
}

/** Ids of all attributes that the schemes define, in their order. */
function definedAttributes({ schemes, library }: ExportInput): readonly string[] {
  const isDefault = (id: string): number => (id === library.defaultScheme ? 0 : 1)
  const sorted = [...schemes].sort((a, b) => isDefault(a.id) - isDefault(b.id))
  return [...new Set(sorted.flatMap(({ labels }) => labels.flatMap((label) => label.attributes.map(({ id }) => id))))]
}

/** Several rows as one piece: a piece for each would cost more than the row. */
function* joined(table: TableWriter, rows: Iterable<CsvRow>): Generator<OutputPart> {
  let path = ''
  let pieces: string[] = []
  for (const row of rows) {
    for (const part of table.row(row)) {
      if (pieces.length > 0 && (part.path !== path || pieces.length >= BATCH)) {
        yield { path, text: pieces.join('') }
        pieces = []
      }
      path = part.path
      pieces.push(part.text ?? '')
    }
  }
  if (pieces.length > 0) yield { path, text: pieces.join('') }
}

/** A table whose turn comes when the annotations are done. One without rows is not written, unless it always is. */
class LaterTable {
  readonly #table: TableWriter
  readonly #parts: OutputPart[] = []

  constructor(table: TableWriter, isAlways = false) {
    this.#table = table
    if (isAlways) this.#parts.push(...table.begin())
  }

  add(row: CsvRow): void {
    this.#parts.push(...this.#table.row(row))
  }

  get parts(): readonly OutputPart[] {
    return this.#parts
  }
}

/** The rows of one document in each table. */
class DocumentRows {
  readonly #maker: RowMaker
  readonly #attributes: ReadonlySet<string>
  readonly #apostrophes: string

  constructor(maker: RowMaker, attributes: ReadonlySet<string>, neutralise: boolean) {
    this.#maker = maker
    this.#attributes = attributes
    this.#apostrophes = neutralise ? 'yes' : 'no'
  }

  *annotations(document: ExportDocument): Generator<CsvRow> {
    const { article, status, text, spans, documentLabels } = document
    const common = {
      article_id: article.id,
      article_title: article.title,
      article_url: article.url ?? '',
      article_status: status,
      text_sha256: article.text.sha256
    }
    const map = OffsetMap.of(text)
    const claims = claimsBySpan(document)
    for (const span of spans) {
      const claim = claims.get(span.id)?.[0]
      const { ranges, attributes: _, ...fields } = this.#maker.span(document, map, span)
      // One object that is filled: to make a new one from each part is what takes most of the time.
      yield Object.assign(
        this.#cells(document, fields, 'annotation_id'),
        common,
        claim && firstClaim(claimFields(claim)),
        placeCells(span, fields['text'], ranges as readonly Fields[]),
        this.#attributeCells(span.attributes)
      )
    }
    for (const label of documentLabels) {
      yield Object.assign(
        this.#cells(document, this.#maker.documentLabel(label), 'annotation_id'),
        common,
        { layer: 'document', value: optionalCell(label.value) },
        this.#attributeCells(label.attributes)
      )
    }
  }

  article(document: ExportDocument): CsvRow {
    const { head, tail } = this.#maker.row(document)
    return {
      ...this.#cells(document, { ...head, ...tail, text: document.text }, 'article_id'),
      text_sha256: document.article.text.sha256,
      tokens: tail['tokens'] === null ? '' : JSON.stringify((tail['tokens'] as readonly Fields[]).map(compactToken)),
      sentences: tail['sentences'] === null ? '' : JSON.stringify((tail['sentences'] as readonly Fields[]).map(pairOf))
    }
  }

  claim(document: ExportDocument, claim: Fields): CsvRow {
    return { ...this.#cells(document, claim, 'claim_id'), annotation_ids: cellOf(claim['spans']) }
  }

  relation(document: ExportDocument, relation: Fields, fromText: string): CsvRow {
    const cells = this.#cells(document, relation, 'relation_id')
    return {
      ...cells,
      type: cells['type_name'] ?? '',
      type_id: cells['type'] ?? '',
      from_id: cells['from_span'] ?? '',
      to_id: cells['to_span'] ?? '',
      from_text: fromText,
      to_article_id: cells['to_article'] ?? ''
    }
  }

  bookmark(document: ExportDocument, bookmark: Fields): CsvRow {
    const cells = this.#cells(document, bookmark, 'bookmark_id')
    return { ...cells, offset_unit: 'codepoint', exact: cells['text'] ?? '' }
  }

  /** The fields of a record as cells, with what every row says. */
  #cells({ article, name }: ExportDocument, fields: Fields, id: string): CsvRow {
    const cells: Record<string, string> = {}
    for (const key of Object.keys(fields)) cells[key] = cellOf(fields[key])
    const person = cells['annotator']
    cells['article_id'] = article.id
    cells[id] = cells['id'] ?? ''
    cells['document'] = name
    cells['annotator_name'] = person === undefined ? '' : this.#maker.personName(person)
    cells[APOSTROPHES] = this.#apostrophes
    return cells
  }

  #attributeCells(attributes: Attributes): CsvRow {
    const entries = Object.entries(attributes)
    const others = entries.filter(([id]) => !this.#attributes.has(id))
    const cells: Record<string, string> = { attributes: sortedJson(Object.fromEntries(others)) }
    for (const [id, value] of entries) {
      if (this.#attributes.has(id)) cells[ATTRIBUTE_PREFIX + id] = attributeCell(value)
    }
    return cells
  }
}

function placeCells({ quotes, orphan }: Span, words: unknown, ranges: readonly Fields[]): CsvRow {
  return {
    layer: orphan === null ? 'span' : 'orphan',
    exact: cellOf(words),
    prefix: quotes[0]?.prefix ?? '',
    suffix: quotes.at(-1)?.suffix ?? '',
    ranges: orphan === null ? JSON.stringify(ranges.map(pairOf)) : '',
    offset_unit: orphan === null ? 'codepoint' : ''
  }
}

const pairOf = ({ start, end }: Fields): unknown[] => [start, end]

function compactToken({ start, end, features }: Fields): unknown[] {
  return features === '' ? [start, end] : [start, end, JSON.parse(features as string)]
}

function firstClaim(claim: Fields): CsvRow {
  const columns = ['claim', 'speaker', 'verdict_scale', 'verdict', 'canonical'] as const
  return {
    claim_id: cellOf(claim['id']),
    claim_note: cellOf(claim['note']),
    ...Object.fromEntries(columns.map((name) => [name, cellOf(claim[name])]))
  }
}
