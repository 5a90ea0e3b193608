import { ATTRIBUTE_PREFIX } from '../csv-columns'
import type { JsonObject } from '../json-value'
import { parseJson } from '../json-value'
import type { RowCollector, RowPlace } from '../rows/row-collector'
import { attributesOf, textOf } from '../rows/row-values'
import { APOSTROPHES, readAttributeCell, readOptionalCell, unneutralised } from './cells'
import type { Table } from './read-table'
import { PART_COLUMN } from './table-writer'

/** The tables that Claimdesk writes, by columns that no other table has together. */
const OWN = {
  articles: ['article_id', 'document', 'text_sha256', 'published_at'],
  annotations: ['article_id', 'annotation_id', 'layer', 'label'],
  relations: ['relation_id', 'from_id', 'to_id'],
  claims: ['claim_id', 'annotation_ids'],
  bookmarks: ['bookmark_id', 'start', 'end']
} as const
export type OwnTable = keyof typeof OWN

/** Which of our tables it is; null when it is somebody else's. */
export function ownTableOf(columns: readonly string[]): OwnTable | null {
  const names = new Set(columns)
  const found = Object.entries(OWN).find(([, own]) => own.every((name) => names.has(name)))
  return (found?.[0] as OwnTable | undefined) ?? null
}

/** A row with its cells by column, apostrophes taken away and the parts of a workbook put together. */
type Cells = (column: string) => string

interface Draft {
  readonly row: Record<string, unknown>
  readonly place: RowPlace
  readonly spans: JsonObject[]
  readonly documentLabels: JsonObject[]
  readonly relations: JsonObject[]
  readonly bookmarks: JsonObject[]
  readonly people: Map<string, string>
  /** Claims of the table of claims, and those which the annotations name, for a table that came alone. */
  readonly claims: JsonObject[]
  readonly namedClaims: Map<string, Record<string, unknown> & { readonly spans: string[] }>
}

/** Puts the tables of an export together, document by document. */
export class OwnTables {
  readonly #drafts = new Map<string, Draft>()
  readonly #places = new Map<unknown, RowPlace>()
  readonly #rows: RowCollector

  constructor(rows: RowCollector) {
    this.#rows = rows
  }

  /** Tables in any order; but documents are in the order of the first table that names them. */
  add(kind: OwnTable, table: Table): void {
    const attributes = table.columns.filter((name) => name.startsWith(ATTRIBUTE_PREFIX))
    for (const { cells, place } of wholeRows(table)) {
      const draft = this.#draft(cells, place)
      if (kind === 'articles') this.#article(draft, cells, table.columns.includes('text'))
      if (kind === 'annotations') this.#annotation(draft, cells, attributes, place)
      if (kind === 'relations') this.#note(draft.relations, relationOf(cells), place)
      if (kind === 'claims') this.#note(draft.claims, { ...claimOf(cells), note: cells('note') }, place)
      if (kind === 'bookmarks') this.#note(draft.bookmarks, bookmarkOf(cells), place)
      const person = cells('annotator')
      if (person !== '') draft.people.set(person, cells('annotator_name') || person)
    }
  }

  async finish(): Promise<void> {
    for (const draft of this.#drafts.values()) {
      const { row, place, spans, documentLabels, relations, bookmarks } = draft
      const claims = draft.claims.length > 0 ? draft.claims : [...draft.namedClaims.values()]
      const people = [...draft.people].map(([id, name]) => ({ id, name }))
      await this.#rows.add(
        { ...row, spans, claims, document_labels: documentLabels, relations, bookmarks, people },
        {
          name: textOf(row['name']),
          row: place,
          placeOf: (item) => this.#places.get(item) ?? null
        }
      )
    }
  }

  #draft(cells: Cells, place: RowPlace): Draft {
    const id = cells('article_id')
    const name = cells('document') || id
    const known = this.#drafts.get(name)
    if (known) return known
    const lists = { spans: [], documentLabels: [], relations: [], bookmarks: [], claims: [] }
    const row: Record<string, unknown> = { id, name }
    const draft: Draft = { row, place, ...lists, people: new Map(), namedClaims: new Map() }
    this.#drafts.set(name, draft)
    return draft
  }

  #note(list: JsonObject[], item: JsonObject, place: RowPlace): void {
    list.push(item)
    this.#places.set(item, place)
  }

  #article({ row }: Draft, cells: Cells, hasText: boolean): void {
    const same = ['title', 'byline', 'publisher', 'url', 'published_at', 'language', 'tags', 'status', 'note', 'split']
    for (const name of [...same, 'extra']) row[name] = cells(name)
    row['sha256'] = cells('text_sha256')
    if (hasText) row['text'] = cells('text')
    row['tokens'] = tokensOf(cells('tokens'))
    row['sentences'] = tokensOf(cells('sentences'))
  }

  #annotation(draft: Draft, cells: Cells, attributes: readonly string[], place: RowPlace): void {
    const { row } = draft
    row['title'] ??= cells('article_title')
    row['url'] ??= cells('article_url')
    row['status'] ??= cells('article_status')
    row['sha256'] ??= cells('text_sha256')
    if (cells('offset_unit') !== '') row['offset_unit'] ??= cells('offset_unit')
    const layer = cells('layer')
    const common = {
      id: cells('annotation_id'),
      label: cells('label'),
      label_id: cells('label_id'),
      attributes: mergedAttributes(cells, attributes),
      note: cells('note'),
      ...authorship(cells)
    }
    if (layer === 'document') {
      this.#note(draft.documentLabels, { ...common, value: readOptionalCell(cells('value')) }, place)
      return
    }
    if (layer !== 'span' && layer !== 'orphan' && layer !== '') {
      const message = `This row was left out: its layer is “${layer}”, which is neither span, document nor orphan.`
      this.#rows.problem(place.file, place.line, common.id, message)
      return
    }
    const span = {
      ...common,
      start: cells('start'),
      end: cells('end'),
      ranges: cells('ranges'),
      text: cells('exact'),
      prefix: cells('prefix'),
      suffix: cells('suffix'),
      tags: cells('tags'),
      orphan: layer === 'orphan',
      orphan_place: cells('orphan_place')
    }
    this.#note(draft.spans, span, place)
    const claim = cells('claim_id')
    if (claim === '') return
    const known = draft.namedClaims.get(claim)
    if (known) known.spans.push(common.id)
    else {
      const named = { ...claimOf(cells), note: cells('claim_note'), spans: [common.id] }
      draft.namedClaims.set(claim, named)
      this.#places.set(named, place)
    }
  }
}

function* wholeRows({ file, columns, rows }: Table): Generator<{ readonly cells: Cells; readonly place: RowPlace }> {
  const index = new Map(columns.map((name, at) => [name, at]))
  const part = index.get(PART_COLUMN)
  for (let at = 0; at < rows.length;) {
    const first = rows[at]
    if (!first) return
    let values = first.cells
    for (at += 1; part !== undefined && Number(rows[at]?.cells[part] ?? 1) > 1; at += 1) {
      const next = rows[at]?.cells ?? []
      values = columns.map((_, column) => (values[column] ?? '') + (column === part ? '' : (next[column] ?? '')))
    }
    const isMarked = values[index.get(APOSTROPHES) ?? -1] === 'yes'
    const cells: Cells = (name) => {
      const cell = values[index.get(name) ?? -1] ?? ''
      return isMarked ? unneutralised(cell) : cell
    }
    yield { cells, place: { file, line: first.line } }
  }
}

function authorship(cells: Cells): JsonObject {
  return { annotator: cells('annotator'), created: cells('created'), updated: cells('updated') }
}

/** The attributes of the columns and of the JSON object; of the latter null when it is none. */
function mergedAttributes(cells: Cells, columns: readonly string[]): unknown {
  const rest = cells('attributes')
  const object = attributesOf(rest)
  if (!object) return rest
  const own = columns.flatMap((name) => {
    const value = readAttributeCell(cells(name))
    return value === null ? [] : [[name.slice(ATTRIBUTE_PREFIX.length), value] as const]
  })
  return own.length === 0 ? object : Object.fromEntries([...own, ...Object.entries(object)])
}

function claimOf(cells: Cells): Record<string, unknown> {
  return {
    id: cells('claim_id'),
    spans: cells('annotation_ids'),
    claim: cells('claim'),
    speaker: cells('speaker'),
    verdict_scale: cells('verdict_scale'),
    verdict: cells('verdict'),
    ...authorship(cells)
  }
}

function relationOf(cells: Cells): JsonObject {
  return {
    id: cells('relation_id'),
    type: cells('type_id') || cells('type'),
    type_name: cells('type'),
    from_article: cells('article_id'),
    from_span: cells('from_id'),
    to_article: cells('to_article_id'),
    to_span: cells('to_id'),
    to_text: cells('to_text'),
    attributes: cells('attributes'),
    note: cells('note'),
    ...authorship(cells)
  }
}

function bookmarkOf(cells: Cells): JsonObject {
  return {
    id: cells('bookmark_id'),
    start: cells('start'),
    end: cells('end'),
    text: cells('exact'),
    name: cells('name'),
    ...authorship(cells)
  }
}

/** `[[start,end,features?],…]` as the objects that rows have; empty stays missing, and what is neither stays as it is. */
function tokensOf(cell: string): unknown {
  const parsed = cell === '' ? null : parseJson(cell)
  if (parsed === null) return null
  if (!parsed.ok || !Array.isArray(parsed.value)) return cell
  return (parsed.value as unknown[]).map((item) => {
    const [start, end, features] = Array.isArray(item) ? (item as unknown[]) : []
    return { start, end, ...(features !== undefined && { features }) }
  })
}
