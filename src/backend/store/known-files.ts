import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { sha256 } from './text-files'

interface Known {
  /** SHA-256 of the content, in hex; null when only its stamp is known. */
  readonly hash: string | null
  /** Null right after it was written: the next look tells. */
  readonly stamp: string | null
}

/** How a file is found: as it was left, gone, or with content that somebody else put there. */
export type FoundFile =
  { readonly state: 'same' } | { readonly state: 'missing' } | { readonly state: 'foreign'; readonly text: string }

/**
 * D14: a file of ours is not what we read or wrote. Its code is that of a file in use, for whoever meets it as a file
 * error.
 */
export class ForeignChangeError extends Error {
  readonly file: string
  readonly text: string
  readonly code = 'EBUSY'
  constructor(file: string, text: string) {
    super('Another program changed the file.')
    this.name = 'ForeignChangeError'
    this.file = file
    this.text = text
  }
}

/** What this program read from files of the library or wrote to them, so that it knows what others did (D14). */
export class KnownFiles {
  readonly #fileSystem: FileSystem
  readonly #files = new Map<string, Known>()
  readonly #unmerged = new Map<string, string>()

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem
  }

  /** The file had, or has now, this text, and it is in force here. */
  note(file: string, text: string): void {
    this.#files.set(file, { hash: sha256(text), stamp: null })
  }

  /** The file is as it was when it had this stamp, and this content where that is known. */
  noteStamp(file: string, stamp: string, hash: string | null): void {
    if (stamp !== '') this.#files.set(file, { hash, stamp })
  }

  /** The file is not there, and that is as it should be. */
  forget(file: string): void {
    this.#files.delete(file)
  }

  /** Git left both sides in a file; `theirs` is the text of the one that is not in force. */
  noteUnmerged(file: string, theirs: string): void {
    this.#unmerged.set(file, theirs)
  }

  /** Files with both sides that were read since this was last asked, with the text of the other side. */
  takeUnmerged(): readonly (readonly [file: string, theirs: string])[] {
    const taken = [...this.#unmerged]
    this.#unmerged.clear()
    return taken
  }

  isKnown(file: string): boolean {
    return this.#files.has(file)
  }

  /** The file's stamp while it is as it was left; empty when it is gone or somebody else changed it. */
  async stampOf(file: string): Promise<string> {
    try {
      const { state } = await this.look(file)
      return state === 'same' ? (this.#files.get(file)?.stamp ?? '') : ''
    } catch {
      // Not to be seen: reading it will say why.
      return ''
    }
  }

  /** SHA-256 of what was read or written last, in hex. */
  hashOf(file: string): string | null {
    return this.#files.get(file)?.hash ?? null
  }

  /** Looks at a file: its stamp when that tells enough, else its content. @throws file errors (D5) */
  async look(file: string): Promise<FoundFile> {
    const known = this.#files.get(file)
    try {
      const { mtimeMs, size, ino } = await this.#fileSystem.stat(file)
      const stamp = `${mtimeMs}:${size}:${ino}`
      if (known?.stamp === stamp) return { state: 'same' }
      const text = await this.#fileSystem.readFile(file, 'utf8')
      if (known?.hash !== sha256(text)) return { state: 'foreign', text }
      // The stamp is from before the content was read: what is written from now on has another one.
      this.#files.set(file, { hash: known.hash, stamp })
      return { state: 'same' }
    } catch (error) {
      if (isMissing(error)) return { state: 'missing' }
      throw error
    }
  }

  /**
   * To be asked right before a file is replaced or removed.
   *
   * @param next what it will be replaced with
   * @throws ForeignChangeError when it holds what nobody here has seen
   */
  async requireOurs(file: string, next: string | null): Promise<void> {
    const found = await this.look(file)
    if (found.state === 'foreign' && found.text !== next) throw new ForeignChangeError(file, found.text)
  }
}
