import type { Decoded, DecodedDocument, ExportDocument, Format, Token } from '../format'
import { LOSS_FEATURES } from '../losses'
import type { LossFeature } from '../losses'
import type { LabelNames } from '../label-names'
import type { ExportInput } from '../format'
import { EMPTY_CHECK } from '../../model/claim-check'
import { isUnchecked } from '../check-losses'
import { withClaims, withSpans } from '../fit-documents'
import { sortedJson } from '../json-value'
import { PlainNames } from '../plain-names'
import { withoutWhiteSpaceEdges } from '../policies/white-space-edges'
import { quoteOf } from '../../text/quote'

/** Everything a document says, put so that what went out and what came back can be compared feature by feature. */
export type Facts = Readonly<Record<LossFeature, unknown>>

type Names = Pick<LabelNames, 'path' | 'shortName' | 'relationType'>

const sorted = (values: readonly unknown[]): readonly unknown[] => values.map((value) => JSON.stringify(value)).sort()

/** A span as others know it, whatever its id: where it is and what it is called. */
const spanKey = (span: { readonly ranges: readonly { start: number; end: number }[] }, label: string): string =>
  `${span.ranges.map(({ start, end }) => `${start}-${end}`).join(',')} ${label}`

interface Plain {
  readonly text: string
  readonly segments: readonly unknown[]
  readonly metadata: unknown
  readonly status: string
  readonly note: string
  readonly tokens: readonly Token[] | null
  readonly extra: Readonly<Record<string, unknown>>
  readonly spans: readonly (Omit<DecodedDocument['spans'][number], 'person'> & { readonly person: string })[]
  readonly claims: readonly (DecodedDocument['claims'][number] & { readonly person: string })[]
  readonly documentLabels: readonly (DecodedDocument['documentLabels'][number] & { readonly person: string })[]
  readonly relations: readonly {
    readonly type: string
    readonly from: string
    readonly to: string
    readonly crosses: boolean
    readonly attributes: unknown
    readonly note: string
    readonly person: string
    readonly createdAt: string | null
    readonly updatedAt: string | null
  }[]
  readonly bookmarks: readonly { readonly range: unknown; readonly name: string }[]
  readonly questions: DecodedDocument['questions']
  readonly evidence: DecodedDocument['evidence']
  readonly marks: DecodedDocument['marks']
  readonly seconds: DecodedDocument['seconds']
}

function factsOf(plain: Plain): Facts {
  const { spans, claims, documentLabels, relations, bookmarks } = plain
  const keys = new Map(spans.map((span) => [span.id, spanKey(span, span.label)]))
  const key = (id: string): string => keys.get(id) ?? id
  const authored = [...spans, ...documentLabels, ...relations]
  const attributesOf = (records: readonly { readonly attributes: unknown }[]) =>
    records.map(({ attributes }) => attributes)
  return {
    spans: sorted(
      spans.filter(({ orphan }) => !orphan).map((span) => [key(span.id), span.quotes.map(({ exact }) => exact)])
    ),
    text: plain.text,
    metadata: plain.metadata,
    status: plain.status,
    segments: sorted(plain.segments),
    overlaps: null,
    'discontinuous-spans': null,
    'zero-width-spans': null,
    'sub-token-spans': null,
    'white-space-edges': null,
    orphans: sorted(
      spans.filter(({ orphan }) => orphan).map(({ quotes, label }) => [label, quotes.map(({ exact }) => exact)])
    ),
    'label-names': sorted([...new Set([...spans, ...documentLabels].map(({ label }) => label))]),
    attributes: sorted(spans.map((span) => [key(span.id), sortedEntries(span.attributes)])),
    tags: sorted(spans.map((span) => [key(span.id), span.tags])),
    notes: sorted(
      [
        ...plain.evidence.map(({ note }) => ['evidence', note]),
        ...spans.map(({ id, note }) => [key(id), note]),
        ...claims.map(({ note }) => ['claim', note]),
        ...documentLabels.map(({ label, note }) => [label, note]),
        ...relations.map(({ type, note }) => [type, note]),
        ['document', plain.note]
      ].filter(([, note]) => note !== '')
    ),
    people: sorted(authored.map(({ person }) => person)),
    times: sorted(authored.map(({ createdAt, updatedAt }) => [createdAt, updatedAt])),
    // Which labels the document has: how often, by whom and with what values is said by the facts below.
    'document-labels': sorted([...new Set(documentLabels.map(({ label }) => label))]),
    'document-label-values': sorted(documentLabels.map(({ label, value }) => [label, value])),
    'document-label-attributes': sorted(attributesOf(documentLabels).map((each) => sortedEntries(each))),
    relations: sorted(
      relations.filter(({ crosses }) => !crosses).map(({ type, from, to }) => [type, key(from), key(to)])
    ),
    'relations-between-articles': sorted(
      relations.filter(({ crosses }) => crosses).map(({ type, from, to }) => [type, key(from), to])
    ),
    'relation-attributes': sorted(relations.map(({ type, attributes }) => [type, sortedEntries(attributes)])),
    claims: sorted(claims.map(({ normalized, speaker, spans: on }) => [normalized, speaker, [...on].map(key).sort()])),
    'claims-on-several-spans': null,
    'further-claims-of-a-span': null,
    verdicts: sorted(claims.map(({ normalized, verdict }) => [normalized, verdict])),
    checks: sorted(
      claims.flatMap(({ normalized, check }) => (check && !isUnchecked(check) ? [[normalized, said(check)]] : []))
    ),
    questions: sorted(plain.questions.map(({ text, position }) => [position, text])),
    evidence: sorted(plain.evidence.map((each) => said(each))),
    marks: sorted(plain.marks.map(({ kind, range, quote, rule, reason }) => [kind, range, quote.exact, rule, reason])),
    'active-time': Object.values(plain.seconds).sort((a, b) => a - b),
    bookmarks: sorted(bookmarks.map(({ range, name }) => [range, name])),
    scheme: null,
    'token-features': (plain.tokens ?? []).map(({ start, end, features = {} }) => [
      start,
      end,
      sortedEntries(features)
    ]),
    extra: plain.extra
  }
}

/** What a check or evidence says beside its ids, notes, and who made it when. */
function said(record: object): unknown {
  const quiet = ['id', 'claim', 'question', 'note', 'number', 'person', 'createdAt', 'updatedAt', 'origin']
  return sortedJson(Object.fromEntries(Object.entries(record).filter(([key]) => !quiet.includes(key))))
}

const sortedEntries = (value: unknown): unknown =>
  Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))

const METADATA = ['title', 'byline', 'publisher', 'url', 'publishedAt'] as const

/** What goes out. */
export function factsOfExport(document: ExportDocument, names: Names, people: ReadonlyMap<string, string>): Facts {
  const { article } = document
  const label = (id: string): string => names.shortName(id)
  const authored = <Record extends { readonly person: string }>(record: Record): Record => ({
    ...record,
    person: people.get(record.person) ?? record.person
  })
  return factsOf({
    text: document.text,
    segments: article.segments,
    metadata: { ...Object.fromEntries(METADATA.map((field) => [field, article[field] || null])), tags: article.tags },
    status: document.status,
    note: document.note,
    tokens: document.tokens,
    extra: document.extra,
    spans: document.spans.map((span) => ({ ...authored(span), label: label(span.label) })),
    claims: document.claims.map(authored),
    documentLabels: document.documentLabels.map((each) => ({ ...authored(each), label: label(each.label) })),
    relations: document.relations.map((relation) => ({
      ...authored(relation),
      type: names.relationType(relation.type),
      from: relation.from.span,
      to: relation.to.span,
      crosses: relation.from.article !== relation.to.article
    })),
    bookmarks: document.bookmarks,
    questions: document.questions,
    evidence: document.evidence,
    marks: document.marks,
    seconds: document.seconds
  })
}

/** What came back. Labels and people by their names, as they were given in the file. */
export function factsOfDecoded(document: DecodedDocument, decoded: Decoded): Facts {
  const labels = new Map(
    decoded.labels.flatMap(({ id, path, exchange }) => {
      const slash = path.indexOf('/')
      const short = exchange?.feature && slash !== -1 ? path.slice(slash + 1) : path
      return [[path, short] as const, ...(id === undefined ? [] : [[id, short] as const])]
    })
  )
  const types = new Map(
    decoded.relationTypes.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const]))
  )
  const people = new Map(decoded.people.map(({ id, name }) => [id, name]))
  const label = (name: string): string => labels.get(name) ?? name
  const authored = <Record extends { readonly person: string | null }>(record: Record) => ({
    ...record,
    person: record.person === null ? '' : (people.get(record.person) ?? record.person)
  })
  const { metadata } = document
  return factsOf({
    text: document.text,
    segments: document.structure?.segments ?? [],
    metadata: {
      ...Object.fromEntries(METADATA.map((field) => [field, metadata[field] || null])),
      tags: metadata.tags ?? []
    },
    status: document.status ?? 'todo',
    note: document.note,
    tokens: document.tokens,
    extra: document.extra,
    spans: document.spans.map((span) => ({ ...authored(span), label: label(span.label) })),
    claims: document.claims.map(authored),
    documentLabels: document.documentLabels.map((each) => ({ ...authored(each), label: label(each.label) })),
    relations: document.relations.map((relation) => ({
      ...authored(relation),
      type: types.get(relation.type) ?? relation.type,
      to: relation.to.span,
      crosses: relation.to.article !== null || relation.to.document !== null
    })),
    bookmarks: document.bookmarks,
    questions: document.questions,
    evidence: document.evidence,
    marks: document.marks,
    seconds: document.seconds
  })
}

/** Facts that are no more than others say: what a format loses here shows there. */
const SHOWN_ELSEWHERE: Readonly<Partial<Record<LossFeature, keyof Facts>>> = {
  overlaps: 'spans',
  'discontinuous-spans': 'spans',
  'zero-width-spans': 'spans',
  'sub-token-spans': 'spans',
  'white-space-edges': 'spans',
  'claims-on-several-spans': 'claims',
  'further-claims-of-a-span': 'claims'
}

/** The fact in which a feature shows; null for the label scheme, which belongs to no document. */
export function factOf(feature: LossFeature): keyof Facts | null {
  if (feature === 'scheme') return null
  return SHOWN_ELSEWHERE[feature] ?? feature
}

/** The document without what a format says it cannot carry, so that the rest must come back exactly. */
export function withoutLosses(format: Pick<Format, 'losses'>, document: ExportDocument): ExportDocument {
  return LOSS_FEATURES.filter((feature) => format.losses[feature]).reduce(
    (left, feature) => REMOVERS[feature]?.(left) ?? left,
    document
  )
}

type Remover = (document: ExportDocument) => ExportDocument

const mapSpans = (
  document: ExportDocument,
  change: (span: ExportDocument['spans'][number]) => ExportDocument['spans'][number]
) => ({
  ...document,
  spans: document.spans.map(change)
})

const ONE_TIME = '2024-08-22T10:00:00.000Z'
const timeless = <Record extends { readonly createdAt: string; readonly updatedAt: string }>(
  record: Record
): Record => ({
  ...record,
  createdAt: ONE_TIME,
  updatedAt: ONE_TIME
})
const nobodys = <Record extends { readonly person: string }>(record: Record): Record => ({ ...record, person: 'anna' })
const everyRecord = (
  document: ExportDocument,
  change: <Record extends { readonly person: string; readonly createdAt: string; readonly updatedAt: string }>(
    record: Record
  ) => Record
): ExportDocument => ({
  ...document,
  spans: document.spans.map(change),
  claims: document.claims.map(change),
  documentLabels: document.documentLabels.map(change),
  relations: document.relations.map(change),
  bookmarks: document.bookmarks.map(change),
  questions: document.questions.map(change),
  evidence: document.evidence.map(change),
  marks: document.marks.map(change)
})

/** What has to go so that a feature does not occur. Of spans the policies have seen to it before. */
const REMOVERS: Readonly<Partial<Record<LossFeature, Remover>>> = {
  metadata: (document) => ({
    ...document,
    article: { ...document.article, title: '', byline: null, publisher: null, url: null, publishedAt: null, tags: [] }
  }),
  status: (document) => ({ ...document, status: 'todo' }),
  segments: (document) => ({ ...document, article: { ...document.article, segments: [] } }),
  spans: (document) => withSpans(document, (span) => (span.orphan ? [span] : [])),
  'white-space-edges': (document) =>
    withSpans(document, (span) => {
      if (span.orphan || span.ranges.every(({ start, end }) => start === end)) return [span]
      const ranges = span.ranges.flatMap((range) => withoutWhiteSpaceEdges(document.text, range) ?? [])
      const quotes = ranges.map((range) => quoteOf(document.text, range))
      return ranges.length === 0 ? [] : [{ ...span, ranges, quotes }]
    }),
  orphans: (document) => withSpans(document, (span) => (span.orphan ? [] : [span])),
  attributes: (document) => mapSpans(document, (span) => ({ ...span, attributes: {} })),
  tags: (document) => mapSpans(document, (span) => ({ ...span, tags: [] })),
  notes: (document) => ({
    ...mapSpans(document, (span) => ({ ...span, note: '' })),
    claims: document.claims.map((claim) => ({ ...claim, note: '' })),
    documentLabels: document.documentLabels.map((label) => ({ ...label, note: '' })),
    relations: document.relations.map((relation) => ({ ...relation, note: '' })),
    evidence: document.evidence.map((each) => ({ ...each, note: '' })),
    note: ''
  }),
  people: (document) => everyRecord(document, nobodys),
  times: (document) => everyRecord(document, timeless),
  'document-labels': (document) => ({ ...document, documentLabels: [] }),
  'document-label-values': (document) => ({
    ...document,
    documentLabels: document.documentLabels.map((label) => ({ ...label, value: null }))
  }),
  'document-label-attributes': (document) => ({
    ...document,
    documentLabels: document.documentLabels.map((label) => ({ ...label, attributes: {} }))
  }),
  relations: (document) => ({ ...document, relations: [] }),
  'relations-between-articles': (document) => ({
    ...document,
    relations: document.relations.filter(({ from, to }) => from.article === to.article)
  }),
  'relation-attributes': (document) => ({
    ...document,
    relations: document.relations.map((relation) => ({ ...relation, attributes: {} }))
  }),
  claims: (document) => withClaims(document, []),
  'claims-on-several-spans': (document) => ({
    ...document,
    claims: document.claims.map((claim) => ({ ...claim, spans: claim.spans.slice(0, 1) }))
  }),
  'further-claims-of-a-span': (document) => {
    const taken = new Set<string>()
    const isFirst = ({ spans }: ExportDocument['claims'][number]): boolean => {
      const free = spans.every((span) => !taken.has(span))
      for (const span of spans) taken.add(span)
      return free
    }
    return withClaims(document, document.claims.filter(isFirst))
  },
  verdicts: (document) => ({ ...document, claims: document.claims.map((claim) => ({ ...claim, verdict: null })) }),
  checks: (document) => ({ ...document, claims: document.claims.map((claim) => ({ ...claim, check: EMPTY_CHECK })) }),
  questions: (document) => ({
    ...document,
    questions: [],
    evidence: document.evidence.map((each) => ({ ...each, question: null }))
  }),
  evidence: (document) => ({ ...document, evidence: [] }),
  marks: (document) => ({ ...document, marks: [] }),
  'active-time': (document) => ({ ...document, seconds: {} }),
  bookmarks: (document) => ({ ...document, bookmarks: [] }),
  'token-features': (document) => ({
    ...document,
    tokens: document.tokens && document.tokens.map(({ start, end }) => ({ start, end }))
  }),
  extra: (document) => ({ ...document, extra: {} })
}

/** Label names as a format without forbidden names could have them, when it says that it changes names. */
export function plainSchemes(format: Pick<Format, 'losses'>, schemes: ExportInput['schemes']): ExportInput['schemes'] {
  if (!format.losses['label-names']) return schemes
  return schemes.map((scheme) => {
    const labels = new PlainNames(
      /[A-Za-z0-9_-]/u,
      scheme.labels.map(({ path }) => path)
    )
    const types = new PlainNames(
      /[A-Za-z0-9_-]/u,
      scheme.relationTypes.map(({ name }) => name)
    )
    return {
      ...scheme,
      labels: scheme.labels.map((label) => ({ ...label, path: labels.of(label.path), name: labels.of(label.path) })),
      relationTypes: scheme.relationTypes.map((type) => ({ ...type, name: types.of(type.name) }))
    }
  })
}
