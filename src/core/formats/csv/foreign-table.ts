import type { Article } from '../../model/article'
import type { KnownTexts } from '../format'
import { parseJson } from '../json-value'
import type { JsonObject } from '../json-value'
import type { RowCollector, RowPlace } from '../rows/row-collector'
import { textOf } from '../rows/row-values'
import { withoutEnding } from '../text-file'
import { rolesOf } from './column-roles'
import type { Role, Roles } from './column-roles'
import type { Table, TableRow } from './read-table'

/** Rows that are looked at to find out what the columns are. */
const SAMPLE_ROWS = 500

/** What a row that labels a whole text says when its label is no name of its own. */
const BARE_VALUE = /^(?:yes|no|true|false|y|n|ja|nein|oui|non|sí|si|да|нет|-?\d+(?:\.\d+)?)$/i

/** Rows of real tables are damaged now and then: what holds for so many is taken to hold for all. */
const MOST = 0.95

/** Reads a table that is not one of ours: documents with labels, or passages with labels. */
export async function readForeignTable(
  table: Table,
  rows: RowCollector,
  known: KnownTexts,
  settings: Readonly<Record<string, string>>
): Promise<void> {
  const { roles, unknown } = rolesOf(
    table.columns,
    table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
    settings
  )
  for (const name of unknown) {
    const there = table.columns.map((column) => `“${column}”`).join(', ')
    rows.problem(table.file, 1, 'header', `There is no column “${name}”. The table has ${there}.`)
  }
  const hasPassages = roles.has('exact') || (roles.has('start') && roles.has('end'))
  if (!roles.has('text') && !hasPassages) {
    const message =
      'No column was found that has texts, or passages of texts. Say which one has them, and read the file again.'
    rows.problem(table.file, 1, 'header', message)
    return
  }
  rows.remarks.add(columnsRemark(table, roles))
  const reader = new ForeignTable(table, roles, rows, known, settings['labels-as'] ?? 'auto')
  if (hasPassages) await reader.passages()
  else await reader.documents()
}

const ROLE_WORDS: Partial<Readonly<Record<Role, string>>> = {
  text: 'text',
  exact: 'words of the passage',
  label: 'label',
  start: 'first position',
  end: 'last position',
  document: 'article'
}

function columnsRemark({ file, columns }: Table, roles: Roles): string {
  const taken = [...roles].flatMap(([role, index]) => {
    const words = ROLE_WORDS[role]
    return words === undefined ? [] : [`${words} from “${columns[index] ?? ''}”`]
  })
  return `${file}: ${taken.join(', ')}.`
}

/** An article with the rows that are about it. */
interface Group {
  readonly row: Record<string, unknown>
  readonly place: RowPlace
  readonly spans: JsonObject[]
  readonly documentLabels: JsonObject[]
}

class ForeignTable {
  readonly #table: Table
  readonly #roles: Roles
  readonly #rows: RowCollector
  readonly #known: KnownTexts
  readonly #labelsAs: string

  constructor(table: Table, roles: Roles, rows: RowCollector, known: KnownTexts, labelsAs: string) {
    this.#table = table
    this.#roles = roles
    this.#rows = rows
    this.#known = known
    this.#labelsAs = labelsAs
  }

  /** Every row is a document, its label one of the whole text. */
  async documents(): Promise<void> {
    const isValue = this.#isValue()
    for (const [index, row] of this.#table.rows.entries()) {
      const cell = this.#cellsOf(row)
      const place = { file: row.file, line: row.line }
      const name = cell('id') || cell('document') || `${withoutEnding(row.file)}-${index + 1}`
      if (cell('text') === '') {
        this.#rows.problem(row.file, row.line, name, 'This row was left out: it has no text.')
        continue
      }
      const labels = labelsOf(cell('label')).map((label) => ({
        ...(isValue ? { label: this.#header('label'), value: label } : { label, value: null }),
        ...authorship(cell)
      }))
      const document = {
        ...this.#metadata(cell),
        id: name,
        name,
        text: cell('text'),
        document_labels: labels,
        note: cell('note'),
        split: cell('split'),
        extra: this.#others(row)
      }
      await this.#rows.add(document, { name, row: place })
    }
  }

  /** Every row is a passage; rows of one article are those with the same name of it, else with the same text. */
  async passages(): Promise<void> {
    const groups = new Map<string, Group>()
    const places = new Map<unknown, RowPlace>()
    for (const row of this.#table.rows) {
      const cell = this.#cellsOf(row)
      const place = { file: row.file, line: row.line }
      const called = cell('document') || cell('url') || cell('title')
      const text = cell('text')
      const key = JSON.stringify([called, this.#roles.has('document') ? '' : text])
      let group = groups.get(key)
      if (!group) {
        const name =
          called || (groups.size === 0 ? withoutEnding(row.file) : `${withoutEnding(row.file)}-${groups.size + 1}`)
        const known = this.#roles.has('text') ? null : this.#knownArticle(called)
        const document = {
          ...this.#metadata(cell),
          id: known?.id ?? called,
          name: known?.title ?? name,
          offset_unit: cell('unit'),
          split: cell('split')
        }
        groups.set(key, (group = { row: document, place, spans: [], documentLabels: [] }))
      }
      if (text !== '') group.row['text'] ??= text
      if (text !== '' && group.row['text'] !== text) {
        const message = `This row was left out: it has another text than the other rows of “${called}”.`
        this.#rows.problem(row.file, row.line, called, message)
        continue
      }
      const passage = { start: cell('start'), end: cell('end'), text: cell('exact') }
      const label = cell('label')
      // Without a passage a label is one of the whole text; without a label, nothing was found in it.
      if (passage.start === '' && passage.text === '') {
        for (const each of labelsOf(label)) group.documentLabels.push({ label: each, value: null, ...authorship(cell) })
        continue
      }
      const [first = '', ...more] = labelsOf(label)
      for (const [index, each] of [first, ...more].entries()) {
        const id = this.#roles.has('id') ? cell('id') : ''
        const span: JsonObject = {
          ...passage,
          id: index === 0 || id === '' ? id : `${id}-${index + 1}`,
          prefix: cell('prefix'),
          suffix: cell('suffix'),
          label: each,
          note: cell('note'),
          tags: cell('tags') === '' ? [] : cell('tags').split(/\s*[,;|]\s*/),
          attributes: this.#others(row),
          ...authorship(cell)
        }
        group.spans.push(span)
        places.set(span, place)
      }
    }
    for (const { row, place, spans, documentLabels } of groups.values()) {
      await this.#rows.add(
        { ...row, spans, document_labels: documentLabels },
        { name: textOf(row['name']), row: place, placeOf: (item) => places.get(item) ?? null }
      )
    }
  }

  /** Whether (nearly all) cells of the label column only say yes, no or a number: then its header is the label. */
  #isValue(): boolean {
    if (this.#labelsAs !== 'auto') return this.#labelsAs === 'value'
    const column = this.#roles.get('label')
    if (column === undefined) return false
    const filled = this.#table.rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '')
    const bare = filled.filter((cell) => BARE_VALUE.test(cell)).length
    return bare > 0 && bare >= filled.length * MOST
  }

  #header(role: Role): string {
    return this.#table.columns[this.#roles.get(role) ?? -1] ?? ''
  }

  #cellsOf({ cells }: TableRow): (role: Role) => string {
    return (role) => {
      const cell = cells[this.#roles.get(role) ?? -1] ?? ''
      // Words count letter by letter; of everything else the white space around it means nothing.
      return role === 'text' || role === 'exact' || role === 'prefix' || role === 'suffix' ? cell : cell.trim()
    }
  }

  /** Cells of columns that have no role, by header. */
  #others({ cells }: TableRow): Readonly<Record<string, string>> {
    const taken = new Set(this.#roles.values())
    return Object.fromEntries(
      this.#table.columns.flatMap((name, index) => {
        const cell = cells[index] ?? ''
        return taken.has(index) || cell === '' ? [] : [[name, cell] as const]
      })
    )
  }

  #metadata(cell: (role: Role) => string): Record<string, unknown> {
    const fields = {
      title: 'title',
      url: 'url',
      language: 'language',
      byline: 'byline',
      publisher: 'publisher'
    } as const
    return {
      ...Object.fromEntries(
        Object.entries(fields).flatMap(([key, role]) => (cell(role) === '' ? [] : [[key, cell(role)] as const]))
      ),
      ...(/^\d{4}(?:-\d{2}(?:-\d{2}.*)?)?$/.test(cell('published')) && { published_at: cell('published') })
    }
  }

  /** The article of the library that a row calls so: by id, address, title or the name of its file; else the only one. */
  #knownArticle(called: string): Article | null {
    const { articles } = this.#known
    if (called === '') return articles.length === 1 ? (articles[0] ?? null) : null
    const plain = withoutEnding(called).toLowerCase()
    return (
      articles.find(({ id, url, title }) => id === called || url === called || title === called) ??
      articles.find(({ title, original }) => {
        return title.toLowerCase() === plain || withoutEnding(original.name).toLowerCase() === plain
      }) ??
      null
    )
  }
}

/** The labels of a cell: a JSON list is several. */
function labelsOf(cell: string): readonly string[] {
  if (cell === '') return []
  const parsed = cell.startsWith('[') ? parseJson(cell) : null
  const list = parsed?.ok && Array.isArray(parsed.value) ? (parsed.value as unknown[]) : null
  return list?.every((item) => typeof item === 'string') ? list : [cell]
}

function authorship(cell: (role: Role) => string): JsonObject {
  return { annotator: cell('annotator'), created: cell('created'), updated: cell('created') }
}
