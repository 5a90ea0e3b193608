/** A completed part of a journal, as its file is named. Nothing is written to it any more. */
export interface JournalPart {
  /** Name of the journal: `<person>-<device>`. */
  readonly journal: string
  /** Base name of the file. */
  readonly file: string
  /** `seq` of its first and of its last entry. */
  readonly first: number
  readonly last: number
}

/** How long the journal becomes before a part of it is completed. */
export interface SealLimits {
  readonly bytes: number
  readonly entries: number
}

/** Opening a library reads the journal up to about twice this length, however long the library has been in use. */
export const SEAL_AT: SealLimits = { bytes: 4 * 1024 * 1024, entries: 5_000 }

const PART = /^([A-Za-z0-9][A-Za-z0-9_-]*)\.([1-9]\d{0,14})-([1-9]\d{0,14})\.ndjson$/

/** `mara-1-laptop.1-5000.ndjson`: safe as a file name everywhere, and told from a journal that is being written. */
export function partName(journal: string, first: number, last: number): string {
  return `${journal}.${first}-${last}.ndjson`
}

/** What a file's name says; null when it is not the name of a part. */
export function partFromName(file: string): JournalPart | null {
  const [, journal, first, last] = PART.exec(file) ?? []
  if (journal === undefined || first === undefined || last === undefined) return null
  return { journal, file, first: Number(first), last: Number(last) }
}

/** The parts of a journal among the names of a folder, oldest first. */
export function partsOf(names: readonly string[], journal: string): JournalPart[] {
  return names
    .map(partFromName)
    .filter((part) => part?.journal === journal)
    .filter((part) => part !== null)
    .sort((a, b) => a.first - b.first || a.last - b.last)
}
