import { HOSTILE_SCHEME } from '../../testing/arbitraries'
import type { Decoded, DecodedAuthorship, DecodedDocument, ExportDocument } from '../../format'
import type { Authored } from '../../../model/annotation'

/** Everything that is said of a document, in one form for what was written and what was read, keyed by ids. */
export type PlainWork = Readonly<Record<string, unknown>>

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

const written = ({ id, person, createdAt, updatedAt }: Authored) => ({ id, person, createdAt, updatedAt })
const read = ({ person, createdAt, updatedAt }: DecodedAuthorship) => ({ person, createdAt, updatedAt })

/** What was written, its labels and relation types under their names. */
export function plainWritten(document: ExportDocument, scheme = HOSTILE_SCHEME): PlainWork {
  const { article, text, status, note, extra } = document
  const label = (id: string): string => scheme.labels.find((each) => each.id === id)?.path ?? id
  const { title, byline, publisher, url, publishedAt, language, tags } = article
  return {
    ...{ text, status, note, extra, title, byline, publisher, url, publishedAt, language, articleTags: tags },
    spans: byId(document.spans).map(({ ranges, quotes, attributes, tags, note, orphan, ...span }) => ({
      ...{ ...written(span), ranges, quotes, label: label(span.label), attributes, tags, note, orphan }
    })),
    claims: byId(document.claims).map(({ spans, normalized, speaker, verdict, note, ...claim }) => ({
      ...{ ...written(claim), spans, normalized, speaker, verdict, note }
    })),
    documentLabels: byId(document.documentLabels).map(({ value, attributes, note, ...each }) => ({
      ...{ ...written(each), label: label(each.label), value, attributes, note }
    })),
    relations: byId(document.relations).map(({ type, from, to, attributes, note, ...relation }) => ({
      ...{ ...written(relation), type, from: from.span, to: to.span, attributes, note },
      ...{ quote: to.quote, elsewhere: to.article === article.id ? null : to.article }
    })),
    bookmarks: byId(document.bookmarks).map(({ range, name, ...mark }) => ({ ...written(mark), range, name }))
  }
}

/** What was read; labels under the names that the file defines for them. */
export function plainRead(
  document: DecodedDocument,
  { labels, documents }: Pick<Decoded, 'labels' | 'documents'>
): PlainWork {
  const { text, status, note, extra, metadata, key } = document
  const names = new Map(labels.map(({ id, path }) => [id, path]))
  const label = (given: string): string => names.get(given) ?? given
  const { title, byline, publisher, url, publishedAt, language, tags } = metadata
  const keys = new Set(documents.map((each) => each.key))
  return {
    ...{ text, status, note, extra, title, language, articleTags: tags ?? [] },
    ...{ byline: byline ?? null, publisher: publisher ?? null, url: url ?? null, publishedAt: publishedAt ?? null },
    spans: byId(document.spans).map(({ id, ranges, quotes, attributes, tags, note, orphan, ...span }) => ({
      ...{ id, ...read(span), ranges, quotes, label: label(span.label), attributes, tags, note, orphan: orphan ?? null }
    })),
    claims: byId(document.claims).map(({ id, spans, normalized, speaker, verdict, note, ...claim }) => ({
      ...{ id, ...read(claim), spans, normalized, speaker, verdict, note }
    })),
    documentLabels: byId(document.documentLabels).map(({ id, value, attributes, note, ...each }) => ({
      ...{ id, ...read(each), label: label(each.label), value, attributes, note }
    })),
    relations: byId(document.relations).map(({ id, type, from, to, attributes, note, ...relation }) => ({
      ...{ id, ...read(relation), type, from, to: to.span, attributes, note, quote: to.quote },
      elsewhere:
        to.article ?? (to.document !== null && to.document !== key && keys.has(to.document) ? to.document : null)
    })),
    bookmarks: byId(document.bookmarks).map(({ id, range, name, ...mark }) => ({ id, ...read(mark), range, name }))
  }
}
