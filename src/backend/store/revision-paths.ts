import { basename, join } from 'node:path'
import type { Article } from '../../core/model/article'
import type { LibraryPaths } from './library-paths'

/** An article, or one of its earlier versions with the article's id. */
export type Revision = Pick<Article, 'id' | 'original' | 'text'>

/** Where the frozen text of a version lies: `text.txt` for the first, `text-2.txt` and so on for others. */
export function textPath(paths: LibraryPaths, { id, text }: Revision): string {
  return text.revision === 1 ? paths.text(id) : join(paths.article(id), `text-${text.revision}.txt`)
}

/** Where the bytes of a version lie: `original.html`, `original-2.html` and so on. */
export function originalPath(paths: LibraryPaths, { id, original, text }: Revision): string {
  const { kind } = original
  return text.revision === 1 ? paths.original(id, kind) : join(paths.article(id), `original-${text.revision}.${kind}`)
}

/** The versions of an article whose files lie in the library, the present one first. */
export function revisionsOf(article: Article): readonly Revision[] {
  return [article, ...article.earlier.toReversed().map((version) => ({ ...version, id: article.id }))]
}

/** Names of a version's files, as reports name them. */
export function revisionNames(paths: LibraryPaths, revision: Revision): { text: string; original: string } {
  return { text: basename(textPath(paths, revision)), original: basename(originalPath(paths, revision)) }
}
