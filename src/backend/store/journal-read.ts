import { journalEntrySchema, journalHeaderSchema, lineHash, settledEntrySchema } from './journal-entry'
import type { JournalEntry, JournalHeader } from './journal-entry'

/** A line of the journal that cannot be believed; `line` counts from 1. */
export interface JournalFault {
  readonly line: number
  readonly message: string
}

export interface ReadEntry {
  readonly entry: JournalEntry
  /** Where its line lies in the file, in bytes; the line end is not counted. */
  readonly offset: number
  readonly length: number
}

export interface JournalContent {
  readonly header: JournalHeader | null
  readonly entries: readonly ReadEntry[]
  /** D15: lines that are damaged, each named. */
  readonly faults: readonly JournalFault[]
  /** Length in bytes of everything up to the last line end; what follows was never acknowledged. */
  readonly completeLength: number
  /** Bytes after the last line end: a write that a crash cut off. */
  readonly tornLength: number
  /** Hash of the last complete line, to which the next entry is chained. */
  readonly lastHash: string
}

const LINE_FEED = 0x0a

/**
 * Begins a line that went to the disk in the same write as the one before it. To JSON it is white space; to whoever
 * reads a journal after a power cut it says that the line before need not have been flushed when this one was written.
 */
export const JOINED = ' '

/** Where the first line that a power cut may have torn begins, and what had been read by then. */
interface Torn {
  readonly offset: number
  readonly entries: number
  readonly previousHash: string
}

function parseLine(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'))
}

function parseEntry(value: unknown, settled: number): { success: true; data: JournalEntry } | { success: false } {
  const quick = settledEntrySchema.safeParse(value)
  if (!quick.success) return { success: false }
  if (quick.data.seq <= settled) return { success: true, data: quick.data as unknown as JournalEntry }
  return journalEntrySchema.safeParse(value)
}

/**
 * Reads a journal's bytes. Every line is checked on its own and against the one before (D15); a line that fails is
 * named, and the good ones around it are still read. A last line without its end was never acknowledged (D1) and is
 * counted apart; so is the last write when sectors of it are zeros, which a power cut leaves of what was not flushed.
 *
 * @param settled `seq` up to which the entries are in the library's files: their changes are not checked one by one
 */
export function readJournal(bytes: Buffer, settled = 0): JournalContent {
  const entries: ReadEntry[] = []
  const faults: JournalFault[] = []
  let header: JournalHeader | null = null
  let previousHash = ''
  let expectedSeq = 1
  let offset = 0
  let line = 0
  let torn: Torn | null = null
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, offset)) {
    line += 1
    const raw = bytes.subarray(offset, end)
    let value: unknown
    try {
      value = parseLine(raw)
    } catch {
      // Named below as a fault: a line that is no JSON fails both validators.
      value = undefined
    }
    if (line === 1) {
      const parsed = journalHeaderSchema.safeParse(value)
      if (parsed.success) {
        header = parsed.data
        expectedSeq = header.firstSeq
      } else faults.push({ line, message: 'the first line is not the head of a journal' })
    } else {
      const parsed = parseEntry(value, settled)
      if (!parsed.success) {
        if (faults.length === 0 && raw.includes(0)) torn = { offset, entries: entries.length, previousHash }
        faults.push({ line, message: 'the line cannot be read' })
      } else {
        // A write was begun after this one: it had been flushed, and what is wrong with it is damage.
        if (!raw.subarray(0, 1).equals(Buffer.from(JOINED))) torn = null
        if (parsed.data.previous !== previousHash) {
          faults.push({ line: line - 1, message: 'the line was changed after it was written' })
        } else if (parsed.data.seq !== expectedSeq) {
          faults.push({ line, message: `entry ${expectedSeq} is missing` })
        }
        entries.push({ entry: parsed.data, offset, length: end - offset })
        expectedSeq = parsed.data.seq + 1
      }
    }
    previousHash = lineHash(raw)
    offset = end + 1
  }
  if (torn && (entries[torn.entries - 1]?.entry.seq ?? 0) >= settled) {
    entries.length = torn.entries
    faults.length = 0
    offset = torn.offset
    previousHash = torn.previousHash
  }
  return {
    header,
    entries,
    faults,
    completeLength: offset,
    tornLength: bytes.length - offset,
    lastHash: previousHash
  }
}
