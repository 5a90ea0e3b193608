import type { DecodedDocument } from '../../../core/formats/format'
import { articleFields } from '../../../core/schema/records'
import { assembleArticle } from '../../library/assemble-article'
import { safeName } from '../../library/build-article'
import type { FoundMetadata, MetadataField } from '../../library/extracted-document'
import { cutText } from '../fit-record'
import type { NewArticle } from '../imports/article-storer'

const FIELDS = ['title', 'byline', 'publisher', 'url', 'publishedAt', 'language'] as const satisfies MetadataField[]
const LONGEST_TAG = 200

/** An article made of the text of a document that came with annotations; its original is that text as UTF-8. */
export function articleFromText(document: DecodedDocument, format: string, importedAt: string): NewArticle {
  const { text, metadata, name } = document
  const bytes = Buffer.from(text, 'utf8')
  const found: Partial<Record<MetadataField, { value: string; where: string }>> = {}
  for (const field of FIELDS) {
    const value = metadata[field]
    if (typeof value === 'string' && value.trim() !== '') found[field] = { value, where: format }
  }
  const tags = (metadata.tags ?? []).map((tag) => cutText(tag.trim(), LONGEST_TAG)).filter((tag) => tag !== '')
  const built = assembleArticle({
    name: safeName(`${name.split('/').at(-1) ?? 'document'}.txt`),
    bytes,
    kind: 'txt',
    document: {
      text,
      encoding: { name: 'utf-8', certain: true, evidence: `it came with annotations (${format})` },
      mojibake: null,
      metadata: found satisfies FoundMetadata,
      ...(document.structure ?? { segments: [], paragraphs: [], places: [] })
    },
    title: name.trim() || 'Untitled',
    tags: articleFields.tags.safeParse([...new Set(tags)]).success ? [...new Set(tags)] : [],
    textFrom: format,
    importedAt
  })
  return { article: built.article, text, bytes }
}
