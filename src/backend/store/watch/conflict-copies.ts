import { basename, dirname, join, relative, sep } from 'node:path'
import { writeDurably } from '../durable-write'
import { copyName } from '../conflict-names'
import type { CopyMaker } from '../conflict-names'
import { isThere } from '../file-system'
import type { LibraryStore } from '../library-store'
import { sha256 } from '../text-files'

/** A copy that lies beside a file: what this program kept of another one's work, or what a sync engine put there. */
export interface ConflictCopy {
  readonly id: string
  /** Folder in the library, with `/`; empty for the library's own. */
  readonly folder: string
  readonly name: string
  /** Name of the file that it is a copy of. */
  readonly of: string
  readonly maker: CopyMaker
}

/** What is appended to the name of a copy that a person has dealt with: it stays, and is not told of again. */
export const SEEN = '.seen'

/** The copies beside the library's files that nobody has dealt with yet. */
export class ConflictCopies {
  readonly #store: LibraryStore
  readonly #copies = new Map<string, ConflictCopy>()

  constructor(store: LibraryStore) {
    this.#store = store
  }

  list(): readonly ConflictCopy[] {
    return [...this.#copies.values()]
  }

  find(id: string): ConflictCopy | null {
    return this.#copies.get(id) ?? null
  }

  fileOf({ folder, name }: ConflictCopy): string {
    return join(this.#store.parts.paths.root, ...folder.split('/'), name)
  }

  /** Takes note of a copy. @returns whether it is new */
  found(copy: Omit<ConflictCopy, 'id'>): boolean {
    const id = sha256(`${copy.folder}/${copy.name}`).slice(0, 16)
    if (this.#copies.has(id)) return false
    this.#copies.set(id, { id, ...copy })
    return true
  }

  /** Copies of a folder that are not among its names any more are forgotten. */
  keepOnly(folder: string, names: ReadonlySet<string>): boolean {
    let isLess = false
    for (const [id, copy] of this.#copies) {
      if (copy.folder === folder && !names.has(copy.name)) isLess = this.#copies.delete(id) || isLess
    }
    return isLess
  }

  /**
   * Keeps what somebody else wrote into a file of ours, beside it and under a name that nothing overwrites. On the disk
   * when it resolves. @returns the copy's name
   */
  async keep(file: string, text: string): Promise<string> {
    const { fileSystem, paths, clock } = this.#store.parts
    for (let attempt = 0; ; attempt += 1) {
      const target = join(dirname(file), copyName(basename(file), clock(), attempt))
      // A name that cannot be looked at may be that of another copy: that is an error.
      if (await isThere(fileSystem, target)) continue
      await writeDurably(fileSystem, target, text)
      const folder = relative(paths.root, dirname(file)).split(sep).join('/')
      this.found({ folder, name: basename(target), of: basename(file), maker: 'claimdesk' })
      return basename(target)
    }
  }

  /** The person has dealt with it: it stays on the disk under another name. */
  async dismiss(copy: ConflictCopy): Promise<void> {
    const file = this.fileOf(copy)
    await this.#store.parts.fileSystem.rename(file, `${file}${SEEN}`)
    this.#copies.delete(copy.id)
  }
}
