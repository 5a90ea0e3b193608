import type { Authored, DocumentLabel, Span } from '../../model/annotation'
import { spanQuote } from '../../model/annotation'
import type { Bookmark } from '../../model/bookmark'
import type { Claim } from '../../model/claim'
import type { Relation } from '../../model/relation'
import { findVerdict } from '../../model/verdict-scales'
import { OffsetMap } from '../../text/offset-map'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, Token } from '../format'
import { sortedJson } from '../json-value'
import { LabelNames } from '../label-names'
import { orphanPlace } from './orphan-place'

/** What a row or an item of one of its lists says, by its keys. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * A document as a row of a data set. The lists are made while they are gone through, so that a document with a million
 * annotations is never held a second time.
 */
export interface DocumentRow {
  readonly head: Fields
  readonly lists: readonly (readonly [key: string, items: Iterable<Fields>])[]
  readonly tail: Fields
}

/** Makes rows of documents. All positions are code points. Every row and item has every key, always of one type. */
export class RowMaker {
  readonly labels: LabelNames
  readonly #people: ReadonlyMap<string, string>
  readonly #includeText: boolean

  constructor(input: Pick<ExportInput, 'library' | 'schemes' | 'options'>) {
    this.labels = new LabelNames(input)
    this.#people = new Map(input.library.people.map(({ id, name }) => [id, name]))
    this.#includeText = input.options.includeText
  }

  /** @throws {ExportMismatchError} while its lists are gone through, when words are not at their place */
  row(document: ExportDocument): DocumentRow {
    const map = OffsetMap.of(document.text)
    const { spans, claims, documentLabels, relations, bookmarks } = document
    return {
      head: this.#head(document),
      lists: [
        ['spans', mapped(spans, (span) => this.span(document, map, span))],
        ['claims', mapped(claims, claimFields)],
        ['document_labels', mapped(documentLabels, (label) => this.documentLabel(label))],
        ['relations', mapped(relations, (relation) => this.relation(relation))],
        ['bookmarks', mapped(bookmarks, (bookmark) => bookmarkFields(document, map, bookmark))]
      ],
      tail: this.#tail(document, map)
    }
  }

  #head({ article, text, status }: ExportDocument): Fields {
    return {
      id: article.id,
      title: article.title,
      url: article.url ?? '',
      language: article.language,
      text: this.#includeText ? text : null,
      offset_unit: 'codepoint',
      sha256: article.text.sha256,
      status
    }
  }

  span(document: ExportDocument, map: OffsetMap, span: Span): Fields {
    const ranges = span.orphan === null ? exportSpan(document, map, span, 'codepoint') : []
    return {
      id: span.id,
      start: ranges[0]?.start ?? null,
      end: ranges.at(-1)?.end ?? null,
      ranges: ranges.map(({ start, end, text }) => ({ start, end, text })),
      label: this.labels.path(span.label),
      label_id: span.label,
      text: spanQuote(span),
      orphan: span.orphan !== null,
      attributes: sortedJson(span.attributes),
      tags: span.tags,
      note: span.note,
      ...authorship(span),
      orphan_place: orphanPlace(span)
    }
  }

  documentLabel(label: DocumentLabel): Fields {
    return {
      id: label.id,
      label: this.labels.path(label.label),
      label_id: label.label,
      value: label.value,
      attributes: sortedJson(label.attributes),
      note: label.note,
      ...authorship(label)
    }
  }

  relation({ id, type, from, to, attributes, note, ...rest }: Relation): Fields {
    return {
      id,
      type,
      from_article: from.article,
      from_span: from.span,
      to_article: to.article,
      to_span: to.span,
      to_text: to.quote,
      attributes: sortedJson(attributes),
      note,
      ...authorship(rest),
      type_name: this.labels.relationType(type)
    }
  }

  #tail(document: ExportDocument, map: OffsetMap): Fields {
    const { article, note, name, split, tokens, sentences, extra } = document
    return {
      note,
      name,
      byline: article.byline ?? '',
      publisher: article.publisher ?? '',
      published_at: article.publishedAt ?? '',
      tags: article.tags,
      split: split ?? '',
      people: this.#peopleOf(document),
      tokens: tokens && tokens.map((token) => tokenFields(document.text, map, token)),
      sentences:
        sentences && sentences.map(({ start, end }) => ({ start: map.toCodePoint(start), end: map.toCodePoint(end) })),
      extra: sortedJson(extra)
    }
  }

  #peopleOf({ spans, claims, documentLabels, relations, bookmarks }: ExportDocument): Fields[] {
    const ids = new Set<string>()
    for (const records of [spans, claims, documentLabels, relations, bookmarks]) {
      for (const { person } of records) ids.add(person)
    }
    return [...ids].sort().map((id) => ({ id, name: this.personName(id) }))
  }

  /** Name of the person with that id; the id itself when the library does not know it any more. */
  personName(id: string): string {
    return this.#people.get(id) ?? id
  }
}

function* mapped<Item>(items: readonly Item[], fields: (item: Item) => Fields): Generator<Fields> {
  for (const item of items) yield fields(item)
}

export function claimFields(claim: Claim): Fields {
  return {
    id: claim.id,
    spans: claim.spans,
    claim: claim.normalized,
    speaker: claim.speaker,
    verdict_scale: claim.verdict?.scale ?? '',
    verdict: claim.verdict?.value ?? '',
    canonical: (claim.verdict && findVerdict(claim.verdict)?.canonical) ?? '',
    note: claim.note,
    ...authorship(claim)
  }
}

export function bookmarkFields(document: ExportDocument, map: OffsetMap, bookmark: Bookmark): Fields {
  const { id, range, quote, name, ...rest } = bookmark
  const [place] = exportSpan(document, map, { id, ranges: [range], quotes: [quote] }, 'codepoint')
  return { id, start: place?.start ?? 0, end: place?.end ?? 0, text: quote.exact, name, ...authorship(rest) }
}

function tokenFields(text: string, map: OffsetMap, { start, end, features }: Token): Fields {
  return {
    start: map.toCodePoint(start),
    end: map.toCodePoint(end),
    text: text.slice(start, end),
    features: features === undefined ? '' : sortedJson(features)
  }
}

/** Who made a record and when, under the names that all tables have. */
export function authorship({ person, createdAt, updatedAt, origin }: Omit<Authored, 'id'>): Fields {
  return { annotator: person, created: createdAt, updated: updatedAt, origin }
}
