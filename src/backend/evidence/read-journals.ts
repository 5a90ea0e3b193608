import { join } from 'node:path'
import type { LoggedEntry } from '../../core/audit/logged-entry'
import { isMissing } from '../store/file-system'
import { lineHash } from '../store/journal-entry'
import { readJournal } from '../store/journal-read'
import type { JournalContent } from '../store/journal-read'
import { isJournal } from '../store/journal-names'
import type { OpenLibrary } from '../store/load-library'

/** A journal of the library: of any person, on any device. */
export interface ReadJournal {
  /** `<person>-<device>` */
  readonly name: string
  readonly bytes: Buffer
  readonly content: JournalContent
}

/** Every journal that is in use, by name. Their changes are checked by the chain, not field by field. */
export async function* readJournals({ store }: Pick<OpenLibrary, 'store'>): AsyncGenerator<ReadJournal> {
  const { fileSystem, paths } = store.parts
  const names = await fileSystem.readdir(paths.journals).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const name of names.filter(isJournal).sort()) {
    const bytes = await fileSystem.readFile(join(paths.journals, name))
    const content = readJournal(bytes, Number.MAX_SAFE_INTEGER)
    yield { name: name.slice(0, -'.ndjson'.length), bytes, content }
  }
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
  const keyed = journals.flatMap(({ name, bytes, content }) => {
    let latest = ''
    return content.entries.map(({ entry, offset, length }) => {
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
  })
  keyed.sort((a, b) => compare(a.at, b.at) || compare(a.name, b.name) || a.placed.journal.seq - b.placed.journal.seq)
  return keyed.map(({ placed }) => placed)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
