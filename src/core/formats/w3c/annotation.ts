import type { Attributes, Authored, DocumentLabel, Span } from '../../model/annotation'
import type { Bookmark } from '../../model/bookmark'
import type { Claim } from '../../model/claim'
import type { Relation } from '../../model/relation'
import { findVerdict } from '../../model/verdict-scale'
import type { OffsetMap } from '../../text/offset-map'
import { exportSpan } from '../export-range'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import { distinctQuote } from './distinct-quote'
import { articleIri, iriOf } from './vocabulary'
import type { ClaimPart } from './vocabulary'

/** What the annotations of one document are made with. */
export interface AnnotationContext {
  readonly document: ExportDocument
  readonly map: OffsetMap
  readonly labels: LabelNames
  /** Names of the library's people by id. */
  readonly people: ReadonlyMap<string, string>
}

/**
 * A span as an annotation; positions in code points. One target per range, because several targets are several
 * segments (while several selectors in one target would be several descriptions of the same segment).
 */
export function spanAnnotation(context: AnnotationContext, span: Span, claims: readonly Claim[]): object {
  const targets = span.orphan === null ? placedTargets(context, span) : orphanTargets(context, span)
  return {
    ...head(context, span, claims.length > 0 ? ['tagging', 'assessing'] : 'tagging'),
    ...attributesOf(span),
    body: [
      tag(context, span.label),
      ...span.tags.map((value) => ({ ...textBody('tagging', value), 'claimdesk:part': 'tag' })),
      ...(span.note === '' ? [] : [textBody('commenting', span.note)]),
      ...claims.flatMap((claim) => claimBodies(context, claim))
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
    body: [
      { ...tag(context, label.label), ...value },
      ...(label.note === '' ? [] : [textBody('commenting', label.note)])
    ],
    target: articleIri(context.document.article.id)
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
      ...(relation.note === '' ? [] : [textBody('commenting', relation.note)])
    ],
    target: [from, to].map(({ span }) => ({ id: iriOf('annotation', span), type: 'Annotation' }))
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
export function articleNoteAnnotation({ document }: AnnotationContext): object {
  const { article, note } = document
  return {
    id: iriOf('note', article.id),
    type: 'Annotation',
    motivation: 'commenting',
    body: [{ ...textBody('commenting', note), format: 'text/markdown', 'claimdesk:part': 'article-note' }],
    target: articleIri(article.id)
  }
}

function attributesOf({ attributes }: { readonly attributes: Attributes }): object {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.length > 0 ? { 'claimdesk:attributes': Object.fromEntries(sorted) } : {}
}

function head(context: AnnotationContext, record: Authored, motivation: string | readonly string[]): object {
  return {
    id: iriOf('annotation', record.id),
    type: 'Annotation',
    motivation,
    ...authorship(context, record),
    ...(record.origin !== 'human' && { 'claimdesk:origin': record.origin })
  }
}

function authorship(context: AnnotationContext, record: Authored): object {
  const name = context.people.get(record.person)
  const creator = { id: iriOf('person', record.person), type: 'Person', ...(name !== undefined && { name }) }
  return { creator, created: record.createdAt, modified: record.updatedAt }
}

function textBody(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, format: 'text/plain', value }
}

/** The path for other programs, the id so that our own reader gets the same label back. */
function tag({ labels }: AnnotationContext, label: string): object {
  return { ...textBody('tagging', labels.path(label)), 'claimdesk:label': label }
}

/** A claim: what is claimed (describing), what was found (assessing), what was noted (commenting). */
function claimBodies(context: AnnotationContext, claim: Claim): object[] {
  const part = (name: ClaimPart): object => ({ 'claimdesk:part': name, 'claimdesk:claim': iriOf('claim', claim.id) })
  const bodies: object[] = [
    {
      ...textBody('describing', claim.normalized),
      ...part('claim'),
      'claimdesk:speaker': claim.speaker,
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
  const { document, map } = context
  return exportSpan(document, map, span, 'codepoint').map(({ start, end }) => {
    const range = { start: map.fromCodePoint(start), end: map.fromCodePoint(end) }
    return target(context, [
      { type: 'TextQuoteSelector', ...distinctQuote(document.text, range) },
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
function target({ document: { article } }: AnnotationContext, selector: readonly object[]): object {
  return {
    type: 'SpecificResource',
    source: articleIri(article.id),
    selector,
    state: { type: 'TimeState', sourceDate: article.importedAt, 'claimdesk:textSha256': article.text.sha256 }
  }
}
