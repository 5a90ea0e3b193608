import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Article } from '../../core/model/article'
import type { ArticleField } from './word-index'

/** What is searched of an article itself. */
export function articleFields({ title, byline, publisher, tags }: Article): ArticleField[] {
  return [
    { kind: 'title', text: title },
    ...(byline === null ? [] : [{ kind: 'byline', text: byline } as const]),
    ...(publisher === null ? [] : [{ kind: 'publisher', text: publisher } as const]),
    ...tags.map((text) => ({ kind: 'tag', text }) as const)
  ]
}

/** The records of a layer that hold words of a person. */
export interface WordedLayer {
  readonly spans: Iterable<{ readonly note: string }>
  readonly claims: Iterable<{ readonly normalized: string; readonly speaker: string; readonly note: string }>
  /** On the whole article. */
  readonly note: string
}

/** What is searched of one person's annotations: claims as they were written, and notes. */
export function layerFields({ spans, claims, note: ownNote }: WordedLayer): ArticleField[] {
  const fields: ArticleField[] = ownNote === '' ? [] : [{ kind: 'note', text: ownNote }]
  for (const { normalized, speaker, note } of claims) {
    if (normalized !== '') fields.push({ kind: 'claim', text: normalized })
    if (speaker !== '') fields.push({ kind: 'claim', text: speaker })
    if (note !== '') fields.push({ kind: 'note', text: note })
  }
  for (const { note } of spans) if (note !== '') fields.push({ kind: 'note', text: note })
  return fields
}

/** As much of an annotation file as is searched; the store checks the whole of it when the article is opened. */
const layerSchema = z.object({
  spans: z.array(z.object({ note: z.string() })),
  claims: z.array(z.object({ normalized: z.string(), speaker: z.string(), note: z.string() })),
  // Files of older versions have none.
  note: z.string().default('')
})

/** What is searched of annotations that are not in memory; nothing when their file is missing or damaged. */
export function readLayerFields(path: string): ArticleField[] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // Opening the article says what is wrong with them, and mends it.
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return []
    throw error
  }
  const read = layerSchema.safeParse(content)
  return read.success ? layerFields(read.data) : []
}
