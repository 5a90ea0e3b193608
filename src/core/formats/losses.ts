import type { Attributes } from '../model/annotation'
import { spanQuote } from '../model/annotation'
import type { TextRange } from '../model/text-range'
import { crossesArticles } from '../model/relation'
import { claimCode } from '../model/claim-check'
import { isUnchecked } from './check-losses'
import { claimsBySpan } from './document-index'
import type { ExportDocument } from './format'
import { knownPerson, knownTime } from './unknown-authorship'
import { overlappingSpans } from './policies/overlaps'
import { spansOffTokens } from './policies/token-edges'
import { spansWithWhiteSpaceEdges } from './policies/white-space-edges'

/** What a format may be unable to carry, or carries only in part, in the order of the loss report. */
export const LOSS_FEATURES = [
  'text',
  'metadata',
  'status',
  'segments',
  'spans',
  'overlaps',
  'discontinuous-spans',
  'zero-width-spans',
  'white-space-edges',
  'sub-token-spans',
  'orphans',
  'label-names',
  'attributes',
  'tags',
  'notes',
  'people',
  'times',
  'document-labels',
  'document-label-values',
  'document-label-attributes',
  'relations',
  'relations-between-articles',
  'relation-attributes',
  'claims',
  'claims-on-several-spans',
  'further-claims-of-a-span',
  'verdicts',
  'checks',
  'questions',
  'evidence',
  'marks',
  'active-time',
  'bookmarks',
  'scheme',
  'token-features',
  'extra'
] as const
export type LossFeature = (typeof LOSS_FEATURES)[number]

/**
 * What is done about a feature that a format cannot carry.
 *
 * - `drop`: it is left out. `keep`: the format's approximation, as its message says. `refuse`: nothing is exported.
 * - overlaps: `outermost` keeps the span that begins first (of these the longest), `longest` the longest one, `layers`
 *   writes the document several times, so that nothing overlaps in any of them.
 * - discontinuous spans: `hull` fills the gaps, `parts` makes a span of every part.
 * - spans that end inside a token: `expand` widens them to whole tokens.
 */
export const POLICIES = ['keep', 'drop', 'outermost', 'longest', 'layers', 'hull', 'parts', 'expand', 'refuse'] as const
export type Policy = (typeof POLICIES)[number]

export interface Loss {
  /** `approximated`: something of it is in the file, as the message says. */
  readonly kind: 'lost' | 'approximated'
  /** What becomes of it, for people, a full sentence. */
  readonly message: string
  /**
   * What can be done instead, the first being the default. Not given: `drop` (or `keep`, when approximated) and
   * `refuse`. `overlaps`, `discontinuous-spans` and `sub-token-spans` are carried out before the encoder sees the
   * document, and so is `drop` of `orphans` and `zero-width-spans`.
   */
  readonly policies?: readonly Policy[]
}

/** The losses of a format; what is not named is carried. */
export type LossTable = Readonly<Partial<Record<LossFeature, Loss>>>

/** One thing that is lost, to be listed and opened. */
export interface LossEntry {
  /** Id of the article. */
  readonly article: string
  readonly title: string
  /** Id of the record; null for what belongs to the article itself. */
  readonly record: string | null
  /** Words by which a person knows it. */
  readonly words: string
}

/** Something a format cannot carry, counted for the loss report. */
export interface LossItem {
  readonly feature: LossFeature
  readonly kind: Loss['kind']
  readonly policy: Policy
  readonly count: number
  readonly message: string
  /** The first `LISTED_LOSSES` of them. */
  readonly entries: readonly LossEntry[]
}

/** How many entries of a feature a report lists. */
export const LISTED_LOSSES = 1000

/** The policies of a loss, the default first. */
export function policiesOf(loss: Loss): readonly Policy[] {
  return loss.policies ?? [loss.kind === 'lost' ? 'drop' : 'keep', 'refuse']
}

const LONGEST_WORDS = 120

/** Where a feature occurs in a document, one entry for each time. */
export function findFeature(feature: LossFeature, document: ExportDocument): readonly LossEntry[] {
  const { article } = document
  const entry = (record: string | null, words: string): LossEntry => ({
    article: article.id,
    title: article.title,
    record,
    words: words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words
  })
  return FINDERS[feature](document).map(([record, words]) => entry(record, words))
}

type Found = readonly [record: string | null, words: string]
type Finder = (document: ExportDocument) => readonly Found[]

const wordsOf = (document: ExportDocument): ((span: string) => string) => {
  const words = new Map(document.spans.map((span) => [span.id, spanQuote(span)]))
  return (span) => words.get(span) ?? ''
}
const ofSpans =
  (has: (span: ExportDocument['spans'][number]) => boolean): Finder =>
  ({ spans }) =>
    spans.filter(has).map((span) => [span.id, spanQuote(span)])
const ofAttributes = (id: string, words: string, attributes: Attributes): Found[] =>
  Object.keys(attributes).map((name) => [id, `${name} — ${words}`])
const isEmpty = ({ start, end }: TextRange): boolean => start === end

const evidenceWords = ({ quote, answer, url, capture, id }: ExportDocument['evidence'][number]): string =>
  quote || answer || (url ?? capture?.name ?? id)

const FINDERS: Readonly<Record<LossFeature, Finder>> = {
  text: ({ text, article }) => (text === '' ? [] : [[null, article.title]]),
  // A document without a title goes by its name, which is in the name of its file.
  metadata: ({ article, name }) =>
    (['title', 'byline', 'publisher', 'url', 'publishedAt'] as const)
      .filter((field) => article[field] !== null && article[field] !== '' && article[field] !== name)
      .map((field): Found => [null, field])
      .concat(article.tags.map((tag): Found => [null, `tag ${tag}`])),
  status: ({ status }) => (status === 'todo' ? [] : [[null, status]]),
  segments: ({ article }) => article.segments.map(({ role }) => [null, role]),
  // For formats that speak of whole articles only; whatever hangs on spans is lost with them, and named for itself.
  spans: ofSpans(() => true),
  overlaps: (document) => overlappingSpans(document.spans).map((span) => [span.id, spanQuote(span)]),
  'discontinuous-spans': ofSpans(({ ranges, orphan }) => orphan === null && ranges.length > 1),
  'zero-width-spans': ofSpans(({ ranges, orphan }) => orphan === null && ranges.every(isEmpty)),
  'white-space-edges': (document) => spansWithWhiteSpaceEdges(document).map((span) => [span.id, spanQuote(span)]),
  'sub-token-spans': (document) => spansOffTokens(document).map((span) => [span.id, spanQuote(span)]),
  orphans: ofSpans(({ orphan }) => orphan !== null),
  // Which names a format has to change only its encoder knows: it says so in its table, and every label counts once.
  'label-names': ({ spans, documentLabels }) =>
    [...new Set([...spans, ...documentLabels].map(({ label }) => label))].map((label) => [null, label]),
  attributes: ({ spans }) => spans.flatMap((span) => ofAttributes(span.id, spanQuote(span), span.attributes)),
  tags: ({ spans }) => spans.flatMap((span) => span.tags.map((tag): Found => [span.id, `${tag} — ${spanQuote(span)}`])),
  notes: (document) => {
    const { spans, claims, documentLabels, relations, note, article } = document
    const found: Found[] = []
    for (const span of spans) if (span.note !== '') found.push([span.id, spanQuote(span)])
    for (const claim of claims) if (claim.note !== '') found.push([claim.id, claim.normalized])
    for (const label of documentLabels) if (label.note !== '') found.push([label.id, label.label])
    for (const relation of relations) if (relation.note !== '') found.push([relation.id, relation.type])
    for (const each of document.evidence) if (each.note !== '') found.push([each.id, evidenceWords(each)])
    if (note !== '') found.push([null, article.title])
    return found
  },
  people: (document) => {
    const { spans, claims, documentLabels, relations, bookmarks } = document
    const people = new Set([...spans, ...claims, ...documentLabels, ...relations, ...bookmarks].map((r) => r.person))
    return [...people].filter((person) => knownPerson(person) !== null).map((person) => [null, person])
  },
  times: ({ spans, documentLabels, relations }) =>
    [...spans, ...documentLabels, ...relations]
      .filter(({ createdAt }) => knownTime(createdAt) !== null)
      .map(({ id, createdAt }) => [id, createdAt]),
  'document-labels': ({ documentLabels }) => documentLabels.map(({ id, label }) => [id, label]),
  'document-label-values': ({ documentLabels }) =>
    documentLabels.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])),
  'document-label-attributes': ({ documentLabels }) =>
    documentLabels.flatMap(({ id, label, attributes }) => ofAttributes(id, label, attributes)),
  relations: ({ relations }) => relations.map(({ id, type, from, to }) => [id, `${type}: ${from.quote} → ${to.quote}`]),
  'relations-between-articles': ({ relations }) =>
    relations.filter(crossesArticles).map(({ id, type, from, to }) => [id, `${type}: ${from.quote} → ${to.quote}`]),
  'relation-attributes': ({ relations }) =>
    relations.flatMap(({ id, type, attributes }) => ofAttributes(id, type, attributes)),
  claims: (document) => {
    const words = wordsOf(document)
    return document.claims.map((claim) => [claim.id, claim.normalized || words(claim.spans[0] ?? '')])
  },
  'claims-on-several-spans': ({ claims }) =>
    claims.filter(({ spans }) => spans.length > 1).map(({ id, normalized }) => [id, normalized]),
  'further-claims-of-a-span': (document) => {
    const found: Found[] = []
    for (const claims of claimsBySpan(document).values()) {
      for (const { id, normalized } of claims.slice(1)) found.push([id, normalized])
    }
    return found
  },
  verdicts: ({ claims }) =>
    claims.flatMap(({ id, normalized, verdict }) =>
      verdict === null ? [] : [[id, `${verdict.value} — ${normalized}`] as const]
    ),
  checks: ({ claims }) =>
    claims
      .filter(({ check }) => !isUnchecked(check))
      .map(({ id, normalized, check }) => [id, normalized || check.headline || claimCode(check.number)]),
  questions: ({ questions }) => questions.map(({ id, text }) => [id, text]),
  evidence: ({ evidence }) => evidence.map((each) => [each.id, evidenceWords(each)]),
  marks: ({ marks }) => marks.map(({ id, quote }) => [id, quote.exact]),
  // X8: the report goes along with the file, and must not say what the file leaves out.
  'active-time': ({ seconds }) => Object.keys(seconds).map((claim) => [claim, 'time spent on the claim']),
  bookmarks: ({ bookmarks }) => bookmarks.map(({ id, name, quote }) => [id, name || quote.exact]),
  // Colours, keys, descriptions and attribute definitions: one per label that is used.
  scheme: ({ spans, documentLabels }) =>
    [...new Set([...spans, ...documentLabels].map(({ label }) => label))].map((label) => [null, label]),
  'token-features': ({ tokens }) =>
    (tokens ?? []).flatMap(({ features = {} }) => Object.values(features).map((value): Found => [null, value])),
  extra: ({ extra }) => Object.keys(extra).map((key) => [null, key])
}
