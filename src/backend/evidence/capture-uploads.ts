import { createHash, randomBytes } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { extname, join } from 'node:path'
import { CAPTURE_LIMIT_BYTES } from '../../api/evidence-params'
import { CallError } from '../../api/envelope'
import type { CaptureUpload } from '../../api/evidence-views'
import type { Capture } from '../../core/model/evidence'
import { safeName } from '../library/build-article'
import { makeFolder, syncFolder, TEMPORARY_FILE } from '../store/durable-write'
import { errorCode, explainFileError, isMissing } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'
import { setAside } from '../store/set-aside'
import { hashFile, listCaptures } from './capture-files'

/** A file as it is announced: `name` is a base name, `size` in bytes. */
export interface AnnouncedCapture {
  readonly name: string
  readonly size: number
  readonly how: Capture['how']
}

interface Upload extends AnnouncedCapture {
  readonly temporary: string
  readonly hash: Hash
  received: number
}

/** Files that may be on their way at once; of more, the one that began first is given up. */
const MOST_UPLOADS = 16

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en-GB')} MB`

/** A file's ending in lower case, without the dot; `bin` where it has none that can be a name. */
function kindOf(name: string): string {
  const ending = extname(name).slice(1).toLowerCase()
  return /^[a-z0-9]{1,12}$/.test(ending) ? ending : 'bin'
}

/**
 * Takes files into the library's evidence, piece by piece. A file lies beside the others under a temporary name until
 * it is whole and flushed; then it gets the name of its hash (D1). Bytes that are there already are not kept twice.
 */
export class CaptureUploads {
  readonly #library: Pick<OpenLibrary, 'store'>
  readonly #uploads = new Map<string, Upload>()
  #steps: Promise<unknown> = Promise.resolve()
  #swept = false

  constructor(library: Pick<OpenLibrary, 'store'>) {
    this.#library = library
  }

  /**
   * Takes a piece of a file; the pieces of a file come in order.
   *
   * @throws CallError `read-only`, `too-large`, `empty`, `out-of-order`, `not-saved`, each naming the file
   */
  piece(item: string, file: AnnouncedCapture, offset: number, data: Uint8Array): Promise<CaptureUpload> {
    const result = this.#steps.then(() => this.#piece(item, file, offset, data))
    this.#steps = result.catch(() => undefined)
    return result
  }

  async #piece(item: string, file: AnnouncedCapture, offset: number, data: Uint8Array): Promise<CaptureUpload> {
    const { readOnly } = this.#library.store
    if (readOnly) throw new CallError('read-only', readOnly.message)
    try {
      const upload = await this.#uploadOf(item, file, offset, data.length)
      await this.#append(upload, data)
      if (upload.received < upload.size) return { received: upload.received, capture: null }
      const capture = await this.#finish(upload)
      this.#uploads.delete(item)
      return { received: upload.received, capture }
    } catch (error) {
      await this.#drop(item)
      if (errorCode(error) === null || error instanceof CallError) throw error
      const name = safeName(file.name)
      throw new CallError('not-saved', `“${name}” could not be kept as evidence: ${explainFileError(error)}.`)
    }
  }

  async #uploadOf(item: string, file: AnnouncedCapture, offset: number, length: number): Promise<Upload> {
    const known = this.#uploads.get(item)
    const name = safeName(file.name)
    if (offset !== (known?.received ?? 0) || offset + length > (known?.size ?? file.size)) {
      throw new CallError('out-of-order', `A piece of “${name}” came out of order. Add the file again.`)
    }
    if (known) return known
    if (file.size > CAPTURE_LIMIT_BYTES) {
      const limit = megabytes(CAPTURE_LIMIT_BYTES)
      throw new CallError('too-large', `“${name}” has ${megabytes(file.size)}; a captured file may have ${limit}.`)
    }
    if (file.size === 0) throw new CallError('empty', `“${name}” has nothing in it, so it is no evidence.`)
    await this.#prepareFolder()
    for (const first of this.#uploads.keys()) {
      if (this.#uploads.size >= MOST_UPLOADS) await this.#drop(first)
    }
    const { paths, fileSystem } = this.#library.store.parts
    const temporary = join(paths.evidence, `.${paths.journalName}.${randomBytes(6).toString('hex')}.tmp`)
    const upload: Upload = { ...file, name, temporary, hash: createHash('sha256'), received: 0 }
    await (await fileSystem.open(temporary, 'wx', 0o600)).close()
    this.#uploads.set(item, upload)
    return upload
  }

  /** Makes the folder, and clears away what this person's uploads on this device left when they were cut off. */
  async #prepareFolder(): Promise<void> {
    if (this.#swept) return
    const { paths, fileSystem } = this.#library.store.parts
    await makeFolder(fileSystem, paths.evidence)
    for (const name of await fileSystem.readdir(paths.evidence)) {
      const isOwn = name.startsWith(`.${paths.journalName}.`) && TEMPORARY_FILE.test(name)
      if (isOwn) await fileSystem.unlink(join(paths.evidence, name))
    }
    this.#swept = true
  }

  async #append(upload: Upload, data: Uint8Array): Promise<void> {
    const handle = await this.#library.store.parts.fileSystem.open(upload.temporary, 'r+')
    try {
      let written = 0
      while (written < data.length) {
        const at = upload.received + written
        written += (await handle.write(data, written, data.length - written, at)).bytesWritten
      }
      upload.hash.update(data)
      upload.received += data.length
      if (upload.received === upload.size) await handle.sync()
    } finally {
      await handle.close()
    }
  }

  /** Gives a whole file its name, or finds that it has been there. On the disk when it resolves. */
  async #finish({ temporary, hash, name, size, how }: Upload): Promise<Capture> {
    const { store } = this.#library
    const { paths, fileSystem, clock } = store.parts
    const sha256 = hash.digest('hex')
    const kind = (await listCaptures(this.#library)).captures.get(sha256)?.kind ?? kindOf(name)
    const file = paths.capture(sha256, kind)
    const there = await hashFile(fileSystem, file)
    if (there === sha256) await fileSystem.unlink(temporary)
    else {
      // D4: what is not what its name says is kept beside the right one.
      if (there !== null) await setAside(fileSystem, file, clock())
      await fileSystem.rename(temporary, file)
    }
    await syncFolder(fileSystem, paths.evidence)
    return { sha256, kind, name, bytes: size, how, capturedAt: clock().toISOString() }
  }

  async #drop(item: string): Promise<void> {
    const upload = this.#uploads.get(item)
    this.#uploads.delete(item)
    if (!upload) return
    await this.#library.store.parts.fileSystem.unlink(upload.temporary).catch((error: unknown) => {
      // It is swept the next time; what went wrong with the upload itself is what is told.
      if (!isMissing(error)) this.#swept = false
    })
  }
}
