import type { Decoded, ExportDocument } from '../format'
import { HOSTILE_SCHEME } from './arbitraries'

const names = new Map(HOSTILE_SCHEME.labels.map(({ id, path }) => [id, path]))
/** A label as an export of the hostile scheme calls it. */
export const named = (id: string): string => names.get(id) ?? id
const authorship = ({ person, createdAt, updatedAt }: { person: unknown; createdAt: unknown; updatedAt: unknown }) => ({
  person,
  createdAt,
  updatedAt
})
const byId = <Each extends { readonly id: string }>(list: readonly Each[]): readonly Each[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1))

/** What formats without discontinuous spans carry of a document, when everything else has a place; records by id. */
export function carried(document: ExportDocument, withRelations: boolean) {
  const { spans, documentLabels, relations, claims, bookmarks, note, text, status, article } = document
  const within = withRelations ? relations.filter(({ to, from }) => to.article === from.article) : []
  return {
    text,
    note,
    status,
    title: article.title,
    spans: byId(
      spans.map(({ id, ranges, quotes, label, attributes, tags, note: own, ...rest }) => {
        const start = ranges[0]?.start ?? 0
        const end = ranges.at(-1)?.end ?? 0
        const exact = quotes.length === 1 ? quotes[0]?.exact : text.slice(start, end)
        return { id, start, end, exact, label: named(label), attributes, tags, note: own, ...authorship(rest) }
      })
    ),
    documentLabels: byId(
      documentLabels.map(({ id, label, value, attributes, note: own, ...rest }) => {
        return { id, label: named(label), value, attributes, note: own, ...authorship(rest) }
      })
    ),
    relations: byId(
      within.map(({ id, type, from, to, attributes, note: own, ...rest }) => {
        return { id, type, from: from.span, to: to.span, attributes, note: own, ...authorship(rest) }
      })
    ),
    claims: byId(
      claims.map(({ id, spans: of, normalized, speaker, verdict, note: own, ...rest }) => {
        return { id, spans: of, normalized, speaker, verdict, note: own, ...authorship(rest) }
      })
    ),
    bookmarks: byId(bookmarks.map(({ id, range, name, ...rest }) => ({ id, range, name, ...authorship(rest) })))
  }
}

/** The same of what was decoded. */
export function found(decoded: Decoded, index: number) {
  const document = decoded.documents[index]
  if (!document) throw new Error('a document is missing')
  const { text, note, status, metadata, spans, documentLabels, relations, claims, bookmarks } = document
  return {
    text,
    note,
    status,
    title: metadata.title,
    spans: byId(
      spans.map(({ ranges, quotes, ...rest }) => {
        return { ...rest, start: ranges[0]?.start, end: ranges[0]?.end, exact: quotes[0]?.exact }
      })
    ),
    documentLabels: byId(documentLabels),
    relations: byId(relations.map(({ to, ...rest }) => ({ ...rest, to: to.span }))),
    claims: byId(claims),
    bookmarks: byId(bookmarks)
  }
}
