import { dirname } from 'node:path'
import type { FileStatus, FileSystem, OpenFile } from '../../store/file-system'
import { fileError } from '../failing-files'
import { isFolder, newFile, newFolder } from './disk-tree'
import type { FileNode, FolderNode, Node } from './disk-tree'

/** When the model's disk was made; every change of a file counts one millisecond from there. */
const BEGAN = Date.UTC(2024, 0, 1)

/** Which flushes a broken disk (or a broken program) leaves out. */
export type SkipSync = (call: 'sync' | 'datasync', path: string) => boolean

/**
 * A disk in memory that knows what would be left of it after a power cut: of every file what it held at the last flush
 * and what was written since, of every folder its names at the last flush and what became of them since. `snapshot` in
 * disk-tree.ts and `crash` in crash-states.ts make a power cut out of it.
 *
 * Paths are absolute and POSIX. Modes and owners are not kept.
 */
export class CrashDisk implements FileSystem {
  readonly root: FolderNode
  /** Called before each call that changes something, with its number. */
  onChange: (number: number, call: string, path: string) => void = () => undefined
  /** Called before every call; throws to make it fail, or lets a write write only half (`half`). */
  before: (call: string, path: string) => 'half' | void = () => undefined
  readonly #skipSync: SkipSync
  #changes = 0

  constructor(root: FolderNode = newFolder(1, BEGAN), skipSync: SkipSync = () => false) {
    this.root = root
    this.#skipSync = skipSync
  }

  /** How often something was changed. */
  get changes(): number {
    return this.#changes
  }

  async open(path: string, flags: string): Promise<OpenFile> {
    await this.#turn('open', path)
    const found = this.#find(path)
    if (found && flags.includes('x')) throw fileError('EEXIST')
    if (!found && flags.startsWith('r')) throw fileError('ENOENT')
    if (found && isFolder(found)) {
      if (flags !== 'r') throw fileError('EISDIR')
      return this.#handleOf(path, newFile(0, BEGAN), found, false)
    }
    let file = found
    if (!file) {
      this.#change('create', path)
      file = newFile(this.#changes, BEGAN)
      this.#step(dirname(path), new Map([[nameOf(path), file]]))
    } else if (flags.startsWith('w')) {
      this.#change('truncate', path)
      this.#put(file, Buffer.alloc(0))
    }
    return this.#handleOf(path, file, null, flags.startsWith('a'))
  }

  async readFile(path: string): Promise<Buffer>
  async readFile(path: string, encoding: 'utf8'): Promise<string>
  async readFile(path: string, encoding?: 'utf8'): Promise<Buffer | string> {
    await this.#turn('readFile', path)
    const bytes = Buffer.from(contentOf(this.#requireFile(path)))
    return encoding === undefined ? bytes : bytes.toString('utf8')
  }

  async readdir(path: string): Promise<string[]> {
    await this.#turn('readdir', path)
    return [...this.#requireFolder(path).entries.keys()]
  }

  async stat(path: string): Promise<FileStatus> {
    await this.#turn('stat', path)
    const node = this.#require(path)
    const size = isFolder(node) ? 0 : contentOf(node).length
    return { size, mtimeMs: node.changedAt, ino: node.id, isDirectory: () => isFolder(node) }
  }

  async statfs(path: string): Promise<{ bavail: number; bsize: number }> {
    await this.#turn('statfs', path)
    return { bavail: 1 << 30, bsize: 4096 }
  }

  async access(path: string): Promise<void> {
    await this.#turn('access', path)
    this.#require(path)
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#turn('rename', from)
    const node = this.#require(from)
    const there = this.#find(to)
    if (there && isFolder(there)) throw fileError(there.entries.size > 0 ? 'ENOTEMPTY' : 'EISDIR')
    this.#change('rename', from)
    if (dirname(from) === dirname(to)) {
      return this.#step(
        dirname(to),
        new Map([
          [nameOf(from), null],
          [nameOf(to), node]
        ])
      )
    }
    const number = this.#changes
    this.#step(dirname(to), new Map([[nameOf(to), node]]), number)
    this.#step(dirname(from), new Map([[nameOf(from), null]]), number)
  }

  async copyFile(from: string, to: string): Promise<void> {
    await this.#turn('copyFile', from)
    const content = contentOf(this.#requireFile(from))
    const handle = await this.open(to, 'w')
    await handle.writeFile(content)
    await handle.close()
  }

  async unlink(path: string): Promise<void> {
    await this.#turn('unlink', path)
    this.#requireFile(path)
    this.#change('unlink', path)
    this.#step(dirname(path), new Map([[nameOf(path), null]]))
  }

  async mkdir(path: string, { recursive }: { readonly recursive: boolean }): Promise<string | undefined> {
    await this.#turn('mkdir', path)
    const missing: string[] = []
    for (let at = path; !this.#find(at); at = dirname(at)) missing.unshift(at)
    if (missing.length === 0 && !recursive) throw fileError('EEXIST')
    if (missing.length > 1 && !recursive) throw fileError('ENOENT')
    if (missing.length === 0) this.#requireFolder(path)
    for (const at of missing) {
      this.#change('mkdir', at)
      this.#step(dirname(at), new Map([[nameOf(at), newFolder(this.#changes, BEGAN)]]))
    }
    return missing[0]
  }

  async rmdir(path: string): Promise<void> {
    await this.#turn('rmdir', path)
    if (this.#requireFolder(path).entries.size > 0) throw fileError('ENOTEMPTY')
    this.#change('rmdir', path)
    this.#step(dirname(path), new Map([[nameOf(path), null]]))
  }

  async rm(path: string): Promise<void> {
    await this.#turn('rm', path)
    const node = this.#find(path)
    if (!node) return
    if (isFolder(node)) for (const name of [...node.entries.keys()]) await this.rm(`${path}/${name}`)
    this.#change('rm', path)
    this.#step(dirname(path), new Map([[nameOf(path), null]]))
  }

  async utimes(path: string): Promise<void> {
    await this.#turn('utimes', path)
    this.#require(path).changedAt = BEGAN + this.#changes
  }

  #handleOf(path: string, file: FileNode, folder: FolderNode | null, appends: boolean): OpenFile {
    let position = 0
    /** Gives how much was written. */
    const write = async (given: Uint8Array, at: number): Promise<number> => {
      const bytes = (await this.#turn('write', path)) === 'half' ? given.subarray(0, given.length >> 1) : given
      this.#change('write', path)
      const before = contentOf(file)
      const after = Buffer.alloc(Math.max(before.length, at + bytes.length))
      before.copy(after)
      after.set(bytes, at)
      this.#put(file, after)
      return bytes.length
    }
    /** Node's own calls go on after a short write; half of it is there when the disk is full then. */
    const writeAll = async (bytes: Uint8Array, at: number): Promise<void> => {
      if ((await write(bytes, at)) < bytes.length) throw fileError('ENOSPC')
    }
    const sync = async (call: 'sync' | 'datasync'): Promise<void> => {
      await this.#turn(call, path)
      this.#change(call, path)
      if (this.#skipSync(call, path)) return
      if (folder) {
        folder.durable = new Map(folder.entries)
        folder.steps = []
      } else file.versions = file.versions.slice(-1)
    }
    const append = (content: string | Uint8Array): Promise<void> =>
      writeAll(Buffer.from(content), contentOf(file).length)
    return {
      read: async (buffer, offset, length, from) => {
        await this.#turn('read', path)
        const start = from ?? position
        const bytes = contentOf(file).subarray(start, start + length)
        buffer.set(bytes, offset)
        if (from === null) position += bytes.length
        return { bytesRead: bytes.length }
      },
      write: async (buffer, offset, length, at) => {
        const bytes = buffer.subarray(offset, offset + length)
        return { bytesWritten: await write(bytes, appends ? contentOf(file).length : at) }
      },
      writeFile: async (content) => {
        if (appends) return append(content)
        const bytes = Buffer.from(content)
        await writeAll(bytes, position)
        position += bytes.length
      },
      appendFile: append,
      truncate: async (length) => {
        await this.#turn('truncate', path)
        this.#change('truncate', path)
        const after = Buffer.alloc(length)
        contentOf(file).copy(after)
        this.#put(file, after)
      },
      sync: () => sync('sync'),
      datasync: () => sync('datasync'),
      close: () => Promise.resolve()
    }
  }

  /** Gives others a turn, as a real disk does. */
  async #turn(call: string, path: string): Promise<'half' | void> {
    await Promise.resolve()
    return this.before(call, path)
  }

  #change(call: string, path: string): void {
    this.onChange(this.#changes, call, path)
    this.#changes += 1
  }

  #put(file: FileNode, content: Buffer): void {
    file.changedAt = BEGAN + this.#changes
    file.versions.push({ at: this.#changes, content })
  }

  #step(folder: string, names: ReadonlyMap<string, Node | null>, number = this.#changes): void {
    const node = this.#requireFolder(folder)
    node.changedAt = BEGAN + this.#changes
    for (const [name, entry] of names) {
      if (entry) node.entries.set(name, entry)
      else node.entries.delete(name)
    }
    node.steps.push({ at: number, names })
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.root
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (!node) return undefined
      if (!isFolder(node)) throw fileError('ENOTDIR')
      node = node.entries.get(name)
    }
    return node
  }

  #require(path: string): Node {
    const node = this.#find(path)
    if (!node) throw fileError('ENOENT')
    return node
  }

  #requireFile(path: string): FileNode {
    const node = this.#require(path)
    if (isFolder(node)) throw fileError('EISDIR')
    return node
  }

  #requireFolder(path: string): FolderNode {
    const node = this.#require(path)
    if (!isFolder(node)) throw fileError('ENOTDIR')
    return node
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const contentOf = (file: FileNode): Buffer => file.versions.at(-1)?.content ?? Buffer.alloc(0)
