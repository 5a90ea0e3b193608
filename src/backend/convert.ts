import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CallError } from '../api/envelope'
import { EMPTY_DECODED_DOCUMENT } from '../core/formats/format'
import type { DecodeProblem, Format, KnownTexts, PreflightItem, SourceFile } from '../core/formats/format'
import { exportInputOf } from '../core/formats/interchange'
import type { LossItem } from '../core/formats/losses'
import { findFormat } from '../core/formats/registry'
import { endingOf, readText, withoutEnding } from '../core/formats/text-file'
import { freezeText } from '../core/text/freeze'
import type { Article } from '../core/model/article'
import { sha256 } from './store/text-files'
import { decodeInThread } from './transfer/annotations/decode-thread'
import { gatherFiles } from './transfer/annotations/gather-files'
import { recogniseFormats } from './transfer/annotations/recognise-format'
import { expandFiles } from './transfer/annotations/source-files'
import { articleFromText } from './transfer/annotations/article-from-text'
import { checkedPolicies, requireExportFormat } from './transfer/export-jobs'
import { saveFiles } from './transfer/save-files'
import { writeExport } from './transfer/write-export'

/** A conversion of files, without a library. */
export interface ConvertRequest {
  readonly paths: readonly string[]
  /** Null: found out from the files. */
  readonly from: string | null
  readonly to: string
  /** Where it goes; null: nowhere, and only what would be lost is said (a dry run). */
  readonly out: string | null
  readonly policies: Readonly<Record<string, string>>
  readonly writeSettings: Readonly<Record<string, string>>
  readonly readSettings: Readonly<Record<string, string>>
  readonly includeNotes: boolean
  readonly includeText: boolean
  readonly neutraliseFormulas: boolean
  /** Whether a loss report is written beside what was made, when anything was lost. */
  readonly lossReport: boolean
  readonly version: string
}

export interface ConvertReport {
  readonly from: string
  readonly to: string
  readonly out: string | null
  readonly documents: number
  readonly annotations: number
  readonly files: readonly string[]
  readonly losses: readonly LossItem[]
  readonly preflight: readonly PreflightItem[]
  readonly problems: readonly DecodeProblem[]
  readonly remarks: readonly string[]
}

/** Endings of files that a format can be read from; plain texts come along for formats without texts. */
function endingsOf(format: Format | null): readonly string[] | null {
  if (!format?.reads) return null
  const packed = format.layout === 'archive' ? [`.${format.extension}`] : ['.zip']
  return [...new Set([...format.reads, ...packed, ...(format.layout === 'workbook' ? ['.xlsx'] : []), '.txt'])]
}

/** Text files that the format does not read itself are the texts that its annotations lie in. */
function knownTexts(format: Format, files: readonly SourceFile[]) {
  const texts = new Map<string, { readonly article: Article; readonly text: string }>()
  const others: SourceFile[] = []
  for (const file of files) {
    const isText = endingOf(file.path) === '.txt' && format.reads !== undefined && !format.reads.includes('.txt')
    const raw = isText ? readText(file).raw : null
    if (raw === null) {
      others.push(file)
      continue
    }
    const name = withoutEnding(file.path)
    const text = freezeText(raw)
    const made = articleFromText(
      { ...EMPTY_DECODED_DOCUMENT, key: name, name, text },
      'text',
      '1970-01-01T00:00:00.000Z'
    )
    texts.set(made.article.id, { article: made.article, text })
  }
  const known: KnownTexts = {
    articles: [...texts.values()].map(({ article }) => article),
    read: (id) => Promise.resolve(texts.get(id)?.text ?? '')
  }
  return { others, known }
}

/**
 * Converts files from one annotation format to another: labels keep their names, every document of the input is one of
 * the output, and every span is compared with the text before anything is written.
 *
 * @throws CallError `unknown-format`, `nothing-found`, `text-mismatch`, `refused`, `file-error`
 */
export async function convertFiles(request: ConvertRequest): Promise<ConvertReport> {
  const target = requireExportFormat(request.to)
  const asked = request.from === null ? null : findFormat(request.from)
  if (request.from !== null && !asked?.decode) {
    throw new CallError('unknown-format', `Claimdesk cannot read a format called ${request.from}.`)
  }
  const files = await expandFiles(asked, await gatherFiles(request.paths, endingsOf(asked)))
  const source = asked ?? findFormat(recogniseFormats(files)[0]?.format ?? '')
  if (!source?.decode) {
    throw new CallError('unknown-format', 'What these files are could not be found out. Say it with --from.')
  }
  if (files.length === 0) {
    const endings = source.reads?.join(', ') ?? ''
    throw new CallError('nothing-found', `There are no files of the format ${source.name} there (${endings}).`)
  }
  const { others, known } = knownTexts(source, files)
  const job = { format: source.id, files: others, articles: known.articles, settings: request.readSettings }
  const decoded = await decodeInThread(job, (id) => known.read(id))
  const { includeNotes, includeText, neutraliseFormulas, writeSettings, lossReport, version } = request
  const options = { includeNotes, includeText, neutraliseFormulas, settings: writeSettings }
  const input = exportInputOf(decoded, options, { sha256, software: `Claimdesk ${version}` })
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-convert-'))
  try {
    const policies = checkedPolicies(request.policies)
    const pack = request.out !== null && endingOf(request.out) === '.zip'
    const written = await writeExport(target, input, folder, { policies, lossReport, pack })
    let count = 0
    const ids = (): string => `claimdesk-${process.pid}-${(count += 1)}`
    const isEmpty = decoded.documents.length === 0 && decoded.labels.length === 0
    if (request.out !== null && !isEmpty) await saveFiles(folder, written.files, request.out, ids, target.main ?? null)
    return {
      from: source.id,
      to: target.id,
      out: isEmpty ? null : request.out,
      documents: decoded.documents.length,
      annotations: written.annotations,
      files: (written.packed.length > 0 ? written.packed : written.files).map(({ path }) =>
        path.replace(/^parts\//, '')
      ),
      losses: written.losses,
      preflight: written.preflight,
      problems: decoded.problems,
      remarks: [...decoded.remarks, ...decoded.readings.map(({ evidence }) => evidence)]
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
