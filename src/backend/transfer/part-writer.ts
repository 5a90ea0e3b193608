import { mkdir, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputPart } from '../../core/formats/format'

const BUFFER_LENGTH = 256 * 1024

/** A file that was written; `path` is relative with `/`. */
export interface WrittenFile {
  readonly path: string
  readonly bytes: number
}

/** Collects an encoder's pieces and writes them in blocks, file after file, into a folder of its own. */
export class PartWriter {
  readonly files: { path: string; bytes: number }[] = []
  readonly #folder: string
  #handle: FileHandle | null = null
  #buffer = ''

  /** @param folder absolute; made when it is not there */
  constructor(folder: string) {
    this.#folder = folder
  }

  async write(part: OutputPart): Promise<void> {
    if (this.files.at(-1)?.path !== part.path) await this.#next(part.path)
    if (part.bytes) {
      await this.#flush()
      await this.#append(part.bytes)
    } else {
      this.#buffer += part.text
      if (this.#buffer.length >= BUFFER_LENGTH) await this.#flush()
    }
  }

  async end(): Promise<void> {
    await this.#flush()
    await this.#handle?.sync()
    await this.#handle?.close()
    this.#handle = null
  }

  /** Closes the file as it is: what was written will be thrown away. */
  async abandon(): Promise<void> {
    this.#buffer = ''
    await this.#handle?.close()
    this.#handle = null
  }

  async #next(path: string): Promise<void> {
    if (path.split('/').some((part) => part === '' || part === '.' || part === '..') || path.includes('\\')) {
      throw new Error(`An export format named a file outside its folder: ${path}`)
    }
    await this.end()
    const file = join(this.#folder, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    this.#handle = await open(file, 'wx', 0o600)
    this.files.push({ path, bytes: 0 })
  }

  async #flush(): Promise<void> {
    if (this.#buffer === '') return
    const bytes = Buffer.from(this.#buffer, 'utf8')
    this.#buffer = ''
    await this.#append(bytes)
  }

  async #append(bytes: Uint8Array): Promise<void> {
    const current = this.files.at(-1)
    if (!this.#handle || !current) return
    await this.#handle.writeFile(bytes)
    current.bytes += bytes.length
  }
}
