import { CallError } from '../../api/envelope'
import type { VersionField } from '../../api/version-params'
import type { VersionCommitted } from '../../api/version-views'
import { CommandError } from '../../core/commands/command-error'
import type { PlacedSpan } from '../../core/anchoring/place-layer'
import type { ArticleRevise } from '../../core/commands/command'
import type { Article } from '../../core/model/article'
import { errorCode, explainFileError, isFileError, isMissing, isThere } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'
import { originalPath, textPath } from '../store/revision-paths'
import type { Revision } from '../store/revision-paths'
import { duplicateOf, requireArticle } from './version-draft'
import type { VersionDraft } from './version-draft'
import { countFates } from './version-report'

/** How often everything is placed anew because it was changed while the places were worked out. */
const MOST_TRIES = 3

async function isFree({ store }: OpenLibrary, revision: Revision): Promise<boolean> {
  const { fileSystem, paths } = store.parts
  for (const path of [textPath(paths, revision), originalPath(paths, revision)]) {
    if (await isThere(fileSystem, path)) return false
  }
  return true
}

/** The next revision whose files nobody has: a version that was taken back keeps its own, for redo. */
async function freeRevision(library: OpenLibrary, article: Article, arrived: Article): Promise<Revision> {
  for (let revision = article.text.revision + 1; ; revision += 1) {
    const candidate = { id: article.id, original: arrived.original, text: { ...arrived.text, revision } }
    if (await isFree(library, candidate)) return candidate
  }
}

async function removeFiles({ store }: OpenLibrary, revision: Revision): Promise<void> {
  const { fileSystem, paths } = store.parts
  for (const path of [textPath(paths, revision), originalPath(paths, revision)]) {
    await fileSystem.unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  }
}

function fieldsTaken(article: Article, arrived: Article, take: readonly VersionField[]): ArticleRevise['fields'] {
  const taken = take.filter((field) => arrived[field] !== null && arrived[field] !== article[field])
  if (taken.length === 0) return {}
  const found = taken.flatMap((field) => {
    const where = arrived.metadataFrom[field]
    return where === undefined ? [] : [[field, where] as const]
  })
  return {
    ...Object.fromEntries(taken.map((field) => [field, arrived[field]])),
    metadataFrom: { ...article.metadataFrom, ...Object.fromEntries(found) }
  }
}

/** The command that gives the article this version, as things are now. */
async function commandOf(
  draft: VersionDraft,
  revision: Revision,
  take: readonly VersionField[],
  isAgain: boolean
): Promise<{ readonly command: ArticleRevise; readonly placed: readonly PlacedSpan[] }> {
  const { placed, parts } = isAgain ? await draft.plan() : await draft.lastPlan()
  const article = requireArticle(draft.library, draft.article)
  const { paragraphs, places, importedAt } = draft.arrived.article
  const command: ArticleRevise = {
    type: 'article.revise',
    article: article.id,
    replaces: article.text.revision,
    version: {
      original: revision.original,
      text: revision.text,
      importedAt,
      segments: parts.segments,
      paragraphs,
      places
    },
    fields: fieldsTaken(article, draft.arrived.article, take),
    spans: placed.spans.map(({ id, was, ranges, quotes, orphan }) => ({ id, was, ranges, quotes, orphan })),
    bookmarks: placed.bookmarks.map(({ id, was, range, quote, name }) => ({ id, was, range, quote, name })),
    marks: placed.marks
  }
  return { command, placed: placed.spans }
}

/**
 * Stores a new version: its files first, then one command (D12). When something fails, nothing of it stays.
 *
 * @param take details of the new version that are taken over
 * @throws CallError `duplicate`, `read-only`, `not-saved`, `cancelled`
 */
export async function storeVersion(draft: VersionDraft, take: readonly VersionField[]): Promise<VersionCommitted> {
  const { library, arrived } = draft
  const { store, engine } = library
  if (store.readOnly) throw new CallError('read-only', store.readOnly.message)
  const article = requireArticle(library, draft.article)
  const duplicate = duplicateOf(library, arrived.article.original.sha256)
  if (duplicate) {
    const { name } = arrived.article.original
    throw new CallError(
      'duplicate',
      `“${name}” is version ${duplicate.version} of “${duplicate.title}” already. Nothing was changed.`
    )
  }
  const revision = await freeRevision(library, article, arrived.article)
  try {
    await store.texts.write({ ...arrived.article, ...revision }, arrived.bytes, arrived.text)
    for (let tries = 1; ; tries += 1) {
      try {
        const { command, placed } = await commandOf(draft, revision, take, tries > 1)
        const committed = await engine.run(command)
        return { committed, spans: countFates(placed) }
      } catch (error) {
        const isStale = error instanceof CommandError && error.code === 'text-changed'
        if (!isStale || tries === MOST_TRIES) throw error
      }
    }
  } catch (error) {
    await removeFiles(library, revision).catch((problem: unknown) => {
      // Why the version could not be stored is what the person has to hear; its files are in nobody's way.
      if (!isFileError(problem)) throw problem
    })
    if (errorCode(error) === null || error instanceof CallError || error instanceof CommandError) throw error
    throw new CallError('not-saved', `“${article.title}” could not be stored: ${explainFileError(error)}.`)
  }
}
