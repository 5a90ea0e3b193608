/** True for the name of a journal in use: not for one set aside, nor for a copy that a sync engine made (D14). */
export function isJournal(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*\.ndjson$/.test(name)
}
