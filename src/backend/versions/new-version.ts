import { CallError } from '../../api/envelope'
import type { BuiltArticle } from '../library/build-article'
import type { ImportFile } from '../transfer/imports/import-file'
import { openFile } from '../transfer/imports/open-file'
import { problemOf } from '../transfer/imports/read-source'

/** A document that arrived to be a new version: the article it would be by itself, and its bytes. */
export type NewVersion = Pick<BuiltArticle, 'article' | 'text' | 'document'> & { readonly bytes: Uint8Array }

/**
 * Reads a file of an import as one document.
 *
 * @param importedAt ISO 8601 in UTC
 * @throws CallError saying what is wrong with the file and what to do
 */
export async function readNewVersion(file: ImportFile, importedAt: string): Promise<NewVersion> {
  try {
    const open = await openFile(file, importedAt)
    if (open.count > 1) {
      throw new CallError(
        'several-documents',
        `“${file.name}” holds ${open.count} documents. A new version is one: save that one as a file of its own.`
      )
    }
    for await (const document of open.documents()) {
      const built = await document.build()
      const article = file.title === null ? built.article : { ...built.article, title: file.title }
      return requireText({ ...built, article, bytes: document.bytes })
    }
  } catch (error) {
    const problem = problemOf(error)
    throw problem ? new CallError(problem.code, problem.message) : error
  }
  throw new CallError('empty', `There is no document in “${file.name}”.`)
}

/** @throws CallError `empty`: annotations could not even lose their places in no text */
export function requireText(arrived: NewVersion): NewVersion {
  if (arrived.text.trim() !== '') return arrived
  throw new CallError('empty', `“${arrived.article.original.name}” has no text in it. Choose another file.`)
}
