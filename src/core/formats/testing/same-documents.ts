import { expect } from 'vitest'
import type { Scheme } from '../../model/scheme'
import type { Decoded, DecodedDocument, ExportDocument } from '../format'
import { LabelNames } from '../label-names'

const authorship = ({ person, createdAt, updatedAt }: { person: string; createdAt: string; updatedAt: string }) => ({
  person,
  createdAt,
  updatedAt
})

/** An exported document as a decoder should give it back, when the format carries everything but segments. */
export function asDecoded(
  document: ExportDocument,
  schemes: readonly Scheme[],
  keyOf: (article: string) => string | null = () => null
): Omit<DecodedDocument, 'key' | 'name' | 'article'> {
  const names = new LabelNames({
    library: { id: 'l', name: 'l', people: [], defaultScheme: schemes[0]?.id ?? '' },
    schemes
  })
  const { article } = document
  const { title, byline, publisher, url, publishedAt, language, tags } = article
  return {
    text: document.text,
    metadata: { title, byline, publisher, url, publishedAt, language, tags },
    status: document.status as DecodedDocument['status'],
    tokens: document.tokens,
    sentences: document.sentences,
    spans: document.spans.map((span) => ({
      ...authorship(span),
      id: span.id,
      ranges: span.ranges,
      quotes: span.quotes,
      label: names.path(span.label),
      attributes: span.attributes,
      tags: span.tags,
      note: span.note,
      ...(span.orphan && { orphan: span.orphan })
    })),
    claims: document.claims.map(({ id, spans, normalized, speaker, verdict, note, ...rest }) => ({
      ...{ id, spans, normalized, speaker, verdict, note },
      ...authorship(rest)
    })),
    documentLabels: document.documentLabels.map(({ id, label, value, attributes, note, ...rest }) => ({
      ...{ id, label: names.path(label), value, attributes, note },
      ...authorship(rest)
    })),
    relations: document.relations.map(({ id, type, from, to, attributes, note, ...rest }) => {
      const key = to.article === article.id ? null : keyOf(to.article)
      const isFar = to.article !== article.id && key === null
      return {
        ...{ id, type: names.relationType(type), from: from.span, attributes, note },
        to: { span: to.span, document: key, article: isFar ? to.article : null, quote: to.quote },
        ...authorship(rest)
      }
    }),
    bookmarks: document.bookmarks.map(({ id, range, name, ...rest }) => ({ id, range, name, ...authorship(rest) })),
    // The formats that are compared with this say nothing of fact-checks.
    ...{ questions: [], evidence: [], marks: [], seconds: {} },
    note: document.note,
    extra: document.extra
  }
}

/** Compares what was decoded with what was exported, document by document, in order. */
export function expectSame(decoded: Decoded, documents: readonly ExportDocument[], schemes: readonly Scheme[]): void {
  expect(decoded.problems).toEqual([])
  expect(decoded.documents.map(({ name }) => name)).toEqual(documents.map(({ name }) => name))
  for (const [index, document] of documents.entries()) {
    const { key: _key, name: _name, article: _article, ...rest } = decoded.documents[index] as DecodedDocument
    expect(rest).toEqual(asDecoded(document, schemes))
  }
}
