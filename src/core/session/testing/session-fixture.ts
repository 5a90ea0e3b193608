import { EMPTY_CHECK } from '../../model/claim-check'
import type { ClaimCheck } from '../../model/claim-check'
import type { Claim } from '../../model/claim'
import type { Segment } from '../../model/article'
import { emptyDesk } from '../../model/desk'
import type { Desk, Fact, Source } from '../../model/desk'
import { EMPTY_EVIDENCE } from '../../model/evidence'
import type { Evidence, Mark, Question } from '../../model/evidence'
import { emptyLayer } from '../../model/library'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type { SessionDocument } from '../session-document'

export const AUTHORED = {
  person: 'ines-varga-0a1b2c',
  createdAt: '2024-08-22T10:00:00.000Z',
  updatedAt: '2024-08-22T10:00:00.000Z',
  origin: 'human'
} as const

/** A document to hang claims on. `id` is an article's id of 16 hex digits. */
export function testDocument(
  text: string,
  id = '00000000000000aa',
  segments: readonly Segment[] = []
): SessionDocument {
  const article = { id, title: `Article ${id.slice(-2)}`, segments, language: 'en', publishedAt: null }
  return { article, text, layer: emptyLayer(id) }
}

type GivenClaim = Partial<Omit<Claim, 'check' | 'id'>> & { readonly check?: Partial<ClaimCheck> }

/** Adds a claim over ranges, or over the first place of some words of the text. Its number is the next one. */
export function addClaim(
  { text, layer }: SessionDocument,
  where: string | readonly TextRange[],
  given: GivenClaim = {}
): Claim {
  const number = layer.claims.size + 1
  const id = `claim-${number}`
  const ranges = typeof where === 'string' ? [placeOf(text, where)] : where
  const quotes = ranges.map((range) => quoteOf(text, range))
  const span = { ...AUTHORED, id: `span-${number}`, ranges, quotes, label: 'claim', attributes: {}, tags: [], note: '' }
  layer.spans.set(span.id, { ...span, orphan: null })
  const { check, ...fields } = given
  const claim: Claim = {
    ...AUTHORED,
    id,
    spans: [span.id],
    normalized: '',
    speaker: '',
    verdict: null,
    note: '',
    ...fields,
    check: { ...EMPTY_CHECK, number, ...check }
  }
  layer.claims.set(id, claim)
  return claim
}

export function placeOf(text: string, words: string): TextRange {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text has no “${words}”.`)
  return { start, end: start + words.length }
}

export function addMark({ text, layer }: SessionDocument, words: string, given: Partial<Mark> = {}): Mark {
  const range = placeOf(text, words)
  const mark: Mark = {
    ...AUTHORED,
    id: `mark-${layer.marks.size + 1}`,
    range,
    quote: quoteOf(text, range),
    kind: 'nothing-to-check',
    rule: '',
    reason: '',
    orphan: false,
    ...given
  }
  layer.marks.set(mark.id, mark)
  return mark
}

export function addQuestion({ layer }: SessionDocument, claim: string, text = 'When was it?'): Question {
  const id = `question-${layer.questions.size + 1}`
  const question: Question = { ...AUTHORED, id, claim, text, position: layer.questions.size }
  layer.questions.set(id, question)
  return question
}

export function addEvidence({ layer }: SessionDocument, claim: string, given: Partial<Evidence> = {}): Evidence {
  const id = `evidence-${layer.evidence.size + 1}`
  const evidence: Evidence = { ...AUTHORED, id, claim, ...EMPTY_EVIDENCE, position: layer.evidence.size, ...given }
  layer.evidence.set(id, evidence)
  return evidence
}

export function testSource(id: string, given: Partial<Source> = {}): Source {
  return {
    ...AUTHORED,
    id,
    kind: 'document',
    title: `Source ${id}`,
    author: '',
    publisher: '',
    url: null,
    tier: null,
    independenceGroup: '',
    interests: '',
    reliability: '',
    anonymous: false,
    contact: '',
    sensitive: false,
    ...given
  }
}

export function deskWith({
  sources = [],
  facts = []
}: { sources?: readonly Source[]; facts?: readonly Fact[] } = {}): Desk {
  const desk = emptyDesk()
  for (const source of sources) desk.source.set(source.id, source)
  for (const fact of facts) desk.fact.set(fact.id, fact)
  return desk
}

export function testFact(id: string, claims: Fact['claims']): Fact {
  return { ...AUTHORED, id, name: `Fact ${id}`, claims }
}
