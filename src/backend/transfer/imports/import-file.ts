import type { ReadSettings } from '../../../api/import-params'

/** A file of an import: staged in the library's cache, or at its place on this machine (command line). */
export interface ImportFile {
  readonly item: string
  /** A base name. */
  readonly name: string
  /** Folders it came from, as they are shown. */
  readonly folder: string
  readonly size: number
  /** A title given with a pasted text. */
  readonly title: string | null
  readonly settings: ReadSettings
  /** @throws CallError when it cannot be read */
  readonly read: () => Promise<Uint8Array>
}

/** The file that a document belongs to, by the ids of both. */
export function sourceIdOf(item: string): string {
  return item.split('.')[0] ?? item
}
