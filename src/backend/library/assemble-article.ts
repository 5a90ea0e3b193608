import type * as z from 'zod'
import type { Article, OriginalSource } from '../../core/model/article'
import { articleFields, SHORT_TEXT } from '../../core/schema/records'
import { countWords } from '../../core/text/count-words'
import { paragraphsOf } from '../../core/text/paragraphs'
import { sha256 } from '../store/text-files'
import { cutText } from '../transfer/fit-record'
import type { ExtractedDocument } from './extracted-document'
import { guessLanguage } from './guess-language'

/** An article made from a file, not in the library yet. */
export interface BuiltArticle {
  readonly article: Article
  readonly text: string
  readonly document: ExtractedDocument
  /** Words and paragraphs of the text, for the preview. */
  readonly words: number
  readonly paragraphs: number
}

/** What an article is put together from. */
export interface ArticleParts {
  /** Base name of the original, fit to be stored. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly kind: string
  readonly document: ExtractedDocument
  /** What it is called when the document does not say. */
  readonly title: string
  readonly tags?: readonly string[]
  /** Where its text was found, besides its metadata. */
  readonly textFrom?: string
  readonly from?: OriginalSource
  /** ISO 8601 in UTC. */
  readonly importedAt: string
}

/** A value of a document's metadata that an article can hold, else null: what a file claims is not trusted. */
function fitField(schema: z.ZodType<string | null>, value: string | undefined): string | null {
  const parsed = schema.safeParse(value?.trim() || null)
  return parsed.success ? parsed.data : null
}

/** A language that a document names and that has a code; `und` and nonsense are not one. */
function fitLanguage(value: string | undefined): string | null {
  const language = value?.trim().replace('_', '-')
  return language && language !== 'und' && articleFields.language.safeParse(language).success ? language : null
}

/** Puts an article together from a document that was read. Nothing is stored. */
export function assembleArticle(parts: ArticleParts): BuiltArticle {
  const { name, bytes, kind, document, importedAt } = parts
  const { text, metadata } = document
  const language = fitLanguage(metadata.language?.value) ?? guessLanguage(text)
  const hash = sha256(bytes)
  const found = Object.entries(metadata).map(([field, { where }]): [string, string] => [field, cutText(where, 200)])
  if (parts.textFrom !== undefined) found.push(['text', cutText(parts.textFrom, SHORT_TEXT)])
  const article: Article = {
    id: hash.slice(0, 16),
    title: cutText(metadata.title?.value ?? parts.title, 500),
    byline: fitField(articleFields.byline, metadata.byline?.value),
    publisher: fitField(articleFields.publisher, metadata.publisher?.value),
    url: fitField(articleFields.url, metadata.url?.value),
    publishedAt: fitField(articleFields.publishedAt, metadata.publishedAt?.value),
    language,
    importedAt,
    original: {
      name,
      sha256: hash,
      bytes: bytes.length,
      kind,
      encoding: document.encoding?.name ?? 'binary',
      from: parts.from ?? null
    },
    text: { sha256: sha256(text), length: text.length, revision: 1 },
    earlier: [],
    segments: document.segments,
    paragraphs: document.paragraphs,
    places: document.places,
    metadataFrom: Object.fromEntries(found),
    tags: parts.tags ?? [],
    binnedAt: null
  }
  return {
    article,
    text,
    document,
    // Counted when somebody looks: what is stored needs no count.
    get words() {
      return countWords(text, language)
    },
    get paragraphs() {
      return paragraphsOf(text).length
    }
  }
}
