import type { Authored, Span } from '../model/annotation'
import type { Person } from '../model/library'
import { crossesArticles } from '../model/relation'
import type { Relation } from '../model/relation'
import type { OffsetMap } from '../text/offset-map'
import { exportSpan } from './export-range'
import type { ExportDocument } from './format'
import type { LabelNames } from './label-names'
import { knownPerson, knownTime } from './unknown-authorship'

/**
 * The key under which a document takes along what another program has no field for. Programs keep keys that they do
 * not know (doccano as `meta`, Label Studio in `meta`) and hand them back with their own export.
 */
export const COMPANION_KEY = 'claimdesk'

/** JSON to be; what is empty or null is left out by `filled`. */
export type CompanionObject = Readonly<Record<string, unknown>>

/** What an encoder needs to write a companion. Offsets go out in code points. */
export interface CompanionContext {
  readonly document: ExportDocument
  readonly map: OffsetMap
  readonly labels: LabelNames
  readonly people: readonly Person[]
}

/** The object without what says nothing: null, empty texts, lists and objects. */
export function filled(object: CompanionObject): CompanionObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Metadata, status and note of a document, and the names of the people whose records are in it. */
export function documentCompanion({ document, people }: CompanionContext): CompanionObject {
  const { article, spans, claims, documentLabels, relations, bookmarks } = document
  const used = new Set([...spans, ...claims, ...documentLabels, ...relations, ...bookmarks].map(({ person }) => person))
  const { title, byline, publisher, url, publishedAt, language } = article
  const said = { title, byline, publisher, url, published: publishedAt, language: language === 'und' ? null : language }
  return {
    // A title may be empty, and is then not the file's name.
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
    ...filled({
      tags: article.tags,
      status: document.status === 'todo' ? null : document.status,
      note: document.note,
      people: Object.fromEntries(
        people.filter(({ id }) => used.has(id) && knownPerson(id) !== null).map(({ id, name }) => [id, name])
      )
    })
  }
}

/** Who made a record, and when. */
export function authorshipCompanion({ person, createdAt, updatedAt }: Authored): CompanionObject {
  return {
    person: knownPerson(person),
    created: knownTime(createdAt),
    updated: updatedAt === createdAt ? null : updatedAt
  }
}

/** What a span has beside its place and label; these are repeated, so that it is found again. */
export function spanCompanion({ document, map, labels }: CompanionContext, span: Span): CompanionObject {
  const ranges = exportSpan(document, map, span, 'codepoint')
  return filled({
    id: span.id,
    start: ranges[0]?.start,
    end: ranges.at(-1)?.end,
    text: ranges.map(({ text }) => text).join(' … '),
    label: labels.shortName(span.label),
    attributes: span.attributes,
    tags: span.tags,
    note: span.note,
    ...authorshipCompanion(span)
  })
}

export function documentLabelCompanions({ document, labels }: CompanionContext): readonly CompanionObject[] {
  return document.documentLabels.map((label) => ({
    // An empty value is one, too: it must not be dropped.
    ...(label.value === null ? {} : { value: label.value }),
    ...filled({
      id: label.id,
      label: labels.shortName(label.label),
      attributes: label.attributes,
      note: label.note,
      ...authorshipCompanion(label)
    })
  }))
}

/** Relations between spans of the document; those that leave it are not written. */
export function relationCompanions({ document, labels }: CompanionContext): readonly CompanionObject[] {
  return relationsWithin(document).map((relation) =>
    filled({
      id: relation.id,
      type: labels.relationType(relation.type),
      from: relation.from.span,
      to: relation.to.span,
      quote: relation.to.quote,
      attributes: relation.attributes,
      note: relation.note,
      ...authorshipCompanion(relation)
    })
  )
}

/** The relations of a document both ends of which are spans of it that stand in the text. */
export function relationsWithin({ relations, spans }: ExportDocument): readonly Relation[] {
  const placed = new Set(spans.filter(({ orphan }) => orphan === null).map(({ id }) => id))
  return relations.filter(
    (relation) => !crossesArticles(relation) && placed.has(relation.from.span) && placed.has(relation.to.span)
  )
}

export function claimCompanions({ document }: CompanionContext): readonly CompanionObject[] {
  return document.claims.map((claim) =>
    filled({
      id: claim.id,
      spans: claim.spans,
      claim: claim.normalized,
      speaker: claim.speaker,
      verdict: claim.verdict,
      note: claim.note,
      ...authorshipCompanion(claim)
    })
  )
}

export function bookmarkCompanions({ document, map }: CompanionContext): readonly CompanionObject[] {
  return document.bookmarks.map((mark) => {
    const [place] = exportSpan(document, map, { id: mark.id, ranges: [mark.range], quotes: [mark.quote] }, 'codepoint')
    return filled({ id: mark.id, ...place, name: mark.name, ...authorshipCompanion(mark) })
  })
}
