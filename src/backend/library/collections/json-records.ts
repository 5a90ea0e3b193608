import { MOST_COLUMNS } from '../../../api/import-params'
import type { ImportProblem } from '../../../api/import-views'
import { toWellFormed } from '../decode-bytes'
import type { TableRow } from './table-source'

/** Longest record, in UTF-16 code units: an article and what is known of it. */
export const LONGEST_RECORD = 5_000_000
/** Objects within objects whose fields become columns (`a.b.c`); what lies deeper stays JSON. */
const COLUMN_DEPTH = 5
/** Brackets within brackets that a record may have. */
const DEEPEST = 100

/** A piece of the file that should be a record. `number` counts lines or elements from 1. */
export interface RawRecord {
  readonly number: number
  /** Null when it is longer than a record may be. */
  readonly text: string | null
  /** What is wrong with the file from here on; nothing follows. */
  readonly end?: ImportProblem
}

/** The lines of a text, each a record; lines that are too long are passed over. */
export function* recordLines(chunks: Iterable<string>): Generator<RawRecord> {
  let number = 0
  let line = ''
  let isTooLong = false
  const finished = (last: string): RawRecord => {
    number += 1
    const text = isTooLong || line.length + last.length > LONGEST_RECORD ? null : line + last
    line = ''
    isTooLong = false
    return { number, text }
  }
  for (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield finished(chunk.slice(start, end))
      start = end + 1
    }
    isTooLong ||= line.length + chunk.length - start > LONGEST_RECORD
    line = isTooLong ? '' : line + chunk.slice(start)
  }
  if (line !== '' || isTooLong) yield finished('')
}

const brokenArray = (number: number, what: string): RawRecord => ({
  number,
  text: null,
  end: {
    code: 'json',
    message: `Record ${number}: ${what} What follows was not read. Repair the file and import it again.`
  }
})

/**
 * The elements of the array that a text is, each as its own JSON. Strings and brackets are all that is looked at here:
 * whether an element is sound JSON shows when it is read.
 */
export function* arrayElements(chunks: Iterable<string>): Generator<RawRecord> {
  let number = 1
  let element = ''
  let depth = 0
  let isString = false
  let isEscaped = false
  let isTooLong = false
  let isDone = false
  for (const chunk of chunks) {
    let start = 0
    const take = (end: number): void => {
      isTooLong ||= element.length + end - start > LONGEST_RECORD
      element = isTooLong ? '' : element + chunk.slice(start, end)
    }
    for (let index = 0; index < chunk.length && !isDone; index += 1) {
      const unit = chunk.charCodeAt(index)
      if (isString) {
        if (isEscaped) isEscaped = false
        else if (unit === BACKSLASH) isEscaped = true
        else if (unit === QUOTE) isString = false
        continue
      }
      if (unit === QUOTE) isString = true
      else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
        depth += 1
        if (depth === 1) start = index + 1
      } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth -= 1
      isDone = depth <= 0 && (unit === CLOSE_BRACKET || unit === CLOSE_BRACE)
      if (!isDone && !(unit === COMMA && depth === 1)) continue
      take(index)
      // The array may be empty, or end behind a comma.
      if (!isDone || element.trim() !== '' || isTooLong) yield { number, text: isTooLong ? null : element }
      number += 1
      start = index + 1
      element = ''
      isTooLong = false
    }
    if (isDone) break
    take(chunk.length)
  }
  if (!isDone) yield brokenArray(number, isString ? 'a text in it has no end.' : 'the list has no end.')
}

const [QUOTE, COMMA, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 44, 91, 92, 93, 123, 125]

/** Brackets within brackets of a JSON text. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isString = false
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (isString) {
      if (unit === BACKSLASH) index += 1
      else if (unit === QUOTE) isString = false
    } else if (unit === QUOTE) isString = true
    else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) deepest = Math.max(deepest, (depth += 1))
    else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth -= 1
  }
  return deepest
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a cell: lists of words a line each, what else has parts as JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return toWellFormed(value).replace(/\r\n?/g, '\n')
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    return value.map(cellOf).join('\n')
  }
  return JSON.stringify(value)
}

/** The fields of a record, those within it by the way to them (`author.name`). A text by itself is the field `text`. */
export function fieldsOf(record: unknown): [name: string, cell: string][] {
  if (typeof record === 'string') return [['text', cellOf(record)]]
  const fields: [string, string][] = []
  const walk = (value: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
    for (const [key, each] of Object.entries(value)) {
      const name = `${prefix}${key}`.slice(0, 200)
      if (isRecord(each) && depth < COLUMN_DEPTH) walk(each, `${name}.`, depth + 1)
      else fields.push([name, cellOf(each)])
    }
  }
  if (isRecord(record)) walk(record, '', 1)
  return fields
}

function problemOf(number: number, text: string | null): ImportProblem | null {
  if (text === null) {
    return {
      code: 'too-large',
      message: `Record ${number} is longer than ${LONGEST_RECORD / 1_000_000} million characters. It is left out.`
    }
  }
  if (depthOf(text) <= DEEPEST) return null
  return { code: 'too-deep', message: `Record ${number} is nested more than ${DEEPEST} deep. It is left out.` }
}

/** Reads records as rows; columns are added to `names` as they come up. */
export class RecordReader {
  readonly names: string[] = []
  readonly #columns = new Map<string, number>()

  read({ number, text, end }: RawRecord): TableRow {
    const problem = end ?? problemOf(number, text)
    if (problem || text === null) return { number, cells: [], problem }
    if (text.trim() === '') return { number, cells: [''], problem: null }
    let record: unknown
    try {
      record = JSON.parse(text)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return { number, cells: [], problem: broken(number, error.message) }
    }
    if (!isRecord(record) && typeof record !== 'string') return { number, cells: [], problem: noRecord(number) }
    return { number, ...this.#cellsOf(number, record), original: text.trim() }
  }

  #cellsOf(number: number, record: unknown): Pick<TableRow, 'cells' | 'problem'> {
    const fields = fieldsOf(record)
    let isCut = false
    const places = fields.map(([name]) => {
      const known = this.#columns.get(name)
      if (known !== undefined) return known
      if (this.names.length === MOST_COLUMNS) isCut = true
      if (isCut) return -1
      this.#columns.set(name, this.names.length)
      return this.names.push(name) - 1
    })
    const cells = Array.from({ length: this.names.length }, () => '')
    for (const [index, [, cell]] of fields.entries()) {
      const place = places[index] ?? -1
      // Two fields of one name (`a.b`, and `b` in `a`) are put together.
      if (place >= 0) cells[place] = cells[place] ? `${cells[place]}\n${cell}` : cell
    }
    return { cells, problem: isCut ? tooManyFields(number) : null }
  }
}

const broken = (number: number, reason: string): ImportProblem => ({
  code: 'json',
  message: `Record ${number} is no sound JSON and is left out (${reason.replace(/\s+/g, ' ').slice(0, 120)}).`
})

const noRecord = (number: number): ImportProblem => ({
  code: 'json',
  message: `Record ${number} is neither an object nor a text. It is left out.`
})

const tooManyFields = (number: number): ImportProblem => ({
  code: 'fields',
  message: `Record ${number} has fields beyond the first ${MOST_COLUMNS} of the file. They are kept in the original only.`
})
