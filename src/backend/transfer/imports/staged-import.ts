import { join } from 'node:path'
import { IMPORT_LIMIT_BYTES, IMPORT_TOTAL_BYTES } from '../../../api/contract'
import { CallError } from '../../../api/envelope'
import { MOST_ITEMS } from '../../../api/import-params'
import type { ReadSettings } from '../../../api/import-params'
import { safeName } from '../../library/build-article'
import { errorCode, explainFileError, isMissing } from '../../store/file-system'
import type { FileSystem, OpenFile } from '../../store/file-system'
import { parseManifest } from './staging-manifest'
import type { Manifest, ManifestHead, ManifestLine } from './staging-manifest'

/** A file as it is announced. `name` is a base name, `size` in bytes. */
export interface AnnouncedFile {
  readonly name: string
  readonly folder: string
  readonly size: number
}

/** A file of an import on the disk. */
export interface StagedFile extends AnnouncedFile {
  readonly item: string
  /** A title given with a pasted text. */
  readonly title: string | null
  /** Bytes of it that have arrived. */
  received: number
  /** Where it begins in the file that holds the small ones; null for a file of its own. */
  readonly at: number | null
}

const MANIFEST = 'manifest.ndjson'
const SMALL_FILES = 'small.bin'
/** This much of the disk is left alone: the library itself goes on writing. */
const ROOM_TO_LEAVE = 64 * 1024 * 1024

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en-GB')} MB`

/**
 * The files of an import on their way into the library, in a folder of its cache: memory holds their names only, and
 * what a crash interrupts can go on. Small files lie one behind the other in one file, since making ten thousand takes
 * longer than all the rest. Nothing here is flushed: a power cut may cost the copies, never what they are copies of.
 */
export class StagedImport {
  readonly id: string
  readonly head: ManifestHead
  readonly files = new Map<string, StagedFile>()
  readonly settings = new Map<string, ReadSettings>()
  /** Articles whose folders this import made; the command that makes them articles may not have come. */
  readonly storing = new Set<string>()
  readonly #folder: string
  readonly #fileSystem: FileSystem
  readonly #handles = new Map<string, OpenFile>()
  #announced = 0
  #smallLength = 0
  /** Bytes that may still come before the disk is asked again. */
  #room = 0
  #steps: Promise<unknown> = Promise.resolve()
  #gone = false

  private constructor(fileSystem: FileSystem, folder: string, id: string, head: ManifestHead) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.id = id
    this.head = head
  }

  /** @throws CallError `not-saved` when the folder cannot be made */
  static async create(fileSystem: FileSystem, imports: string, id: string, head: ManifestHead): Promise<StagedImport> {
    const staged = new StagedImport(fileSystem, join(imports, id), id, head)
    await explained('The import', async () => {
      await fileSystem.mkdir(staged.#folder, { recursive: true, mode: 0o700 })
      const handle = await staged.#open(MANIFEST)
      await handle.writeFile(`${JSON.stringify(head)}\n`)
    })
    return staged
  }

  /** An import that was begun before; null when its folder does not say what it is. */
  static async reopen(fileSystem: FileSystem, imports: string, id: string): Promise<StagedImport | null> {
    const folder = join(imports, id)
    const manifest = await readManifest(fileSystem, folder)
    if (!manifest) return null
    const staged = new StagedImport(fileSystem, folder, id, manifest.head)
    const small = await sizeOf(fileSystem, join(folder, SMALL_FILES))
    staged.#smallLength = small
    for (const { file: item, name, folder: from, size, title, at } of manifest.files) {
      const there = at === null ? await sizeOf(fileSystem, join(folder, ownName(item))) : small - at
      const received = Math.min(size, Math.max(0, there))
      staged.files.set(item, { item, name, folder: from, size, title, at, received })
      staged.#announced += size
    }
    for (const [item, settings] of manifest.settings) staged.settings.set(item, settings)
    for (const article of manifest.storing) staged.storing.add(article)
    return staged
  }

  /** Bytes of all files, as they were announced. */
  get bytes(): number {
    return this.#announced
  }

  /**
   * Takes a piece of a file; the pieces of a file come in order. Gives how many bytes of it have arrived.
   *
   * @throws CallError `too-large`, `too-many`, `no-space`, `out-of-order`, `not-saved`, each naming the file
   */
  piece(item: string, file: AnnouncedFile, offset: number, data: Uint8Array): Promise<number> {
    return this.#next(async () => {
      const known = this.files.get(item)
      const name = known?.name ?? safeName(file.name)
      if (offset !== (known?.received ?? 0) || offset + data.length > (known?.size ?? file.size)) {
        throw new CallError('out-of-order', `A piece of “${name}” came out of order. Import the file again.`)
      }
      const staged = known ?? (await this.#begin(item, { ...file, name }, data.length === file.size, null))
      await this.#write(staged, data)
      return staged.received
    })
  }

  /** Takes a file that is there as a whole, such as a pasted text. */
  whole(item: string, name: string, data: Uint8Array, title: string | null, settings: ReadSettings): Promise<number> {
    return this.#next(async () => {
      const clean = safeName(name)
      if (this.files.has(item)) throw new CallError('duplicate-id', `“${clean}” is in this import already.`)
      const file = { name: clean, folder: '', size: data.length }
      const staged = await this.#begin(item, file, true, title)
      await this.#write(staged, data)
      await this.#note({ settings, of: item })
      this.settings.set(item, settings)
      return staged.received
    })
  }

  /** Remembers how a file is to be read. */
  async setSettings(item: string, settings: ReadSettings): Promise<void> {
    this.settings.set(item, settings)
    await this.#next(() => this.#note({ settings, of: item }))
  }

  /** Remembers that folders of articles are about to be made. */
  async noteStoring(articles: readonly string[]): Promise<void> {
    for (const article of articles) this.storing.add(article)
    await this.#next(() => this.#note({ storing: [...articles] }))
  }

  /**
   * The bytes of a file.
   *
   * @throws CallError `incomplete` when not all of them have arrived, `file-error`
   */
  async read(item: string): Promise<Buffer> {
    const file = this.files.get(item)
    if (!file) throw new CallError('not-found', 'That file is not part of this import any more.')
    if (file.received < file.size) {
      const arrived = `Only ${file.received} of ${file.size} bytes of “${file.name}” have arrived.`
      throw new CallError('incomplete', `${arrived} Choose the file again.`)
    }
    const bytes = Buffer.alloc(file.size)
    try {
      const handle = await this.#open(file.at === null ? ownName(item) : SMALL_FILES)
      let read = 0
      while (read < bytes.length) {
        const { bytesRead } = await handle.read(bytes, read, bytes.length - read, (file.at ?? 0) + read)
        if (bytesRead === 0) throw new CallError('incomplete', `A part of “${file.name}” is gone. Choose it again.`)
        read += bytesRead
      }
      if (file.at === null) await this.#close(ownName(item))
    } catch (error) {
      if (errorCode(error) === null || error instanceof CallError) throw error
      throw new CallError('file-error', `“${file.name}” cannot be read again: ${explainFileError(error)}.`)
    }
    return bytes
  }

  /** Closes its files, which stay. */
  async close(): Promise<void> {
    await this.#steps
    await this.#closeAll()
  }

  /** Removes everything. */
  async remove(): Promise<void> {
    this.#gone = true
    await this.#steps
    await this.#closeAll()
    await this.#fileSystem.rm(this.#folder, { recursive: true, force: true })
  }

  async #closeAll(): Promise<void> {
    for (const name of [...this.#handles.keys()]) await this.#close(name)
  }

  async #begin(item: string, file: AnnouncedFile, isWhole: boolean, title: string | null): Promise<StagedFile> {
    await this.#requireRoom(file)
    const at = isWhole ? this.#smallLength : null
    await this.#note({ file: item, ...file, title, at })
    const staged: StagedFile = { item, ...file, title, received: 0, at }
    this.files.set(item, staged)
    this.#announced += file.size
    this.#room -= file.size
    if (at !== null) this.#smallLength += file.size
    return staged
  }

  async #requireRoom({ name, size }: AnnouncedFile): Promise<void> {
    if (size > IMPORT_LIMIT_BYTES) {
      throw new CallError(
        'too-large',
        `“${name}” has ${megabytes(size)}; a file may have ${megabytes(IMPORT_LIMIT_BYTES)}. Split it.`
      )
    }
    if (this.#announced + size > IMPORT_TOTAL_BYTES) {
      const most = megabytes(IMPORT_TOTAL_BYTES)
      throw new CallError('too-large', `With “${name}” the import has more than ${most}. Import the rest afterwards.`)
    }
    if (this.files.size >= MOST_ITEMS) {
      const most = MOST_ITEMS.toLocaleString('en-GB')
      throw new CallError('too-many', `An import takes ${most} files. Import “${name}” and the rest afterwards.`)
    }
    if (size <= this.#room) return
    this.#room = await this.#freeRoom()
    if (size <= this.#room) return
    throw new CallError(
      'no-space',
      `There is no room for “${name}” (${megabytes(size)}) on the disk of the library. Make room and import it again.`
    )
  }

  /** Bytes that may still come; what was announced and has not arrived is reckoned with. */
  async #freeRoom(): Promise<number> {
    const { bavail, bsize } = await this.#fileSystem.statfs(this.#folder)
    let coming = 0
    for (const { size, received } of this.files.values()) coming += size - received
    return bavail * bsize - coming - ROOM_TO_LEAVE
  }

  async #write(file: StagedFile, data: Uint8Array): Promise<void> {
    await explained(`“${file.name}”`, async () => {
      const name = file.at === null ? ownName(file.item) : SMALL_FILES
      const handle = await this.#open(name)
      let written = 0
      while (written < data.length) {
        const position = (file.at ?? 0) + file.received + written
        const { bytesWritten } = await handle.write(data, written, data.length - written, position)
        written += bytesWritten
      }
      file.received += data.length
      if (file.at === null && file.received === file.size) await this.#close(name)
    })
  }

  async #note(line: ManifestLine): Promise<void> {
    await explained('The import', async () => {
      const handle = await this.#open(MANIFEST)
      await handle.appendFile(`${JSON.stringify(line)}\n`)
    })
  }

  /** A file of the folder, kept open. */
  async #open(name: string): Promise<OpenFile> {
    const known = this.#handles.get(name)
    if (known) return known
    if (this.#gone) throw new CallError('not-found', 'That import is not under way any more. Start it again.')
    // The manifest is only appended to; the others are written at places of their own.
    const path = join(this.#folder, name)
    const handle = await (name === MANIFEST
      ? this.#fileSystem.open(path, 'a', 0o600)
      : this.#fileSystem.open(path, 'r+').catch((error: unknown) => {
          if (!isMissing(error)) throw error
          return this.#fileSystem.open(path, 'wx+', 0o600)
        }))
    // Files are read side by side: another one may have opened it meanwhile, and one handle would never be closed.
    const other = this.#handles.get(name)
    if (other) {
      await handle.close()
      return other
    }
    this.#handles.set(name, handle)
    return handle
  }

  async #close(name: string): Promise<void> {
    const handle = this.#handles.get(name)
    this.#handles.delete(name)
    await handle?.close()
  }

  /** One step after the other: calls may overtake one another. */
  #next<Value>(step: () => Promise<Value>): Promise<Value> {
    const result = this.#steps.then(step)
    this.#steps = result.catch(() => undefined)
    return result
  }
}

/** In hexadecimal digits: ids that differ in case only are two files everywhere. */
const ownName = (item: string): string => `${Buffer.from(item).toString('hex')}.file`

async function sizeOf(fileSystem: FileSystem, path: string): Promise<number> {
  try {
    return (await fileSystem.stat(path)).size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}

/** What an import's folder says of itself, or null. */
export async function readManifest(fileSystem: FileSystem, folder: string): Promise<Manifest | null> {
  try {
    return parseManifest(await fileSystem.readFile(join(folder, MANIFEST), 'utf8'))
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'ENOTDIR') return null
    throw error
  }
}

async function explained(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof CallError || errorCode(error) === null) throw error
    throw new CallError('not-saved', `${what} could not be kept for the import: ${explainFileError(error)}.`)
  }
}
