import { DETAIL_LENGTH } from '../../../api/import-params'
import type { FoundView, ImportDetail, ImportItem, ImportSource, TailPart } from '../../../api/import-views'
import { CONFIDENT, proposeSegments } from '../../../core/suggest/propose-segments'
import type { BuiltArticle } from '../../library/build-article'
import { cutText } from '../fit-record'
import type { FileDocument } from './open-file'

const EXCERPT_LENGTH = 280
/** Longest value of a document's metadata that is shown, in UTF-16 code units. */
const VALUE_LENGTH = 500

/** What a document is before anything is known of it; it stays so when it cannot be read. */
export function unreadItem(
  source: ImportSource,
  { item, name, place, bytes }: Pick<FileDocument, 'item' | 'name' | 'place'> & { readonly bytes: number },
  kind: string
): ImportItem {
  return {
    item,
    source: source.item,
    name,
    place,
    bytes,
    kind,
    outcome: 'problem',
    title: name,
    metadata: {},
    isText: source.isText && source.collection === null,
    encoding: null,
    mojibake: null,
    characters: 0,
    words: 0,
    paragraphs: 0,
    language: 'und',
    duplicateOf: null,
    similar: null,
    tail: null,
    excerpt: '',
    problem: null
  }
}

function metadataOf({ document }: BuiltArticle): Readonly<Partial<Record<string, FoundView>>> {
  return Object.fromEntries(
    Object.entries(document.metadata).map(([field, { value, where }]) => [
      field,
      { value: cutText(value, VALUE_LENGTH), where }
    ])
  )
}

/** Parts that may not belong to a document. */
export function tailOf(text: string): readonly TailPart[] {
  return proposeSegments(text).map(({ start, end, role, confidence, reason }) => ({
    start,
    end,
    role,
    confidence,
    reason,
    preselected: confidence >= CONFIDENT
  }))
}

function tailInNumbers(tail: readonly TailPart[]): ImportItem['tail'] {
  if (tail.length === 0) return null
  return {
    parts: tail.length,
    confident: tail.filter(({ preselected }) => preselected).length,
    characters: tail.reduce((sum, { start, end }) => sum + end - start, 0)
  }
}

/** What a document is, as far as it says itself. */
export function readItem(unread: ImportItem, built: BuiltArticle): ImportItem {
  const { article, text, document, words, paragraphs } = built
  return {
    ...unread,
    outcome: 'new',
    kind: article.original.kind,
    title: article.title,
    metadata: metadataOf(built),
    encoding: document.encoding,
    mojibake: document.mojibake && {
      sample: document.mojibake.sample.garbled,
      repaired: document.mojibake.sample.repaired
    },
    characters: text.length,
    words,
    paragraphs,
    language: article.language,
    tail: tailInNumbers(tailOf(text)),
    excerpt: cutText(text, EXCERPT_LENGTH).trim()
  }
}

/** A document to be looked over in full. */
export function detailOf(item: string, built: BuiltArticle): ImportDetail {
  const { article, text } = built
  return {
    item,
    text: cutText(text, DETAIL_LENGTH),
    isWhole: text.length <= DETAIL_LENGTH,
    metadata: metadataOf(built),
    paragraphs: article.paragraphs,
    segments: article.segments,
    places: article.places,
    tail: tailOf(text)
  }
}
