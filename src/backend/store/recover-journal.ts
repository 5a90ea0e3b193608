import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { JournalHeader } from './journal-entry'
import { readJournal } from './journal-read'
import type { JournalContent, ReadEntry } from './journal-read'
import type { LibraryPaths } from './library-paths'
import { setAside } from './set-aside'

export interface RecoveredJournal {
  /** Entries that can be believed, in order. */
  readonly entries: readonly ReadEntry[]
  /** What to go on writing to; null when a new journal must be begun. */
  readonly content: JournalContent | null
  /** The head of a journal that would be begun now. */
  readonly header: JournalHeader
  /** True when the entries are no longer in the journal's file, so that they must reach the library's files at once. */
  readonly replaced: boolean
  readonly messages: readonly string[]
}

function nameFaults(content: JournalContent): string {
  const named = content.faults.slice(0, 3).map((fault) => `line ${fault.line}: ${fault.message}`)
  const more = content.faults.length - named.length
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/**
 * Reads this person's journal and makes it fit to be written on (D1, D4, D15): what a crash cut off was never
 * acknowledged and is kept aside; a damaged journal is kept aside whole and its good entries are taken over.
 *
 * @param writable false leaves every file as it is
 * @param settled `seq` up to which the library's files are complete
 */
export async function recoverJournal(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  head: Omit<JournalHeader, 'previous' | 'firstSeq'>,
  writable: boolean,
  settled: number,
  now: Date
): Promise<RecoveredJournal> {
  const fresh: JournalHeader = { ...head, previous: null, firstSeq: 1 }
  let bytes: Buffer
  try {
    bytes = await fileSystem.readFile(paths.journal)
  } catch (error) {
    if (!isMissing(error)) throw error
    return { entries: [], content: null, header: fresh, replaced: false, messages: [] }
  }
  let content = readJournal(bytes, settled)
  // A damaged journal is taken over entry by entry, and a read-only one is kept in memory: then everything is checked.
  if (settled > 0 && (content.faults.length > 0 || !writable)) content = readJournal(bytes)
  const messages: string[] = []
  if (content.faults.length === 0 && content.header !== null) {
    if (content.tornLength > 0 && writable) {
      const stamp = now.toISOString().replace(/[^0-9TZ]/g, '')
      await writeFile(`${paths.journal}.torn-${stamp}`, bytes.subarray(content.completeLength))
      messages.push(
        'The last change before Claimdesk ended had not been confirmed yet and was not taken over. ' +
          'What there was of it was kept in the journal folder.'
      )
    }
    return { entries: content.entries, content, header: content.header, replaced: false, messages }
  }
  if (content.header === null && content.entries.length === 0 && content.completeLength === 0) {
    // The very first write was cut off: there is nothing in it.
    return { entries: [], content: null, header: fresh, replaced: false, messages }
  }
  const lastSeq = content.entries.at(-1)?.entry.seq ?? 0
  const header: JournalHeader = {
    ...head,
    previous: createHash('sha256').update(bytes).digest('hex'),
    firstSeq: lastSeq + 1
  }
  const kept = writable ? await setAside(fileSystem, paths.journal, now) : null
  messages.push(
    `The journal is damaged (${nameFaults(content)}). ${content.entries.length} of its entries could be read and are ` +
      `in force; they can no longer be undone.${kept === null ? '' : ` The damaged file was kept as ${kept}.`}`
  )
  return { entries: content.entries, content: null, header, replaced: true, messages }
}
