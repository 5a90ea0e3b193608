import { CallError } from '../../../api/envelope'
import type { ImportChoice } from '../../../api/import-params'
import type { ImportReport } from '../../../api/import-views'
import type { Fingerprint } from '../../../core/suggest/near-duplicates'
import { dropCollection, keepCollection } from '../../store/collection-files'
import type { KeptCollection } from '../../store/collection-files'
import { isFileError } from '../../store/file-system'
import { ArticleStorer } from './article-storer'
import type { DocumentMarks } from './batch-texts'
import { chosenArticle } from './chosen-article'
import type { ImportBatchParts } from './import-batch'
import { sourceIdOf } from './import-file'
import type { ImportFile } from './import-file'
import { openFile } from './open-file'
import { orAborted, problemOf } from './read-source'
import { breather } from './yield-often'

export interface CommitParts extends Omit<ImportBatchParts, 'progress'> {
  readonly file: (item: string) => ImportFile
  readonly marksOf: (item: string) => DocumentMarks | null
  readonly progress: (done: number, total: number, always?: boolean) => void
  readonly signal: AbortSignal
}

/** Choices by the file they belong to, in the order they were given. */
function byFile(choices: readonly ImportChoice[]): ReadonlyMap<string, ReadonlyMap<string, ImportChoice>> {
  const files = new Map<string, Map<string, ImportChoice>>()
  for (const choice of choices) {
    const source = sourceIdOf(choice.item)
    const known = files.get(source) ?? new Map<string, ImportChoice>()
    files.set(source, known.set(choice.item, choice))
  }
  return files
}

/**
 * Writes the files of what was chosen, and of what they were taken out of.
 *
 * @param kept gets what was kept of files of several
 */
async function writeFiles(
  choices: readonly ImportChoice[],
  storer: ArticleStorer,
  kept: KeptCollection[],
  parts: CommitParts
): Promise<void> {
  const { library, staged, person, signal, progress } = parts
  const breathe = breather()
  for (const [source, wanted] of byFile(choices)) {
    const open = await orAborted(openFile(parts.file(source), staged.head.startedAt), signal)
    let left = wanted.size
    const before = storer.count
    for await (const document of open.documents()) {
      const choice = wanted.get(document.item)
      if (!choice) continue
      const built = await orAborted(document.build(), signal)
      await storer.add({ article: chosenArticle(built, choice, person), text: built.text, bytes: document.bytes })
      progress(storer.written, choices.length)
      await breathe()
      signal.throwIfAborted()
      left -= 1
      if (left === 0) break
    }
    const isNeeded = storer.count > before
    if (isNeeded && open.container) kept.push(await keepCollection(library, open.container.bytes, open.container.kind))
    if (left > 0)
      throw new CallError('not-found', 'A document is not part of this import any more. Look it over again.')
  }
}

/** Removes what was written. What the disk does not let go is removed when the library is opened again. */
async function takeBack(
  library: CommitParts['library'],
  storer: ArticleStorer,
  kept: readonly KeptCollection[]
): Promise<void> {
  try {
    await storer.takeBack()
    for (const collection of kept) await dropCollection(library, collection)
  } catch (error) {
    // Why the import ended is what the person has to hear.
    if (!isFileError(error)) throw error
  }
}

/**
 * D12: stores chosen documents, files first, then one command. Until the command nothing is in the library: a failure
 * or a halt removes what was written, and what a crash leaves is removed when the library is opened again.
 */
export async function commitImport(choices: readonly ImportChoice[], parts: CommitParts): Promise<ImportReport> {
  const { library, staged, texts, signal, progress } = parts
  const storer = new ArticleStorer(library, (article) => staged.noteStoring([article]))
  const kept: KeptCollection[] = []
  try {
    await writeFiles(choices, storer, kept, parts)
    await storer.finish()
    signal.throwIfAborted()
    const { articles, skipped } = storer
    const committed = articles.length > 0 ? await library.engine.run({ type: 'article.add', articles }) : null
    progress(choices.length, choices.length, true)
    const fingerprints = new Map<string, Fingerprint>()
    for (const { item } of choices) {
      const marks = parts.marksOf(item)
      if (marks) fingerprints.set(marks.text, marks.fingerprint)
    }
    await texts.keep(fingerprints)
    const added = articles.map(({ id }) => id)
    if (!committed) return { added, skipped, committed: null }
    const { seq, at, label, undo } = committed
    return { added, skipped, committed: { seq, at, label, undo } }
  } catch (error) {
    await takeBack(library, storer, kept)
    const problem = problemOf(error)
    throw problem && !(error instanceof CallError) ? new CallError(problem.code, problem.message) : error
  }
}
