import type { Attributes, Authored, DocumentLabel, Span } from '../../model/annotation'
import type { Bookmark } from '../../model/bookmark'
import type { Claim } from '../../model/claim'
import type { Relation } from '../../model/relation'
import { findVerdict } from '../../model/verdict-scales'
import type { OffsetMap, OffsetUnit } from '../../text/offset-map'
import { exportSpan } from '../export-range'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import { knownPerson, knownTime } from '../unknown-authorship'
import type { DistinctQuotes } from './distinct-quote'
import { iriOf } from './vocabulary'
import type { ClaimPart } from './vocabulary'

/** What the annotations of one document are made with. */
export interface AnnotationContext {
  readonly document: ExportDocument
  readonly map: OffsetMap
  readonly quotes: DistinctQuotes
  readonly labels: LabelNames
  /** Names of the library's people by id. */
  readonly people: ReadonlyMap<string, string>
  /** What positions count: code points in the standard, UTF-16 code units in programs for browsers. */
  readonly unit: OffsetUnit
  /** IRI under which the article is annotated. */
  readonly source: string
}

/**
 * A span as an annotation; positions in `context.unit`. One target per range, because several targets are several
 * segments (while several selectors in one target would be several descriptions of the same segment).
 */
export function spanAnnotation(context: AnnotationContext, span: Span, claims: readonly Claim[]): object {
  const targets = span.orphan === null ? placedTargets(context, span) : orphanTargets(context, span)
  return {
    ...head(context, span, claims.length > 0 ? ['tagging', 'assessing'] : 'tagging'),
    ...attributesOf(span),
    ...(span.orphan !== null && { 'claimdesk:orphan': { ranges: span.ranges, lastKnown: span.orphan.lastKnown } }),
    body: [
      tag(context, span.label),
      ...span.tags.map((value) => ({ ...textBody('tagging', value), 'claimdesk:part': 'tag' })),
      ...noteBodies(span),
      ...claims.flatMap((claim) => claimBodies(context, claim, span.id))
    ],
    target: targets.length === 1 ? targets[0] : targets
  }
}

/** A document label as an annotation: its target is the article itself. */
export function documentLabelAnnotation(context: AnnotationContext, label: DocumentLabel): object {
  const value = label.value === null ? {} : { 'claimdesk:value': label.value }
  return {
    ...head(context, label, 'tagging'),
    ...attributesOf(label),
    body: [{ ...tag(context, label.label), ...value }, ...noteBodies(label)],
    target: context.source
  }
}

/**
 * A relation as an annotation that links two others, the first target being where it begins. What the two targets
 * cannot say, the articles they lie in and their words, is in `claimdesk:ends`.
 */
export function relationAnnotation(context: AnnotationContext, relation: Relation): object {
  const { from, to } = relation
  return {
    ...head(context, relation, 'linking'),
    ...attributesOf(relation),
    'claimdesk:ends': { from, to },
    body: [
      {
        ...textBody('tagging', context.labels.relationType(relation.type)),
        'claimdesk:label': relation.type
      },
      ...noteBodies(relation)
    ],
    target: [from, to].map(({ article, span }) => ({ id: iriOf('annotation', span, article), type: 'Annotation' }))
  }
}

/** A bookmark as an annotation whose motivation says so. */
export function bookmarkAnnotation(context: AnnotationContext, bookmark: Bookmark): object {
  const { id, range, quote, name } = bookmark
  return {
    ...head(context, bookmark, 'bookmarking'),
    ...(name !== '' && { body: [textBody('describing', name)] }),
    target: placedTargets(context, { id, ranges: [range], quotes: [quote] })[0]
  }
}

/** The note on the whole article. */
export function articleNoteAnnotation({ document, source }: AnnotationContext): object {
  const { article, note } = document
  return {
    id: iriOf('note', article.id),
    type: 'Annotation',
    motivation: 'commenting',
    body: [{ ...markdownBody(note), 'claimdesk:part': 'article-note' }],
    target: source
  }
}

function noteBodies({ note }: { readonly note: string }): readonly object[] {
  return note === '' ? [] : [markdownBody(note)]
}

function attributesOf({ attributes }: { readonly attributes: Attributes }): object {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.length > 0 ? { 'claimdesk:attributes': Object.fromEntries(sorted) } : {}
}

function head(context: AnnotationContext, record: Authored, motivation: string | readonly string[]): object {
  return {
    id: iriOf('annotation', record.id, context.document.article.id),
    type: 'Annotation',
    motivation,
    ...authorship(context, record),
    ...(record.origin !== 'human' && { 'claimdesk:origin': record.origin })
  }
}

function authorship(context: AnnotationContext, record: Authored): object {
  const name = context.people.get(record.person)
  const creator = { id: iriOf('person', record.person), type: 'Person', ...(name !== undefined && { name }) }
  return {
    ...(knownPerson(record.person) !== null && { creator }),
    ...(knownTime(record.createdAt) !== null && { created: record.createdAt, modified: record.updatedAt })
  }
}

function textBody(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, format: 'text/plain', value }
}

function markdownBody(value: string): object {
  return { ...textBody('commenting', value), format: 'text/markdown' }
}

/** The path for other programs, the id so that our own reader gets the same label back. */
function tag({ labels }: AnnotationContext, label: string): object {
  return { ...textBody('tagging', labels.path(label)), 'claimdesk:label': label }
}

/** A claim: what is claimed (describing), what was found (assessing), what was noted (commenting). */
function claimBodies(context: AnnotationContext, claim: Claim, span: string): object[] {
  const iri = iriOf('claim', claim.id, context.document.article.id)
  const part = (name: ClaimPart): object => ({ 'claimdesk:part': name, 'claimdesk:claim': iri })
  const bodies: object[] = [
    {
      ...textBody('describing', claim.normalized),
      ...part('claim'),
      'claimdesk:speaker': claim.speaker,
      // The annotations stand in text order, the passages of a claim in the order in which they were given.
      ...(claim.spans.length > 1 && { 'claimdesk:passage': claim.spans.indexOf(span) }),
      ...authorship(context, claim)
    }
  ]
  if (claim.verdict !== null) {
    const known = findVerdict(claim.verdict)
    bodies.push({
      ...textBody('assessing', known?.label ?? claim.verdict.value),
      ...part('verdict'),
      'claimdesk:scale': claim.verdict.scale,
      'claimdesk:verdict': claim.verdict.value,
      ...(known && { 'claimdesk:canonical': known.canonical })
    })
  }
  if (claim.note !== '') bodies.push({ ...textBody('commenting', claim.note), ...part('claim-note') })
  return bodies
}

function placedTargets(context: AnnotationContext, span: Pick<Span, 'id' | 'ranges' | 'quotes'>): object[] {
  const { document, map, quotes, unit } = context
  return exportSpan(document, map, span, unit).map(({ start, end }) => {
    const range = { start: map.convert(start, unit, 'utf16'), end: map.convert(end, unit, 'utf16') }
    return target(context, [
      { type: 'TextQuoteSelector', ...quotes.of(range) },
      { type: 'TextPositionSelector', start, end }
    ])
  })
}

/** An orphan has words but no place: positions would be those of another text. */
function orphanTargets(context: AnnotationContext, span: Span): object[] {
  return span.quotes.map(({ exact, prefix, suffix }) =>
    target(context, [{ type: 'TextQuoteSelector', exact, prefix, suffix }])
  )
}

/** The state pins the text that the positions were counted in. */
function target({ document: { article }, source }: AnnotationContext, selector: readonly object[]): object {
  return {
    type: 'SpecificResource',
    source,
    selector,
    state: { type: 'TimeState', sourceDate: article.importedAt, 'claimdesk:textSha256': article.text.sha256 }
  }
}
