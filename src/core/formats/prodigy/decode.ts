import type { Decoded, DecodedDocument, DecodedReading, DecodeInput, DecodeProblem, SourceFile } from '../format'
import { NOTHING_DECODED, settingOf } from '../format'
import { FreeIds } from '../free-ids'
import { jsonRecords } from '../json-records'
import { COMPANION_KEY } from '../companion'
import { asText, isJsonObject } from '../json-value'
import { PYTHON_POSITIONS, pythonReading } from '../python-positions'
import { readText, withoutEnding } from '../text-file'
import { annotatorOf, positionsOf, rowOf } from './row'
import type { Row } from './row'
import { ANSWERS_SETTING } from './settings'
import { TaskReader } from './task-reader'

/** Reads rows of Prodigy. Rows with one text and different annotators are one document. */
export function decodeProdigy({ files, settings }: DecodeInput): Promise<Decoded> {
  const documents: DecodedDocument[] = []
  const problems: DecodeProblem[] = []
  const readings: DecodedReading[] = []
  const labels = new Set<string>()
  const people = new Map<string, string>()
  const keys = new FreeIds()
  const isRefusedTaken = settingOf(ANSWERS_SETTING, settings) === 'all'
  for (const file of files) {
    const rows = rowsOf(file, problems)
    const texts = rows.map((row) => ({ source: row.source, positions: positionsOf(row) }))
    const reading = pythonReading(texts, settingOf(PYTHON_POSITIONS, settings), file.path, readings)
    const groups = tasksOf(rows)
    for (const group of groups) {
      const reader = new TaskReader(reading, isRefusedTaken)
      const name = nameOf(group, file, groups.length)
      const tellAt = (row: Row) => (place: string, message: string) => {
        problems.push({ file: file.path, line: row.line, place, message })
      }
      documents.push(reader.read(group, keys.next(name), name, tellAt))
      for (const label of reader.labels) labels.add(label)
      for (const [id, person] of reader.people) if (person !== id || !people.has(id)) people.set(id, person)
    }
  }
  return Promise.resolve({
    ...NOTHING_DECODED,
    documents,
    labels: [...labels].sort().map((path) => ({ path })),
    people: [...people].map(([id, name]) => ({ id, name })),
    problems,
    remarks: documents.some(({ metadata }) => metadata.tags?.some((tag) => tag.startsWith('prodigy:')))
      ? [REFUSED]
      : [],
    readings
  })
}

const REFUSED =
  'Tasks that were rejected or ignored have a tag that says so (prodigy:reject, prodigy:ignore); what was asked is no label of theirs.'

function rowsOf(file: SourceFile, problems: DecodeProblem[]): readonly Row[] {
  const { raw, problem } = readText(file)
  if (problem) {
    problems.push(problem)
    return []
  }
  const rows: Row[] = []
  for (const { line, value, problem: reason } of jsonRecords(raw)) {
    const row = value && rowOf(line, value)
    if (row) rows.push(row)
    else {
      const message =
        reason ?? 'This row has no text (it may be a task about a picture, sound or page). It was left out.'
      problems.push({ file: file.path, line, place: `line ${line}`, message })
    }
  }
  return rows
}

/** Rows that belong together: the same text, given to several people, as Prodigy tells them apart. */
function tasksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const open = new Map<string, { readonly rows: Row[]; readonly people: Set<string> }>()
  const tasks: Row[][] = []
  for (const row of rows) {
    const person = annotatorOf(row)
    const key = JSON.stringify([ownName(row), row.json['_input_hash'] ?? null, row.source.raw])
    const known = open.get(key)
    // Records that nobody is known to have made have a row of their own beside those of people.
    const isOurs = ownName(row) !== null
    if (known && (person !== null || isOurs) && !known.people.has(person ?? '')) {
      known.rows.push(row)
      known.people.add(person ?? '')
    } else {
      const started = [row]
      tasks.push(started)
      if (person !== null || isOurs) open.set(key, { rows: started, people: new Set([person ?? '']) })
    }
  }
  return tasks
}

/** What Claimdesk called the document when it wrote the row. */
function ownName({ json }: Row): string | null {
  const meta = isJsonObject(json['meta']) ? json['meta'] : {}
  const own = meta[COMPANION_KEY]
  return isJsonObject(own) ? asText(own['name']) : null
}

function nameOf([first]: readonly Row[], { path }: SourceFile, count: number): string {
  const own = first && ownName(first)
  if (own) return own
  return count === 1 || !first ? withoutEnding(path) : `${withoutEnding(path)}-${first.line}`
}
