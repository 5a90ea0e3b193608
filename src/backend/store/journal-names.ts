import { partFromName } from './journal-parts'

/**
 * True for the name of a journal in use or of a completed part of one: not for one set aside, nor for a copy that a
 * sync engine made (D14).
 */
export function isJournal(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*\.ndjson$/.test(name) || partFromName(name) !== null
}

/** Name of the journal that a file of `isJournal` belongs to: `<person>-<device>`. */
export function journalOf(file: string): string {
  return partFromName(file)?.journal ?? file.slice(0, -'.ndjson'.length)
}

/** The files of all journals among the names of a folder: by journal, the parts of each oldest first, then what is being written. */
export function journalFiles(names: readonly string[]): string[] {
  const lastOf = (file: string): number => partFromName(file)?.last ?? Infinity
  return names.filter(isJournal).sort((a, b) => {
    const [ofA, ofB] = [journalOf(a), journalOf(b)]
    return ofA < ofB ? -1 : ofA > ofB ? 1 : lastOf(a) - lastOf(b)
  })
}
