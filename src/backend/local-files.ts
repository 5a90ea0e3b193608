import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CallError } from '../api/envelope'
import { IMPORT_LIMIT_BYTES } from '../api/contract'
import type {
  AnnotationImportReport,
  DocumentImportReport,
  ExportReport,
  FileProblem,
  ImportedDocument,
  LocalFiles
} from './backend'
import { listArticles } from './handlers/articles'
import { formatViews } from './handlers/exports'
import type { Session } from './handlers/session'
import { buildArticle } from './library/build-article'
import { decodeBytes } from './library/decode-bytes'
import { ExtractError } from './library/extracted-document'
import { EXTRACTORS } from './library/extractors/registry'
import type { LibraryDoor } from './library-door'
import { explainFileError } from './store/file-system'
import { verifyLibrary } from './store/verify-library'
import { importAnnotations } from './transfer/import-annotations'
import { storeDocuments } from './transfer/import-documents'

/** A file named by the person, or found in a folder that was named. */
export type Found = { readonly path: string } | { readonly problem: FileProblem }

const EXTENSIONS = new Set(EXTRACTORS.flatMap((extractor) => extractor.extensions))

/** What went wrong with a file, for a person. */
export const problemOf = (path: string, error: unknown): FileProblem => {
  const file = basename(path)
  if (error instanceof ExtractError) return { file, code: error.code, message: error.message }
  if (error instanceof CallError) return { file, code: error.code, message: error.message }
  return { file, code: 'file-error', message: `It cannot be read: ${explainFileError(error)}.` }
}

/** The files of a path: itself, or in a folder every file of a kind we read, in all its folders. */
export async function* filesOf(path: string, seen = new Set<string>()): AsyncGenerator<Found> {
  let names: string[]
  try {
    const status = await stat(path, { bigint: true })
    if (!status.isDirectory()) {
      yield { path }
      return
    }
    // A link may lead back to a folder it lies in.
    const folder = `${status.dev}:${status.ino}`
    if (seen.has(folder)) return
    seen.add(folder)
    names = (await readdir(path)).sort()
  } catch (error) {
    yield { problem: problemOf(path, error) }
    return
  }
  let found = false
  for (const name of names) {
    const child = join(path, name)
    const isFolder = await stat(child).then(
      (status) => status.isDirectory(),
      () => false
    )
    const isOurs = isFolder || EXTENSIONS.has(name.split('.').at(-1)?.toLowerCase() ?? '')
    if (!isOurs) continue
    found = true
    if (isFolder) yield* filesOf(child, seen)
    else yield { path: child }
  }
  if (!found) {
    const message = `There is nothing in it to import: it has no file that ends in ${[...EXTENSIONS].join(' or ')}.`
    yield { problem: { file: basename(path), code: 'nothing-found', message } }
  }
}

/** The bytes of an ordinary file. @throws CallError `not-a-file`, `too-large` */
export async function readLimited(path: string): Promise<Buffer> {
  const status = await stat(path)
  // A pipe or a device could keep us waiting for ever.
  if (!status.isFile()) throw new CallError('not-a-file', 'It is no ordinary file.')
  const { size } = status
  if (size > IMPORT_LIMIT_BYTES) {
    const megabytes = Math.round(size / 1024 / 1024)
    throw new CallError('too-large', `It has ${megabytes} MB; a file may have ${IMPORT_LIMIT_BYTES / 1024 / 1024} MB.`)
  }
  return readFile(path)
}

/** How many files are taken over in one command: memory stays bounded for any number of files. */
const FILES_AT_ONCE = 200
const BYTES_AT_ONCE = 64 * 1024 * 1024

async function importDocuments(session: Session, paths: readonly string[]): Promise<DocumentImportReport> {
  const library = session.requireLibrary()
  const importedAt = session.options.clock().toISOString()
  const report: { added: ImportedDocument[]; skipped: ImportedDocument[]; problems: FileProblem[] } = {
    added: [],
    skipped: [],
    problems: []
  }
  let waiting: (Awaited<ReturnType<typeof buildArticle>> & { bytes: Uint8Array; file: string })[] = []
  const store = async (): Promise<void> => {
    const stored = await storeDocuments(library, waiting)
    const added = new Set(stored.added)
    for (const { article, document, file } of waiting) {
      const { encoding } = document
      const entry = {
        id: article.id,
        title: article.title,
        file,
        encoding: article.original.encoding,
        remark: encoding === null || encoding.certain ? null : `read as ${encoding.name}: ${encoding.evidence}`
      }
      if (added.delete(article.id)) report.added.push(entry)
      else report.skipped.push(entry)
    }
    waiting = []
  }
  for (const path of paths) {
    for await (const found of filesOf(path)) {
      if ('problem' in found) {
        report.problems.push(found.problem)
        continue
      }
      try {
        const bytes = await readLimited(found.path)
        const built = await buildArticle({ name: basename(found.path), bytes }, { encoding: null, importedAt })
        waiting.push({ ...built, bytes, file: basename(found.path) })
      } catch (error) {
        report.problems.push(problemOf(found.path, error))
      }
      const bytes = waiting.reduce((sum, file) => sum + file.bytes.length, 0)
      if (waiting.length >= FILES_AT_ONCE || bytes >= BYTES_AT_ONCE) await store()
    }
  }
  if (waiting.length > 0) await store()
  return report
}

async function importOneAnnotationFile(
  session: Session,
  path: string,
  format: string,
  article: string | null
): Promise<AnnotationImportReport> {
  const library = session.requireLibrary()
  const articles = listArticles(library)
  const only = articles.length === 1 ? articles[0]?.article.id : undefined
  const target = article ?? only
  if (target === undefined) {
    throw new CallError('article-needed', 'Say which article the annotations belong to: --article ID.')
  }
  let content: string
  try {
    content = decodeBytes(await readLimited(path), 'utf-8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError('file-error', `“${basename(path)}” cannot be read: ${explainFileError(error)}.`)
  }
  return importAnnotations(library, basename(path), content, format, target)
}

async function exportTo(
  session: Session,
  format: string,
  path: string,
  articles: readonly string[] | null,
  { includeNotes }: { readonly includeNotes: boolean }
): Promise<ExportReport> {
  const options = { includeNotes, neutraliseFormulas: true }
  const prepared = await session.exports.prepare(session.requireLibrary(), format, articles, options)
  try {
    await session.exports.save(prepared.export, path)
  } finally {
    await session.exports.discard(prepared.export)
  }
  return { path, articles: prepared.articles, annotations: prepared.annotations, losses: prepared.losses }
}

/** The calls that take paths, for hosts on this machine. */
export function createLocalFiles(session: Session, door: LibraryDoor): LocalFiles {
  return {
    openLibrary: (directory, { create, personName }) =>
      door.open({ directory, create, personName: personName ?? null, sample: false, remember: false }),
    list: () => Promise.resolve(listArticles(session.requireLibrary())),
    formats: () => formatViews(),
    importDocuments: (paths) => importDocuments(session, paths),
    importAnnotations: (path, format, article) => importOneAnnotationFile(session, path, format, article),
    exportTo: (format, path, articles, options) => exportTo(session, format, path, articles, options),
    saveExport: (exportId, path) => session.exports.save(exportId, path),
    verify: () => verifyLibrary(session.requireLibrary())
  }
}
