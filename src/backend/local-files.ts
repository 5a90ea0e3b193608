import { basename } from 'node:path'
import { CallError } from '../api/envelope'
import type { AnnotationImportReport, ExportReport, LocalFiles } from './backend'
import { listArticles } from './handlers/articles'
import { formatViews } from './handlers/exports'
import type { Session } from './handlers/session'
import { importOwnFiles } from './import-own-files'
import { decodeBytes } from './library/decode-bytes'
import type { LibraryDoor } from './library-door'
import { readLimited } from './own-files'
import { explainFileError } from './store/file-system'
import { verifyLibrary } from './store/verify-library'
import { importAnnotations } from './transfer/import-annotations'
import { reviseFile } from './versions/revise-file'

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
    importDocuments: (paths, options) => importOwnFiles(session, paths, options),
    revise: (article, path, options) => reviseFile(session, article, path, readLimited, options),
    importAnnotations: (path, format, article) => importOneAnnotationFile(session, path, format, article),
    exportTo: (format, path, articles, options) => exportTo(session, format, path, articles, options),
    saveExport: (exportId, path) => session.exports.save(exportId, path),
    verify: () => verifyLibrary(session.requireLibrary())
  }
}
