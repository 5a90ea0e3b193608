import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../../../api/client'
import type { AppState } from '../../../api/views'
import { canonicalJson } from '../../store/canonical-json'
import type { JournalEntry } from '../../store/journal-entry'

/** A change as a harness looks at it: which record, and what it is afterwards. */
export interface SeenChange {
  readonly table: string
  readonly article?: string
  readonly id?: string
  readonly before: unknown
  readonly after: unknown
}

/** Everything that is kept, by table, article and id, each record as JSON: what is not there has no entry. */
export type SeenState = Map<string, string>

/** What a record that nobody made is taken for. */
const NOTHING: Readonly<Record<string, unknown>> = { status: 'todo', note: '' }

const keyOf = ({ table, article, id }: Pick<SeenChange, 'table' | 'article' | 'id'>): string =>
  `${table} ${article ?? ''} ${id ?? ''}`

function put(state: SeenState, key: string, table: string, record: unknown): void {
  if (record === null || record === undefined || record === NOTHING[table]) state.delete(key)
  else state.set(key, canonicalJson(record))
}

/** Applies changes: by a rule of its own, so that it can tell when the application's is wrong. */
export function applySeen(state: SeenState, changes: readonly SeenChange[]): void {
  for (const change of changes) put(state, keyOf(change), change.table, change.after)
}

/** The changes that take others back. */
export function takenBack(changes: readonly SeenChange[]): SeenChange[] {
  return changes.map((change) => ({ ...change, before: change.after, after: change.before })).reverse()
}

/** The lists of an article, as its view and its layer have them, and the tables that they are. */
export const LISTS = {
  spans: 'span',
  claims: 'claim',
  documentLabels: 'documentLabel',
  relations: 'relation',
  bookmarks: 'bookmark',
  questions: 'question',
  evidence: 'evidence',
  marks: 'mark'
} as const

/** Everything that a person can see of an open library, asked for by the calls of a window. */
export async function lookAtEverything(client: Client, app: AppState, articles: Iterable<string>): Promise<SeenState> {
  const state: SeenState = new Map()
  if (app.phase !== 'ready') return state
  for (const scheme of app.library.schemes) {
    put(state, keyOf({ table: 'scheme', id: scheme.id }), 'scheme', scheme)
    for (const version of await client.call('scheme.versions', { scheme: scheme.id })) {
      const id = `${version.scheme.id}/${version.scheme.version}`
      put(state, keyOf({ table: 'schemeVersion', id }), 'schemeVersion', version)
    }
  }
  for (const [table, records] of Object.entries(app.library.desk)) {
    for (const record of records) put(state, keyOf({ table, id: record.id }), table, record)
  }
  const listed = (await client.call('article.list', {})).map(({ article }) => article.id)
  for (const id of new Set([...listed, ...articles])) {
    const open = await client.call('article.open', { article: id }).catch(() => null)
    if (!open) continue
    put(state, keyOf({ table: 'article', id }), 'article', open.article)
    put(state, keyOf({ table: 'status', article: id }), 'status', open.status)
    put(state, keyOf({ table: 'note', article: id }), 'note', open.note)
    for (const [list, table] of Object.entries(LISTS)) {
      for (const record of open[list as keyof typeof LISTS]) {
        put(state, keyOf({ table, article: id, id: record.id }), table, record)
      }
    }
    for (const [claim, seconds] of Object.entries(open.times)) {
      put(state, keyOf({ table: 'time', article: id, id: claim }), 'time', seconds)
    }
  }
  return state
}

/** How two states differ, in at most `most` lines. */
export function differences(expected: SeenState, seen: SeenState, most = 5): string[] {
  const lines: string[] = []
  for (const key of new Set([...expected.keys(), ...seen.keys()])) {
    const [wanted, found] = [expected.get(key), seen.get(key)]
    if (wanted === found) continue
    const what = found === undefined ? 'is missing' : wanted === undefined ? 'is there, and should not be' : 'differs'
    lines.push(`${key} ${what}`)
    if (lines.length === most) break
  }
  return lines
}

/** The whole lines of a library's journals as they lie on the disk, by number; what a crash cut off is no line. */
export async function readEntries(libraryDir: string): Promise<JournalEntry[]> {
  const folder = join(libraryDir, 'journal')
  const entries: JournalEntry[] = []
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ndjson')) continue
    const text = await readFile(join(folder, name), 'utf8')
    const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
    for (const line of lines.slice(1, -1)) entries.push(JSON.parse(line) as JournalEntry)
  }
  return entries.sort((a, b) => a.seq - b.seq)
}
