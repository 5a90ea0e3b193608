import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as z from 'zod'
import type { ArticleSummary } from '../../api/views'
import type { Uses } from '../../core/model/library'
import type { Relation } from '../../core/model/relation'
import { articleSchema, relationSchema, statusSchema } from '../../core/schema/records'
import { makeFolder, writeDurably } from './durable-write'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { sha256Schema } from '../../core/schema/primitives'
import type { FileKind } from './json-file'
import { parseFile } from './json-file'

/** Content of a layer's file: its hash, and how far it goes in every journal. */
export interface SeenLayer {
  readonly sha256: string
  readonly checkpoint: Readonly<Record<string, number>>
}

/** An article as the list needs it, with stamps of the files it was read from. */
export interface IndexedArticle extends ArticleSummary {
  readonly articleStamp: string
  readonly layerStamp: string
  /** The layer's file as this device last read or wrote it; null when it never did. */
  readonly layerSeen: SeenLayer | null
  /** How often labels and relation types are used in the layer. */
  readonly uses: Uses
  /** The layer's relations to other articles. */
  readonly links: readonly Relation[]
}

export interface ArticleIndex {
  readonly articles: Readonly<Record<string, IndexedArticle>>
}

const count = z.int().nonnegative()

/** `cache/articles-<person>.json`: made anew at any time; it only saves reading every article on open. */
export const INDEX_FILE: FileKind<ArticleIndex> = {
  format: 'claimdesk/article-index',
  version: 3,
  schema: z.strictObject({
    articles: z.record(
      z.string(),
      z.strictObject({
        article: articleSchema,
        status: statusSchema,
        counts: z.strictObject({ spans: count, claims: count, decided: count, documentLabels: count }),
        articleStamp: z.string(),
        layerStamp: z.string(),
        layerSeen: z.strictObject({ sha256: sha256Schema, checkpoint: z.record(z.string(), count) }).nullable(),
        uses: z.record(z.string(), count),
        links: z.array(relationSchema)
      })
    )
  }),
  migrations: {}
}

/**
 * What tells that a file was changed by anybody; empty when it is not there.
 *
 * @throws the file error when the system cannot say (D5): a file that cannot be seen is not a file that is gone
 */
export async function fileStamp(fileSystem: FileSystem, file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await fileSystem.stat(file)
    return `${mtimeMs}:${size}:${ino}`
  } catch (error) {
    if (isMissing(error)) return ''
    throw error
  }
}

/** The index of the last session, or an empty one: a cache that cannot be read is made anew. */
export async function readIndex(fileSystem: FileSystem, file: string): Promise<ArticleIndex> {
  try {
    return parseFile(INDEX_FILE, file, await fileSystem.readFile(file, 'utf8'))
  } catch {
    return { articles: {} }
  }
}

/** Articles that are put into words before others get a turn: a library may have 10,000. */
const TURN = 100

/**
 * Writes the index, a few articles at a time, so that a save never waits for a large library's list.
 *
 * @throws the file error; the old index stays
 */
export async function writeIndex(
  fileSystem: FileSystem,
  file: string,
  articles: AsyncIterable<IndexedArticle>
): Promise<void> {
  const { format, version } = INDEX_FILE
  const lines: string[] = []
  for await (const indexed of articles) {
    lines.push(`${JSON.stringify(indexed.article.id)}:${JSON.stringify(indexed)}`)
    if (lines.length % TURN === 0) await setImmediate()
  }
  const tail = `"format":${JSON.stringify(format)},"offsetUnit":"utf16","version":${version}`
  await makeFolder(fileSystem, dirname(file))
  await writeDurably(fileSystem, file, `{"articles":{\n${lines.join(',\n')}\n},${tail}}\n`)
}
