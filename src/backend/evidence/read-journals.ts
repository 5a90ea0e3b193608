import { join } from 'node:path'
import type { LoggedEntry } from '../../core/audit/logged-entry'
import { errorCode, isMissing } from '../store/file-system'
import { lineHash } from '../store/journal-entry'
import { partsOf } from '../store/journal-parts'
import type { JournalPart } from '../store/journal-parts'
import { readJournal } from '../store/journal-read'
import type { JournalContent } from '../store/journal-read'
import { isJournal, journalOf } from '../store/journal-names'
import type { OpenLibrary } from '../store/load-library'

/** A journal of the library: of any person, on any device. */
export interface ReadJournal {
  /** `<person>-<device>` */
  readonly name: string
  /** The completed part that was read; null for the file that is being written. */
  readonly part: JournalPart | null
  readonly bytes: Buffer
  readonly content: JournalContent
}

/**
 * Every journal that is in use, by name, part by part, oldest first.
 *
 * @param settled entries up to which changes are checked by the chain alone, not field by field: all, unless said
 */
export async function* readJournals(
  { store }: Pick<OpenLibrary, 'store'>,
  settled = Number.MAX_SAFE_INTEGER
): AsyncGenerator<ReadJournal> {
  const { fileSystem, paths } = store.parts
  const list = async (): Promise<string[]> => {
    try {
      return (await fileSystem.readdir(paths.journals)).filter(isJournal)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
  const files = new Set(await list())
  for (const name of [...new Set([...files].map(journalOf))].sort()) {
    // What is being written is read first: a part that is completed meanwhile is known by what follows it here.
    const written = await readOne(store, name, null, settled)
    const next = written?.content.header?.firstSeq ?? Infinity
    for (const part of partsOf(await list(), name)) {
      if (!files.has(part.file) && part.first >= next) continue
      const read = await readOne(store, name, part, settled)
      if (read) yield read
    }
    if (written) yield written
  }
}

/** One file of a journal; null when there is none. */
async function readOne(
  { parts: { fileSystem, paths } }: OpenLibrary['store'],
  name: string,
  part: JournalPart | null,
  settled: number
): Promise<ReadJournal | null> {
  try {
    const bytes = await fileSystem.readFile(join(paths.journals, part?.file ?? `${name}.ndjson`))
    return { name, part, bytes, content: readJournal(bytes, settled) }
  } catch (error) {
    if (isMissing(error)) return null
    if (errorCode(error) !== 'EISDIR') throw error
    const nothing = Buffer.alloc(0)
    const faults = [{ line: 1, message: 'a folder lies in its place' }]
    return { name, part, bytes: nothing, content: { ...readJournal(nothing), faults } }
  }
}

/** What was read, journal by journal; the parts of each in their order. */
export function byJournal(journals: readonly ReadJournal[]): ReadonlyMap<string, readonly ReadJournal[]> {
  const grouped = new Map<string, ReadJournal[]>()
  for (const journal of journals) grouped.set(journal.name, [...(grouped.get(journal.name) ?? []), journal])
  return grouped
}

/** An entry of one of several journals. */
export interface PlacedEntry {
  readonly entry: LoggedEntry
  readonly actor: string
  readonly journal: { readonly name: string; readonly seq: number; readonly line: string }
}

/**
 * The entries of all journals in one order: by time, where each journal keeps its own order although a clock was put
 * back meanwhile.
 */
export function mergeJournals(journals: readonly ReadJournal[]): PlacedEntry[] {
  const latestOf = new Map<string, string>()
  const keyed = journals.flatMap(({ name, bytes, content }) => {
    let latest = latestOf.get(name) ?? ''
    const keys = content.entries.map(({ entry, offset, length }) => {
      if (entry.at > latest) latest = entry.at
      const line = lineHash(bytes.subarray(offset, offset + length))
      const placed: PlacedEntry = {
        entry,
        // A journal whose head is damaged still is named after its person.
        actor: content.header?.person ?? name,
        journal: { name, seq: entry.seq, line }
      }
      return { at: latest, name, placed }
    })
    latestOf.set(name, latest)
    return keys
  })
  keyed.sort((a, b) => compare(a.at, b.at) || compare(a.name, b.name) || a.placed.journal.seq - b.placed.journal.seq)
  return keyed.map(({ placed }) => placed)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
