import { copyFile, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { CHUNK_BYTES } from '../../api/contract'
import { CallError } from '../../api/envelope'
import type { PreparedExport } from '../../api/views'
import type { ExportDocument, ExportInput, ExportOptions, LossItem } from '../../core/formats/format'
import { ExportMismatchError } from '../../core/formats/export-range'
import { findFormat } from '../../core/formats/registry'
import type { ExportFormat } from '../../core/formats/registry'
import { errorCode, explainFileError } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'
import { chosenArticles, exportInput } from './export-documents'

const BUFFER_LENGTH = 256 * 1024

interface Job {
  readonly folder: string
  readonly view: PreparedExport
}

/** Collects an encoder's pieces and writes them in blocks, file after file. */
class PartWriter {
  readonly files: { path: string; bytes: number }[] = []
  readonly #folder: string
  #handle: FileHandle | null = null
  #buffer = ''

  constructor(folder: string) {
    this.#folder = folder
  }

  async write(path: string, text: string): Promise<void> {
    if (this.files.at(-1)?.path !== path) await this.#next(path)
    this.#buffer += text
    if (this.#buffer.length >= BUFFER_LENGTH) await this.#flush()
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
    const current = this.files.at(-1)
    if (!this.#handle || !current || this.#buffer === '') return
    const bytes = Buffer.from(this.#buffer, 'utf8')
    this.#buffer = ''
    await this.#handle.writeFile(bytes)
    current.bytes += bytes.length
  }
}

/** Counts what an export takes and loses while its documents go by. */
class LossCount {
  articles = 0
  annotations = 0
  readonly #losses = new Map<string, LossItem>()

  async *watch(format: ExportFormat, input: ExportInput): AsyncGenerator<ExportDocument> {
    for await (const document of input.documents) {
      this.articles += 1
      this.annotations += document.spans.length + document.documentLabels.length
      for (const loss of format.losses?.(document, input.options) ?? []) {
        const count = (this.#losses.get(loss.feature)?.count ?? 0) + loss.count
        this.#losses.set(loss.feature, { ...loss, count })
      }
      yield document
    }
  }

  get losses(): readonly LossItem[] {
    return [...this.#losses.values()]
  }
}

function requireExportFormat(id: string): ExportFormat {
  const format = findFormat(id)
  if (!format?.encode) throw new CallError('unknown-format', `Claimdesk cannot write a format called ${id}.`)
  return format as ExportFormat
}

/** Exports that were prepared: written aside and checked, waiting to be saved or dropped. */
export class ExportJobs {
  readonly #jobs = new Map<string, Job>()
  readonly #ids: () => string
  readonly #version: string
  readonly #place: string
  readonly #preparing = new Set<Promise<unknown>>()
  #closed = false

  /** @param place where the temporary folders are made */
  constructor(ids: () => string, version: string, place: string = tmpdir()) {
    this.#ids = ids
    this.#version = version
    this.#place = place
  }

  /**
   * Writes an export into a temporary folder. Every span was re-sliced and compared in the format's unit when it
   * resolves; a mismatch stops it and names the span.
   */
  prepare(
    library: OpenLibrary,
    formatId: string,
    articles: readonly string[] | null,
    options: ExportOptions
  ): Promise<PreparedExport> {
    const work = this.#prepare(library, formatId, articles, options)
    const done: Promise<unknown> = work.then(
      () => this.#preparing.delete(done),
      () => this.#preparing.delete(done)
    )
    this.#preparing.add(done)
    return work
  }

  async #prepare(
    library: OpenLibrary,
    formatId: string,
    articles: readonly string[] | null,
    options: ExportOptions
  ): Promise<PreparedExport> {
    const format = requireExportFormat(formatId)
    const ids = chosenArticles(library, articles)
    const folder = await mkdtemp(join(this.#place, 'claimdesk-export-')).catch(notWritten)
    const writer = new PartWriter(folder)
    const count = new LossCount()
    try {
      const input = exportInput(library, ids, options, this.#version)
      for await (const part of format.encode({ ...input, documents: count.watch(format, input) })) {
        await writer.write(part.path, part.text)
        if (this.#closed) throw new CallError('closed', 'Claimdesk was closed before the export was ready.')
      }
      await writer.end()
    } catch (error) {
      await writer.abandon()
      await rm(folder, { recursive: true, force: true })
      if (error instanceof ExportMismatchError) throw new CallError('text-mismatch', error.message)
      return notWritten(error)
    }
    const id = this.#ids()
    const only = ids.length === 1 && ids[0] ? library.store.state.articles.get(ids[0])?.title : null
    const view: PreparedExport = {
      export: id,
      suggestedName: `${fileNameFrom(only ?? library.store.parts.info.name)}.${format.extension}`,
      mediaType: format.mediaType,
      files: writer.files,
      articles: count.articles,
      annotations: count.annotations,
      losses: count.losses
    }
    this.#jobs.set(id, { folder, view })
    return view
  }

  view(id: string): PreparedExport {
    return this.#require(id).view
  }

  /** A piece of a prepared file, from a byte offset. */
  async read(id: string, path: string, offset: number): Promise<{ readonly data: string; readonly done: boolean }> {
    const file = this.#require(id).view.files.find((candidate) => candidate.path === path)
    if (!file) throw new CallError('not-found', 'That file is not part of the export.')
    const handle = await open(this.#path(id, path), 'r')
    try {
      const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, Math.max(0, file.bytes - offset)))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset)
      return { data: buffer.toString('base64', 0, bytesRead), done: offset + bytesRead >= file.bytes }
    } finally {
      await handle.close()
    }
  }

  /**
   * Saves a prepared export: its first file under the chosen name, further ones beside it.
   *
   * @throws CallError `file-error` saying why it could not be written; what was there before is kept
   */
  async save(id: string, target: string): Promise<void> {
    const { view } = this.#require(id)
    try {
      for (const [index, file] of view.files.entries()) {
        const place = index === 0 ? target : join(dirname(target), ...file.path.split('/'))
        // Only folders inside the export are made: a mistyped place is refused.
        if (index > 0) await mkdir(dirname(place), { recursive: true })
        await replaceFile(this.#path(id, file.path), place, this.#ids())
      }
    } catch (error) {
      throw new CallError('file-error', `“${basename(target)}” could not be written: ${explainFileError(error)}.`)
    }
  }

  async discard(id: string): Promise<void> {
    const job = this.#jobs.get(id)
    this.#jobs.delete(id)
    if (job) await rm(job.folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#preparing)
    for (const id of [...this.#jobs.keys()]) await this.discard(id)
  }

  #require(id: string): Job {
    const job = this.#jobs.get(id)
    if (!job) throw new CallError('not-found', 'That export is gone. Prepare it again.')
    return job
  }

  #path(id: string, path: string): string {
    return join(this.#require(id).folder, path.split('/').join(sep))
  }
}

/** A file error in words; any other error as it is. */
function notWritten(error: unknown): never {
  if (error instanceof CallError || errorCode(error) === null) throw error
  throw new CallError('file-error', `The export could not be written aside: ${explainFileError(error)}.`)
}

/** Copies beside the target first, so that a full disk leaves what was there. */
async function replaceFile(from: string, to: string, id: string): Promise<void> {
  const temporary = join(dirname(to), `.${id}.tmp`)
  try {
    await copyFile(from, temporary)
    await rename(temporary, to)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** A title as a file name that every system takes. */
function fileNameFrom(title: string): string {
  const clean = title
    // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*“”„«»]/g, ' ')
    .replace(/\s+([,.;)])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
  return Array.from(clean).slice(0, 80).join('').trim() || 'claimdesk-export'
}
