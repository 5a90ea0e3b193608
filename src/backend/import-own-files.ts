import { basename } from 'node:path'
import { CallError } from '../api/envelope'
import { FOUND_OUT, PLAIN_READING } from '../api/import-params'
import type { ColumnUse, ImportChoice, ReadSettings } from '../api/import-params'
import type { ImportItem, ImportPreview, ImportSource } from '../api/import-views'
import type { DocumentImportReport, ImportedDocument, OwnImportOptions } from './backend'
import type { Session } from './handlers/session'
import { collectionFor } from './library/collections/registry'
import { extractorFor } from './library/extractors/registry'
import { filesOf, problemOf, readLimited } from './own-files'
import type { FoundFile } from './own-files'
import type { ImportBatch } from './transfer/imports/import-batch'

/** What of a file's reading a person gave for all of them. */
function settingsFor(name: string, options: OwnImportOptions): ReadSettings {
  const { encoding = null, separator = null, delimiter = null, sheet = null } = options
  const isText = extractorFor(name).kind === 'txt'
  return {
    ...PLAIN_READING,
    encoding: extractorFor(name).isText ? encoding : null,
    as: separator !== null && isText ? 'several' : null,
    collection: { ...FOUND_OUT, separator, delimiter, sheet }
  }
}

/** What each column is for, by the names that were given; the others are ignored. */
function columnsOf(source: ImportSource, wanted: OwnImportOptions['columns']): readonly ColumnUse[] | null {
  const columns = source.collection?.columns ?? []
  if (!wanted || columns.length === 0) return null
  const uses: ColumnUse[] = columns.map(() => 'ignore')
  for (const { use, name } of wanted) {
    const at = columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase())
    if (at < 0) {
      const there = columns.map((column) => `“${column.name}”`).join(', ')
      throw new CallError('unknown-column', `It has no column “${name}”. Its columns are ${there}.`)
    }
    uses[at] = use
  }
  return uses
}

async function wholePreview(page: (from: number) => Promise<ImportPreview>) {
  const sources: ImportSource[] = []
  const items: ImportItem[] = []
  for (let from: number | null = 0; from !== null;) {
    const read: ImportPreview = await page(from)
    sources.push(...read.sources)
    items.push(...read.items)
    from = read.next
  }
  return { sources, items }
}

/** Reads tables again with the columns that were named. */
async function mapColumns(batch: ImportBatch, options: OwnImportOptions, report: Report): Promise<void> {
  const { sources } = await wholePreview((from) => batch.preview(from))
  for (const source of sources) {
    try {
      const columns = columnsOf(source, options.columns)
      if (!columns) continue
      const collection = { ...source.settings.collection, columns: [...columns] }
      await batch.read(source.item, { ...source.settings, collection }, 0)
    } catch (error) {
      report.problems.push({ place: null, ...problemOf(source.name, error) })
      report.refused.add(source.item)
    }
  }
}

interface Report {
  readonly added: ImportedDocument[]
  readonly skipped: ImportedDocument[]
  readonly similar: DocumentImportReport['similar'][number][]
  readonly problems: DocumentImportReport['problems'][number][]
  /** Items of files that were not taken as they are. */
  readonly refused: Set<string>
}

const remarkOf = ({ encoding }: ImportItem): string | null =>
  encoding === null || encoding.certain ? null : `read as ${encoding.name}: ${encoding.evidence}`

/** What becomes of every document; those that are stored come back. */
function sortOut(items: readonly ImportItem[], batch: ImportBatch, files: ReadonlyMap<string, string>, report: Report) {
  const chosen: { readonly item: ImportItem; readonly document: ImportedDocument }[] = []
  const ids = new Set<string>()
  for (const item of items) {
    if (report.refused.has(item.source)) continue
    const { place, title, problem, similar } = item
    const file = files.get(item.source) ?? item.name
    if (problem) {
      report.problems.push({ file, place, ...problem })
      continue
    }
    const id = batch.articleOf(item.item) ?? ''
    const encoding = item.encoding?.name ?? 'binary'
    const document = { id, title, file, place, encoding, remark: remarkOf(item) }
    if (item.outcome === 'duplicate' || ids.has(id)) {
      report.skipped.push(document)
      continue
    }
    ids.add(id)
    const isSame = similar?.kind === 'same-text'
    if (similar) {
      const { kind, share } = similar
      report.similar.push({ file, place, title, kind, like: similar.title, share, added: !isSame })
    }
    if (!isSame) chosen.push({ item, document })
  }
  return chosen
}

/** A `.json` that nobody named, of a folder, is a document only when it has records in it: most are settings. */
async function isOtherJson({ path, folder }: FoundFile): Promise<boolean> {
  if (folder === '' || !path.toLowerCase().endsWith('.json')) return false
  try {
    return collectionFor(path, await readLimited(path)) === null
  } catch {
    // Why it cannot be read is told when it is read.
    return false
  }
}

function ownFile({ path, folder }: FoundFile, item: string) {
  const read = async (): Promise<Buffer> => {
    try {
      return await readLimited(path)
    } catch (error) {
      const { code, message } = problemOf(path, error)
      throw new CallError(code, message)
    }
  }
  return { item, name: basename(path), folder, size: 0, title: null, read }
}

/**
 * Imports files of this machine as the window does: looked over first, then one command. Word for word the same text as
 * one that is there already is left out; what is merely like another one comes in, and both are told. Everything that
 * cannot be read is told, and the rest comes in.
 */
export async function importOwnFiles(
  session: Session,
  paths: readonly string[],
  options: OwnImportOptions = {}
): Promise<DocumentImportReport> {
  const { dryRun = false, leaveOutTails = false } = options
  const imports = session.imports()
  const id = await imports.begin()
  const unsubscribe = session.subscribe((event) => {
    if (event.name !== 'import.progress' || event.payload.batch !== id) return
    options.progress?.(event.payload.phase, event.payload.done, event.payload.total)
  })
  const report: Report = { added: [], skipped: [], similar: [], problems: [], refused: new Set() }
  const files = new Map<string, string>()
  try {
    const batch = imports.require(id)
    for (const path of paths) {
      for await (const found of filesOf(path, { collections: true })) {
        if ('problem' in found) report.problems.push({ place: null, ...found.problem })
        else if (!(await isOtherJson(found))) {
          const file = ownFile(found, `file-${files.size + 1}`)
          files.set(file.item, file.folder === '' ? file.name : `${file.folder}/${file.name}`)
          batch.addOwn(file, settingsFor(file.name, options))
        }
      }
    }
    if (options.columns) await mapColumns(batch, options, report)
    const { sources, items } = await wholePreview((from) => batch.preview(from))
    for (const { item, collection } of sources) {
      const file = files.get(item) ?? ''
      for (const { place, code, message } of collection?.problems ?? []) {
        report.problems.push({ file, place, code, message })
      }
    }
    const chosen = sortOut(items, batch, files, report)
    const leftOut: Pick<ImportChoice, 'leaveOut'> = leaveOutTails ? { leaveOut: 'confident' } : {}
    const choices = chosen.map(({ item: { item, title } }): ImportChoice => ({ item, title, ...leftOut }))
    const stored = dryRun || choices.length === 0 ? null : await imports.commit(id, choices)
    const added = stored ? new Set(stored.added) : null
    for (const { document } of chosen) {
      // It may have come in from elsewhere meanwhile.
      if (added === null || added.delete(document.id)) report.added.push(document)
      else report.skipped.push(document)
    }
  } finally {
    unsubscribe()
    await imports.cancel(id)
  }
  const { refused: _refused, ...told } = report
  return told
}
