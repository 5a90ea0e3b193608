import type { ImportItem, ImportProblem, ImportSource } from '../../../api/import-views'
import { CallError } from '../../../api/envelope'
import { fingerprintOf } from '../../../core/suggest/near-duplicates'
import { ExtractError } from '../../library/extracted-document'
import { extractorFor } from '../../library/extractors/registry'
import type { DocumentMarks } from './batch-texts'
import { readItem, unreadItem } from './describe-document'
import type { ImportFile } from './import-file'
import { openFile, sourceOf } from './open-file'
import type { FileDocument, OpenFile } from './open-file'

/** A document of a file as it was read; the marks are null when it has a problem. */
export interface SourceDocument {
  readonly item: ImportItem
  readonly marks: DocumentMarks | null
}

/** What is wrong with a file or a document; null when the error is a fault of the program. */
export function problemOf(error: unknown): ImportProblem | null {
  if (!(error instanceof ExtractError || error instanceof CallError)) return null
  return { code: error.code, message: error.message }
}

function requireProblem(error: unknown): ImportProblem {
  const problem = problemOf(error)
  if (!problem) throw error
  return problem
}

/** Waits for work that cannot be interrupted, but no longer than until the signal says so. */
export async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted()
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
    signal.addEventListener('abort', stop)
  })
  // What is still being read when nobody waits any more may fail as it likes.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function readDocument(
  source: ImportSource,
  document: FileDocument,
  signal: AbortSignal
): Promise<SourceDocument> {
  const { item, name, place, bytes } = document
  const unread = unreadItem(source, { item, name, place, bytes: bytes.length }, extractorFor(name).kind)
  try {
    const built = await orAborted(document.build(), signal)
    const { original, text } = built.article
    const fingerprint = fingerprintOf(built.text)
    return { item: readItem(unread, built), marks: { original: original.sha256, text: text.sha256, fingerprint } }
  } catch (error) {
    signal.throwIfAborted()
    return { item: { ...unread, problem: requireProblem(error) }, marks: null }
  }
}

export interface SourceReader {
  /** The file was opened: so many documents are in it. */
  readonly opened: (count: number) => void
  /** A document of it was read. */
  readonly document: (document: SourceDocument) => Promise<void> | void
}

/**
 * Reads a file of an import, one document after the other, and says what it is.
 *
 * @throws the signal's reason
 */
export async function readSource(
  file: ImportFile,
  importedAt: string,
  signal: AbortSignal,
  reader: SourceReader
): Promise<ImportSource> {
  let open: OpenFile
  try {
    open = await orAborted(openFile(file, importedAt), signal)
  } catch (error) {
    signal.throwIfAborted()
    const problem = requireProblem(error)
    const source = { ...sourceOf(file), problem }
    const unread = unreadItem(source, { ...file, place: null, bytes: file.size }, source.kind)
    await reader.document({ item: { ...titled(unread, file), problem }, marks: null })
    return source
  }
  const { source } = open
  reader.opened(open.count)
  if (source.collection) {
    for await (const document of open.documents()) {
      await reader.document(await readDocument(source, document, signal))
    }
    return source
  }
  let read: SourceDocument | null = null
  for await (const document of open.documents()) read = await readDocument(source, document, signal)
  if (!read) return source
  const item = titled(read.item, file)
  await reader.document({ ...read, item })
  return { ...source, encoding: item.encoding, problem: item.problem }
}

const titled = (item: ImportItem, { title }: ImportFile): ImportItem => (title === null ? item : { ...item, title })
