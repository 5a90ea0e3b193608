import type { Decoded, DecodeInput, SourceFile } from '../../../core/formats/format'
import { findFormat } from '../../../core/formats/registry'
import type { Article } from '../../../core/model/article'

/** Files that are to be read as annotations, as a thread gets them. */
export interface DecodeJob {
  readonly format: string
  readonly files: readonly SourceFile[]
  readonly articles: readonly Article[]
  readonly settings: Readonly<Record<string, string>>
}

/** What a thread says: a text it needs, or what it found. */
export type DecodeMessage =
  | { readonly kind: 'read'; readonly article: string }
  | { readonly kind: 'done'; readonly decoded: Decoded }
  | { readonly kind: 'failed'; readonly message: string }

/** What a thread is told after the job: a text it asked for; null when that cannot be read. */
export interface TextAnswer {
  readonly article: string
  readonly text: string | null
  readonly problem: string
}

/** Reads files as annotations, in whatever thread this is. */
export async function decodeHere(
  { format: id, files, articles, settings }: DecodeJob,
  read: DecodeInput['known']['read']
): Promise<Decoded> {
  const decoded = await findFormat(id)?.decode?.({ files, known: { articles, read }, settings })
  if (!decoded) throw new Error(`There is no format called ${id} that can read.`)
  return decoded
}
