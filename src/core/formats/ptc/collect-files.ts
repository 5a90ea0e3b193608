import type { DecodeProblem, SourceFile } from '../format'
import { endingOf, readText, withoutEnding } from '../text-file'
import { areLabelRows } from './label-rows'
import { readTechnique } from './technique-names'

/** An article's text. */
export interface ArticleFile {
  /** As the label files call it: `123` of `article123.txt`. */
  readonly id: string
  readonly path: string
  readonly raw: string
}

/** A file that was read as text. */
export interface TextFile {
  readonly path: string
  readonly raw: string
}

export interface CollectedFiles {
  readonly articles: readonly ArticleFile[]
  readonly labelFiles: readonly TextFile[]
  /** Techniques that a list in the folder names, in its order. */
  readonly techniques: readonly string[]
  readonly ignored: readonly string[]
  readonly problems: readonly DecodeProblem[]
}

/** Endings of the files that are looked at; label files have one or several of them (`.task-flc-tc.labels.txt`). */
export const ENDINGS = ['.labels', '.tsv', '.out', '.txt'] as const

const HEAD = 4096

/**
 * Sorts a folder of articles and label files out. An article is `article<id>.txt`; a text of another name is one when
 * label files name it. Label files are known by their rows, for everybody calls them otherwise.
 */
export function collectFiles(files: readonly SourceFile[]): CollectedFiles {
  const articles: ArticleFile[] = []
  const others: TextFile[] = []
  const labelFiles: TextFile[] = []
  const techniques: string[] = []
  const ignored: string[] = []
  const problems: DecodeProblem[] = []
  for (const file of files) {
    if (!ENDINGS.some((ending) => ending === endingOf(file.path))) {
      ignored.push(file.path)
      continue
    }
    const { raw, problem } = readText(file)
    if (problem) {
      problems.push(problem)
      continue
    }
    const { path } = file
    const id = articleId(path)
    if (id !== null) articles.push({ id, path, raw })
    else if (areLabelRows(raw.slice(0, HEAD)) || /\.labels(?:\.|$)/.test(path)) labelFiles.push({ path, raw })
    else if (/techniques?[-_]names/i.test(path)) techniques.push(...namesIn(raw))
    else others.push({ path, raw })
  }
  const named = new Set(
    labelFiles.flatMap(({ raw }) => raw.split('\n').map((line) => line.slice(0, line.indexOf('\t'))))
  )
  for (const { path, raw } of others) {
    const id = withoutEnding(path.slice(path.lastIndexOf('/') + 1))
    if (endingOf(path) === '.txt' && named.has(id)) articles.push({ id, path, raw })
    else ignored.push(path)
  }
  return { articles, labelFiles, techniques, ignored, problems }
}

function articleId(path: string): string | null {
  const [, id = ''] = /(?:^|\/)article([^/]+)\.txt$/i.exec(path) ?? []
  return id === '' || /\.(?:labels|task)/.test(id) ? null : id
}

function namesIn(raw: string): readonly string[] {
  const lines = raw.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.includes('\t'))
    .map(readTechnique)
}
