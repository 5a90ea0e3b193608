import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { syncFolder, writeDurably } from './durable-write'
import { errorCode, isFileError, isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { readJournal } from './journal-read'
import type { JournalContent, ReadEntry } from './journal-read'
import type { LibraryPaths } from './library-paths'

export interface RecoveredJournal {
  /** Entries that can be believed, in order. */
  readonly entries: readonly ReadEntry[]
  /** What to go on writing to; null when a new journal must be begun. */
  readonly content: JournalContent | null
  /** What is wrong with the journal, for the person; the file is still where it was. Null when it is sound. */
  readonly damage: string | null
  /** SHA-256 of a damaged journal, for the head of the one that takes over. */
  readonly previous: string | null
  readonly messages: readonly string[]
}

const NO_HISTORY =
  'The library’s files have what was done up to the last checkpoint; what came after it is missing, and nothing before ' +
  'it can be undone.'

const NOTHING: RecoveredJournal = { entries: [], content: null, damage: null, previous: null, messages: [] }

function nameFaults(content: JournalContent): string {
  const named = content.faults.slice(0, 3).map((fault) => `line ${fault.line}: ${fault.message}`)
  const more = content.faults.length - named.length
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** Whether the bytes are the beginning of a journal whose very first write was cut off. */
const neverBegun = (bytes: Buffer): boolean =>
  bytes.length === 0 || '{"format":"claimdesk/journal"'.startsWith(bytes.toString('latin1', 0, 29))

/**
 * Keeps what a crash cut off beside the journal. An opening that failed afterwards may have kept it already: then it
 * is there, and every further attempt leaves it at that.
 */
async function keepTail(fileSystem: FileSystem, paths: LibraryPaths, tail: Buffer, now: Date): Promise<void> {
  const prefix = `${basename(paths.journal)}.torn-`
  for (const name of await fileSystem.readdir(paths.journals)) {
    if (!name.startsWith(prefix)) continue
    const kept = await fileSystem.readFile(join(paths.journals, name)).catch((error: unknown) => {
      // What cannot be read is not taken for the same.
      if (isFileError(error)) return null
      throw error
    })
    // The attempt that kept it may have failed before its name was on the disk.
    if (kept?.equals(tail)) return syncFolder(fileSystem, paths.journals)
  }
  const stamp = now.toISOString().replace(/[^0-9TZ]/g, '')
  await writeDurably(fileSystem, join(paths.journals, `${prefix}${stamp}`), tail)
}

/**
 * Reads this person's journal (D1, D4, D15): what a crash cut off was never acknowledged and is kept aside; of a
 * damaged journal the good entries are taken over, and its file stays until the library's files have them.
 *
 * @param writable false leaves every file as it is
 * @param files `seq` up to which the library's files are complete: a sound journal reaches at least as far
 * @param parts `seq` of the last entry in a completed part; 0 when there is none. So does a sound journal
 */
export async function recoverJournal(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  writable: boolean,
  files: number,
  parts: number,
  now: Date
): Promise<RecoveredJournal> {
  const settled = Math.max(files, parts)
  let bytes: Buffer
  try {
    bytes = await fileSystem.readFile(paths.journal)
  } catch (error) {
    if (errorCode(error) === 'EISDIR') {
      return { ...NOTHING, damage: `The journal is damaged (a folder lies in its place). ${NO_HISTORY}` }
    }
    if (!isMissing(error)) throw error
    // Before the first checkpoint, and after a crash just when a part was completed, there is none yet.
    return files <= parts ? NOTHING : { ...NOTHING, messages: [`The journal is missing. ${NO_HISTORY}`] }
  }
  let content = readJournal(bytes, settled)
  // A damaged journal is taken over entry by entry, and a read-only one is kept in memory: then everything is checked.
  if (settled > 0 && (content.faults.length > 0 || !writable)) content = readJournal(bytes)
  const { header, entries, faults, tornLength, completeLength } = content
  const whose = header && `${header.person}-${header.device}`
  if (whose !== null && whose !== paths.journalName) {
    // Its entries were acknowledged to somebody else, or elsewhere: here nothing of them is in force.
    const damage = `The journal is damaged (it is the journal ${whose}). ${NO_HISTORY}`
    return {
      entries: [],
      content: null,
      damage,
      previous: createHash('sha256').update(bytes).digest('hex'),
      messages: []
    }
  }
  const reached = entries.at(-1)?.entry.seq ?? (header?.firstSeq ?? 1) - 1
  if (faults.length === 0 && header !== null && reached >= settled) {
    const messages: string[] = []
    if (tornLength > 0 && writable) {
      await keepTail(fileSystem, paths, bytes.subarray(completeLength), now)
      messages.push(
        'The last change before Claimdesk ended had not been confirmed yet and was not taken over. ' +
          'What there was of it was kept in the journal folder.'
      )
    }
    return { ...NOTHING, entries, content, messages }
  }
  if (completeLength === 0 && neverBegun(bytes) && settled === 0) return NOTHING
  const what =
    faults.length > 0 ? nameFaults(content) : header === null ? 'it has no whole line' : 'its last entries are missing'
  const damage =
    `The journal is damaged (${what}). ${entries.length} of its entries could be read and are in force; ` +
    'they can no longer be undone.'
  const previous = createHash('sha256').update(bytes).digest('hex')
  return { entries, content: null, damage, previous, messages: [] }
}
