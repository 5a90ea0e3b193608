import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { CHUNK_BYTES } from '../../api/contract'
import { CallError } from '../../api/envelope'
import type { ExportRequest } from '../../api/export-params'
import type { PreparedExport } from '../../api/views'
import { LOSS_FEATURES } from '../../core/formats/losses'
import type { LossFeature } from '../../core/formats/losses'
import type { ChosenPolicies } from '../../core/formats/fit-documents'
import { safePath } from '../../core/formats/file-names'
import { findFormat } from '../../core/formats/registry'
import type { ExportFormat } from '../../core/formats/registry'
import { errorCode, explainFileError } from '../store/file-system'
import { DamagedFileError } from '../store/json-file'
import type { OpenLibrary } from '../store/load-library'
import { exportInput } from './export-documents'
import { besideName, replaceFile } from './replace-file'
import { saveFiles } from './save-files'
import { writeExport } from './write-export'

interface Job {
  readonly folder: string
  /** Name of the main one of files with fixed names. */
  readonly main: string | null
  readonly view: PreparedExport
}

/** The format with that id that can write. @throws CallError `unknown-format` */
export function requireExportFormat(id: string): ExportFormat {
  const format = findFormat(id)
  if (!format?.encode) throw new CallError('unknown-format', `Claimdesk cannot write a format called ${id}.`)
  return format as ExportFormat
}

/** Policies by feature, those of features that there are. @throws CallError `unknown-policy` */
export function checkedPolicies(given: Readonly<Record<string, string>>): ChosenPolicies {
  for (const feature of Object.keys(given)) {
    if (!LOSS_FEATURES.includes(feature as LossFeature)) {
      throw new CallError('unknown-policy', `There is no feature “${feature}” to choose a policy for.`)
    }
  }
  return given
}

/** How a preparation tells how far it is. */
export interface PrepareOptions {
  /** Whether files of a format of several files are packed into one archive (default: yes). */
  readonly pack?: boolean
  readonly progress?: (done: number, total: number) => void
  /** Name by which the preparation can be cancelled. */
  readonly job?: string | undefined
}

/** What was written aside, before it has an id. */
export type WrittenAside = Omit<PreparedExport, 'export'>

/** Exports that were prepared: written aside and checked, waiting to be saved or dropped. */
export class ExportJobs {
  readonly #jobs = new Map<string, Job>()
  readonly #ids: () => string
  readonly #version: string
  readonly #place: string
  readonly #preparing = new Set<Promise<unknown>>()
  readonly #running = new Map<string, AbortController>()
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
  prepare(library: OpenLibrary, request: ExportRequest, options: PrepareOptions = {}): Promise<PreparedExport> {
    return this.#tracked(this.#prepare(library, request, options))
  }

  /**
   * Prepares what is no export in a format, such as a report: `write` fills an empty folder and says what it wrote,
   * with paths in that folder. It is read, saved and dropped like any other; `signal` ends it.
   */
  prepareOther(
    job: string | undefined,
    write: (folder: string, signal: AbortSignal) => Promise<WrittenAside>
  ): Promise<PreparedExport> {
    return this.#tracked(
      this.#aside(job, async (folder, signal) => ({ view: await write(folder, signal), main: null }))
    )
  }

  /** Ends a preparation that is under way; nothing happens when it has ended. */
  cancel(job: string): void {
    this.#running.get(job)?.abort(new CallError('cancelled', 'The export was stopped. Nothing was written.'))
  }

  #tracked(work: Promise<PreparedExport>): Promise<PreparedExport> {
    const done: Promise<unknown> = work.then(
      () => this.#preparing.delete(done),
      () => this.#preparing.delete(done)
    )
    this.#preparing.add(done)
    return work
  }

  async #prepare(
    library: OpenLibrary,
    request: ExportRequest,
    { pack = true, progress, job }: PrepareOptions
  ): Promise<PreparedExport> {
    const format = requireExportFormat(request.format)
    const policies = checkedPolicies(request.policies)
    const { includeNotes, includeText, neutraliseFormulas, settings } = request
    return this.#aside(job, async (folder, signal) => {
      const options = { includeNotes, includeText, neutraliseFormulas, settings }
      const { input, articles, splits } = await exportInput(library, request, options, this.#version)
      let done = 0
      const written = await writeExport(format, input, folder, {
        policies,
        lossReport: request.lossReport,
        pack,
        signal,
        onDocument: () => {
          progress?.(done, articles.length)
          done += 1
        }
      })
      const title = articles.length === 1 ? articles[0]?.title : library.store.parts.info.name
      const inSplit = (split: string): number => [...splits.values()].filter((each) => each === split).length
      const view: WrittenAside = {
        suggestedName: `${fileNameFrom(title ?? '')}.${written.extension}`,
        mediaType: written.mediaType,
        files: written.files,
        packed: written.packed,
        articles: written.documents,
        annotations: written.annotations,
        losses: written.losses,
        preflight: written.preflight,
        splits:
          request.splits === null
            ? null
            : { train: inSplit('train'), validation: inSplit('validation'), test: inSplit('test') }
      }
      return { view, main: format.main ?? null }
    })
  }

  async #aside(
    job: string | undefined,
    write: (
      folder: string,
      signal: AbortSignal
    ) => Promise<{ readonly view: WrittenAside; readonly main: string | null }>
  ): Promise<PreparedExport> {
    if (this.#closed) throw closedError()
    const controller = new AbortController()
    const key = job ?? this.#ids()
    this.#running.set(key, controller)
    const folder = await mkdtemp(join(this.#place, 'claimdesk-export-')).catch(notWritten)
    try {
      const { view, main } = await write(folder, controller.signal)
      controller.signal.throwIfAborted()
      const prepared: PreparedExport = { export: this.#ids(), ...view }
      this.#jobs.set(prepared.export, { folder, view: prepared, main })
      return prepared
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      return notWritten(error)
    } finally {
      this.#running.delete(key)
    }
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
    const [main] = view.files
    try {
      for (const [index, file] of view.files.entries()) {
        const name = index === 0 ? basename(target) : besideName(file.path, main?.path ?? '', basename(target))
        const place = join(dirname(target), ...name.split('/'))
        // Only folders inside the export are made: a mistyped place is refused.
        if (index > 0) await mkdir(dirname(place), { recursive: true })
        await replaceFile(this.#path(id, file.path), place, this.#ids())
      }
    } catch (error) {
      throw new CallError('file-error', `“${basename(target)}” could not be written: ${explainFileError(error)}.`)
    }
  }

  /** Saves a prepared export at a path of this machine: a file, or a folder for files that were not packed. */
  async saveAt(id: string, target: string): Promise<void> {
    const { folder, view, main } = this.#require(id)
    await saveFiles(folder, view.files, target, this.#ids, main)
  }

  async discard(id: string): Promise<void> {
    const job = this.#jobs.get(id)
    this.#jobs.delete(id)
    if (job) await rm(job.folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const running of this.#running.values()) running.abort(closedError())
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

const closedError = (): CallError => new CallError('closed', 'Claimdesk was closed before the export was ready.')

/** A file error in words; any other error as it is. */
function notWritten(error: unknown): never {
  if (error instanceof DamagedFileError) throw new CallError('damaged', `Nothing was exported: ${error.message}`)
  if (error instanceof CallError || errorCode(error) === null) throw error
  throw new CallError('file-error', `The export could not be written aside: ${explainFileError(error)}.`)
}

/** A title as a file name that every system takes. */
export function fileNameFrom(title: string): string {
  return safePath(title.replace(/[/\\]/g, ' ')).replace(/\s+([,.;)])/g, '$1') || 'claimdesk-export'
}
