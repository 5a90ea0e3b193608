import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CallError } from '../../api/envelope'
import { ExportRefusedError, fittedInput, LossCount } from '../../core/formats/fit-documents'
import type { ChosenPolicies } from '../../core/formats/fit-documents'
import type { ExportDocument, ExportInput, Preflight, PreflightItem } from '../../core/formats/format'
import { ExportMismatchError } from '../../core/formats/export-range'
import type { LossItem } from '../../core/formats/losses'
import type { ExportFormat } from '../../core/formats/registry'
import { packWorkbook, packZip } from './pack-files'
import { PartWriter } from './part-writer'
import type { WrittenFile } from './part-writer'

/** Name of the loss report inside a folder or archive; beside a single file it is `<name>.losses.json`. */
export const LOSS_REPORT = 'claimdesk-losses.json'

export interface WriteOptions {
  readonly policies: ChosenPolicies
  /** Whether the loss report goes along as a file. */
  readonly lossReport: boolean
  /** Whether files of a format of several files are packed into one archive. */
  readonly pack: boolean
  /** Hears of every document before it is written. */
  readonly onDocument?: (document: ExportDocument) => void
  readonly signal?: AbortSignal | undefined
}

/** What was written into the folder. */
export interface WrittenExport {
  /** What a person gets: files relative to the folder with `/`; the first is the main one. */
  readonly files: readonly WrittenFile[]
  /** What is inside the first file when it is an archive or a workbook. */
  readonly packed: readonly WrittenFile[]
  /** Ending of the main file, without the dot; of a folder of files that were not packed, that of the format. */
  readonly extension: string
  readonly mediaType: string
  readonly documents: number
  readonly annotations: number
  readonly losses: readonly LossItem[]
  /** What a person should know before it leaves, other than what is lost. */
  readonly preflight: readonly PreflightItem[]
}

/** The loss report as a file: what the format could not carry, what was done about it, and where. */
export function lossReportJson(format: string, software: string, losses: readonly LossItem[]): string {
  return `${JSON.stringify({ format: 'claimdesk/losses', version: 1, exportedAs: format, software, losses }, null, 2)}\n`
}

/**
 * Writes an export into an empty folder. Every span was re-sliced and compared in the format's unit when it resolves.
 *
 * @throws CallError `text-mismatch` naming the span, `refused` when a policy says so; file errors as they are
 */
export async function writeExport(
  format: ExportFormat,
  input: ExportInput,
  folder: string,
  options: WriteOptions
): Promise<WrittenExport> {
  const { policies, lossReport, pack, onDocument, signal } = options
  const parts = join(folder, 'parts')
  await mkdir(parts)
  const writer = new PartWriter(parts)
  const losses = new LossCount()
  let documents = 0
  let annotations = 0
  const given: ExportInput = {
    ...input,
    documents: (async function* () {
      for await (const document of input.documents) {
        signal?.throwIfAborted()
        documents += 1
        annotations += document.spans.length + document.documentLabels.length
        onDocument?.(document)
        yield document
      }
    })()
  }
  const fitted = fittedInput(format, given, policies, losses)
  const told = format.preflight?.(fitted) ?? null
  try {
    for await (const part of format.encode({ ...fitted, documents: heardBy(told, fitted.documents) })) {
      await writer.write(part)
      signal?.throwIfAborted()
    }
    await writer.end()
  } catch (error) {
    await writer.abandon()
    if (error instanceof ExportMismatchError) {
      throw new CallError('text-mismatch', error.message, { article: error.article, span: error.span })
    }
    if (error instanceof ExportRefusedError) throw new CallError('refused', error.message, { feature: error.feature })
    throw error
  }
  const report =
    lossReport && losses.losses.length > 0 ? lossReportJson(format.id, input.software, losses.losses) : null
  const counts = { documents, annotations, losses: losses.losses, preflight: told?.items() ?? [] }
  return { ...counts, ...(await gather(format, parts, folder, writer.files, report, pack)) }
}

/** Documents that go by, each of them told to the check before export. */
async function* heardBy(told: Preflight | null, documents: ExportInput['documents']): ExportInput['documents'] {
  for await (const document of documents) {
    told?.add(document)
    yield document
  }
}

/** Brings what was written into the form in which it leaves: as it is, or packed; with the loss report where it belongs. */
async function gather(
  format: ExportFormat,
  parts: string,
  folder: string,
  written: readonly WrittenFile[],
  report: string | null,
  pack: boolean
): Promise<Pick<WrittenExport, 'files' | 'packed' | 'extension' | 'mediaType'>> {
  const { layout, extension, mediaType } = format
  const keep = async (name: string, text: string): Promise<WrittenFile> => {
    await writeFile(join(parts, name), text, { flag: 'wx', mode: 0o600 })
    return { path: name, bytes: Buffer.byteLength(text) }
  }
  const take = async (name: string, into: (target: string) => Promise<number>): Promise<WrittenFile> => ({
    path: name,
    bytes: await into(join(folder, name))
  })
  const beside = async (name: string): Promise<WrittenFile[]> => {
    if (report === null) return []
    const file = await keep(`${name}.losses.json`, report)
    await rename(join(parts, file.path), join(folder, file.path))
    return [file]
  }
  if (layout === 'workbook' || layout === 'archive') {
    const packer = layout === 'workbook' ? packWorkbook : packZip
    const main = await take(`export.${extension}`, (target) => packer(parts, written, target))
    return { files: [main, ...(await beside(main.path))], packed: written, extension, mediaType }
  }
  const [first] = written
  if (layout === 'file' && written.length === 1 && first) {
    await rename(join(parts, first.path), join(folder, first.path))
    return { files: [first, ...(await beside(first.path))], packed: [], extension, mediaType }
  }
  const all = report === null ? written : [...written, await keep(LOSS_REPORT, report)]
  if (pack) {
    const archive = await take('export.zip', (target) => packZip(parts, all, target))
    return { files: [archive], packed: all, extension: 'zip', mediaType: 'application/zip' }
  }
  return {
    files: all.map(({ path, bytes }) => ({ path: `parts/${path}`, bytes })),
    packed: [],
    extension,
    mediaType
  }
}
