import type { CollectionPart, OpenCollection } from '../collection'

/** All documents of a file of several, for a test. */
export async function partsOf(opened: OpenCollection): Promise<CollectionPart[]> {
  const parts: CollectionPart[] = []
  for await (const part of opened.parts()) parts.push(part)
  return parts
}

/** The words of documents that are rows. */
export const wordsOf = (parts: readonly CollectionPart[]): string[] =>
  parts.map(({ content }) => (content.kind === 'words' ? content.words : ''))

/** The bytes of a document as UTF-8. */
export const textOf = (part: CollectionPart | undefined): string => Buffer.from(part?.bytes ?? []).toString('utf8')
