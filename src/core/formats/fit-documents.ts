import { compareSpans } from '../model/annotation'
import type { TextRange } from '../model/text-range'
import { quoteOf } from '../text/quote'
import { sensitiveSources, withoutPrivateDesk } from './desk-in-files'
import { isSensitive, withoutPrivateNotes } from './document-index'
import type { ExportDocument, ExportInput, Format } from './format'
import { findFeature, LISTED_LOSSES, LOSS_FEATURES, policiesOf } from './losses'
import type { LossEntry, LossFeature, LossItem, Policy } from './losses'
import { inLayers, withoutOverlaps } from './policies/overlaps'
import { wholeTokens } from './policies/token-edges'
import { sentencesOf, tokensOf } from './tokens'

/** Policies by feature; a feature that is not named has its default. */
export type ChosenPolicies = Readonly<Partial<Record<LossFeature, Policy>>>

/** The format cannot carry something, and the person asked to be stopped in that case. Nothing may be written. */
export class ExportRefusedError extends Error {
  override readonly name = 'ExportRefusedError'

  constructor(
    readonly feature: LossFeature,
    readonly first: LossEntry,
    format: string
  ) {
    super(
      `Nothing was exported. ${format} cannot carry everything, and you asked to stop in that case (${feature}). ` +
        `The first one is “${first.words}” in “${first.title}”. Choose another policy or another format.`
    )
  }
}

/** X8: the same for every format, because no format carries what was not ticked. */
const NOTES_LEFT_OUT = 'Notes are left out, because they were not ticked.'
const TIME_LEFT_OUT = 'The time spent on claims is left out, because notes were not ticked.'
const SENSITIVE_LEFT_OUT = 'Evidence that is sensitive is left out, because notes were not ticked.'
const TEXT_LEFT_OUT = 'The texts of the articles are left out, as you chose.'
/** The same for every format, because it comes from what was chosen for spans. */
const ENDS_PARTED = 'Relations of which the ends are not both in one document any more are left out.'
const CLAIMS_LEFT = 'Claims on spans that are left out, or that stand in several documents, lose these spans.'

/** Counts what an export loses, feature by feature, while its documents go by. */
export class LossCount {
  readonly #items = new Map<
    LossFeature,
    { item: Omit<LossItem, 'count' | 'entries'>; count: number; entries: LossEntry[] }
  >()

  add(item: Omit<LossItem, 'count' | 'entries'>, entries: readonly LossEntry[]): void {
    if (entries.length === 0) return
    let sum = this.#items.get(item.feature)
    if (!sum) this.#items.set(item.feature, (sum = { item, count: 0, entries: [] }))
    sum.count += entries.length
    for (const entry of entries) if (sum.entries.length < LISTED_LOSSES) sum.entries.push(entry)
  }

  /** What was lost so far, in the order of `LOSS_FEATURES`. */
  get losses(): readonly LossItem[] {
    return LOSS_FEATURES.flatMap((feature) => {
      const sum = this.#items.get(feature)
      return sum ? [{ ...sum.item, count: sum.count, entries: sum.entries }] : []
    })
  }
}

/** The policy in force for a feature of a format; null when the format carries the feature. */
export function policyFor(format: Pick<Format, 'losses'>, feature: LossFeature, chosen: ChosenPolicies): Policy | null {
  const loss = format.losses[feature]
  if (!loss) return null
  const policies = policiesOf(loss)
  const wanted = chosen[feature]
  return wanted !== undefined && policies.includes(wanted) ? wanted : (policies[0] ?? 'drop')
}

/** The whole of an export as its encoder gets it: documents by `fitDocuments`, and a desk without what is private (X8). */
export function fittedInput(format: Format, input: ExportInput, chosen: ChosenPolicies, count: LossCount): ExportInput {
  return {
    ...input,
    desk: withoutPrivateDesk(input.desk, input.options.includeNotes),
    documents: fitDocuments(format, input, chosen, count)
  }
}

/**
 * Documents as a format can carry them: private notes taken out, tokens and sentences given where the format needs
 * them, and every policy carried out that is not the encoder's own business. What is lost on the way is counted in
 * `count`. A document may become several (policy `layers`), the further ones named `<name>.layer-2`…
 *
 * @throws {ExportRefusedError} when something cannot be carried and its policy is `refuse`
 */
export async function* fitDocuments(
  format: Format,
  input: ExportInput,
  chosen: ChosenPolicies,
  count: LossCount
): AsyncGenerator<ExportDocument> {
  const hidden = sensitiveSources(input.desk)
  for await (const document of input.documents) {
    yield* fitDocument(format, document, { ...input.options, hidden }, chosen, count)
  }
}

function fitDocument(
  format: Format,
  given: ExportDocument,
  options: ExportInput['options'] & { readonly hidden: ReadonlySet<string> },
  chosen: ChosenPolicies,
  count: LossCount
): readonly ExportDocument[] {
  const { hidden } = options
  let document = withoutPrivateNotes(given, options.includeNotes, hidden)
  const report = (feature: LossFeature, from: ExportDocument): Policy | null => {
    const loss = format.losses[feature]
    const policy = policyFor(format, feature, chosen)
    if (!loss || policy === null) return null
    const entries = findFeature(feature, from)
    const [first] = entries
    if (first && policy === 'refuse') throw new ExportRefusedError(feature, first, format.name)
    count.add({ feature, kind: loss.kind, policy, message: loss.message }, entries)
    return policy
  }
  if (!options.includeNotes) {
    count.add({ feature: 'notes', kind: 'lost', policy: 'drop', message: NOTES_LEFT_OUT }, findFeature('notes', given))
    const message = format.losses.evidence?.message ?? SENSITIVE_LEFT_OUT
    // X8: the report goes along with the file: it names what stays here by its id, and not by its words.
    const evidence = given.evidence
      .filter((each) => isSensitive(each, hidden))
      .map((each) => ({ ...each, quote: '', answer: '', url: null, capture: null }))
    count.add(
      { feature: 'evidence', kind: 'lost', policy: 'drop', message },
      findFeature('evidence', { ...given, evidence })
    )
    const time = format.losses['active-time']?.message ?? TIME_LEFT_OUT
    count.add(
      { feature: 'active-time', kind: 'lost', policy: 'drop', message: time },
      findFeature('active-time', given)
    )
  }
  if (format.needsTokens) document = { ...document, tokens: tokensOf(document), sentences: sentencesOf(document) }
  const textLeft = format.textOptional === true && !options.includeText
  if (textLeft)
    count.add({ feature: 'text', kind: 'lost', policy: 'drop', message: TEXT_LEFT_OUT }, findFeature('text', given))

  // What changes spans comes first and in this order: a hull may overlap, and so may a span that was widened.
  if (report('orphans', document) === 'drop') document = withSpans(document, (span) => (span.orphan ? [] : [span]))
  if (report('zero-width-spans', document) === 'drop') {
    document = withSpans(document, (span) => (isZeroWidth(span) ? [] : [span]))
  }
  document = inOrder(joined(document, report('discontinuous-spans', document)), document)
  document = inOrder(onTokens(document, report('sub-token-spans', document)), document)
  const overlaps = report('overlaps', document)
  const done: readonly LossFeature[] = [
    'orphans',
    'zero-width-spans',
    'discontinuous-spans',
    'sub-token-spans',
    'overlaps'
  ]
  for (const feature of LOSS_FEATURES) {
    if (done.includes(feature) || (feature === 'text' && textLeft) || (feature === 'notes' && !options.includeNotes))
      continue
    report(feature, document)
  }
  const fitted = parted(document, overlaps)
  countParted(format, given, document, fitted, count)
  return fitted
}

/** The documents that a document becomes so that no spans overlap in any of them. */
function parted(document: ExportDocument, overlaps: Policy | null): readonly ExportDocument[] {
  if (overlaps === 'outermost' || overlaps === 'longest') {
    const kept = new Set(withoutOverlaps(document.spans, overlaps).kept)
    return [withSpans(document, (span) => (kept.has(span) ? [span] : []))]
  }
  if (overlaps !== 'layers') return [document]
  return inLayers(document.spans).map((spans, index) => {
    const layer = new Set(spans)
    // What belongs to the whole document is written once, with the first layer.
    const once = index === 0 ? document : { ...document, documentLabels: [], bookmarks: [], marks: [], note: '' }
    const only = withSpans(once, (span) => (layer.has(span) ? [span] : []))
    return index === 0 ? only : { ...only, name: `${document.name}.layer-${index + 1}` }
  })
}

/**
 * Counts relations and claims that went with the spans they hang on.
 *
 * @param told the document of which was counted what the format cannot carry
 */
function countParted(
  format: Format,
  before: ExportDocument,
  told: ExportDocument,
  after: readonly ExportDocument[],
  count: LossCount
): void {
  for (const feature of ['relations', 'claims'] as const) {
    // Of what the format cannot carry at all, the rest was counted as that.
    const isLost = format.losses[feature]?.kind === 'lost'
    const left = new Set((isLost ? [told] : after).flatMap((document) => document[feature].map(identityOf)))
    const gone = before[feature].filter((record) => !left.has(identityOf(record)))
    const message = feature === 'relations' ? ENDS_PARTED : CLAIMS_LEFT
    count.add(
      { feature, kind: 'lost', policy: 'drop', message: (isLost && format.losses[feature]?.message) || message },
      findFeature(feature, { ...before, [feature]: gone })
    )
  }
}

/** By this a record is the same: a claim that has lost a span is another one. */
const identityOf = (record: { readonly id: string; readonly spans?: readonly string[] }): string =>
  `${record.id}/${record.spans?.length ?? 0}`

type Span = ExportDocument['spans'][number]

const isZeroWidth = ({ ranges, orphan }: Span): boolean =>
  orphan === null && ranges.every(({ start, end }) => start === end)

/** The document with other spans; claims and relations that lose a span within it go, or lose that span. */
export function withSpans(document: ExportDocument, change: (span: Span) => readonly Span[]): ExportDocument {
  const spans = document.spans.flatMap(change)
  const there = new Set(spans.map(({ id }) => id))
  if (document.spans.every(({ id }) => there.has(id))) return { ...document, spans }
  const { article, claims, relations } = document
  const stands = (end: { readonly article: string; readonly span: string }): boolean =>
    end.article !== article.id || there.has(end.span)
  const left = claims.flatMap((claim) => {
    const on = claim.spans.filter((span) => there.has(span))
    return on.length === 0 ? [] : [on.length === claim.spans.length ? claim : { ...claim, spans: on }]
  })
  return {
    ...withClaims(document, left),
    spans,
    relations: relations.filter(({ from, to }) => stands(from) && stands(to))
  }
}

/** The document with other claims; what belongs to claims that are gone goes with them. */
export function withClaims(document: ExportDocument, claims: ExportDocument['claims']): ExportDocument {
  const there = new Set(claims.map(({ id }) => id))
  if (document.claims.every(({ id }) => there.has(id))) return { ...document, claims }
  const isLeft = ({ claim }: { readonly claim: string }): boolean => there.has(claim)
  return {
    ...document,
    claims,
    questions: document.questions.filter(isLeft),
    evidence: document.evidence.filter(isLeft),
    seconds: Object.fromEntries(Object.entries(document.seconds).filter(([claim]) => there.has(claim)))
  }
}

/** The document with its spans in text order again, when one of them has other ranges than `before`. */
function inOrder(document: ExportDocument, before: ExportDocument): ExportDocument {
  const old = new Set(before.spans)
  if (document.spans.every((span) => old.has(span))) return document
  return { ...document, spans: [...document.spans].sort(compareSpans) }
}

function joined(document: ExportDocument, policy: Policy | null): ExportDocument {
  if (policy !== 'hull' && policy !== 'parts' && policy !== 'drop') return document
  const { text } = document
  const taken = new Set(document.spans.map(({ id }) => id))
  const freeId = (base: string): string => {
    let id = base
    for (let times = 2; taken.has(id); times += 1) id = `${base}-${times}`
    taken.add(id)
    return id
  }
  return withSpans(document, (span) => {
    const { orphan } = span
    if (orphan !== null || span.ranges.length < 2) return [span]
    // A part without words would be a mark of its own, which the person was not asked about.
    const ranges = policy === 'parts' ? span.ranges.filter(({ start, end }) => start < end) : span.ranges
    const [first] = ranges
    const last = ranges.at(-1)
    if (!first || !last) return [span]
    if (policy === 'drop') return []
    if (policy === 'hull') {
      const range = { start: first.start, end: last.end }
      return [{ ...span, ranges: [range], quotes: [quoteOf(text, range)] }]
    }
    // The first part keeps the id, so that claims and relations stay on it.
    return ranges.map((range, index) => ({
      ...span,
      id: index === 0 ? span.id : freeId(`${span.id}-part-${index + 1}`),
      ranges: [range],
      quotes: [quoteOf(text, range)]
    }))
  })
}

function onTokens(document: ExportDocument, policy: Policy | null): ExportDocument {
  if (policy !== 'expand' && policy !== 'drop') return document
  const tokens = tokensOf(document)
  return withSpans(document, (span) => {
    if (span.orphan !== null) return [span]
    const ranges = span.ranges.flatMap(
      (range) => wholeTokens(tokens, range) ?? (range.start === range.end ? [range] : [])
    )
    const isSame =
      ranges.length === span.ranges.length && ranges.every((range, index) => sameRange(range, span.ranges[index]))
    if (isSame) return [span]
    if (policy === 'drop' || ranges.length === 0) return []
    const apart = withoutRepeats(ranges)
    return [{ ...span, ranges: apart, quotes: apart.map((range) => quoteOf(document.text, range)) }]
  })
}

/** Ranges of whole tokens, in text order, those that share tokens as one: together they cover the same tokens. */
function withoutRepeats(ranges: readonly TextRange[]): readonly TextRange[] {
  const apart: TextRange[] = []
  for (const range of ranges) {
    const last = apart.at(-1)
    if (last && range.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else apart.push(range)
  }
  return apart
}

const sameRange = (a: { start: number; end: number }, b: { start: number; end: number } | undefined): boolean =>
  a.start === b?.start && a.end === b.end
