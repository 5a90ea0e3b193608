import * as fc from 'fast-check'
import type { Bookmark } from '../../model/bookmark'
import type { Claim } from '../../model/claim'
import { CLAIM_STATUSES, CLAIM_TYPES, DISPOSITIONS, EMPTY_CHECK } from '../../model/claim-check'
import type { ClaimCheck } from '../../model/claim-check'
import { ANSWER_TYPES, EMPTY_EVIDENCE, MARK_KINDS, MEDIA, STANCES } from '../../model/evidence'
import type { Evidence, Mark, Question } from '../../model/evidence'

const words = fc.oneof(
  fc.constantFrom('', '=1+1', 'two\nlines', '"quoted", \t', '</script>', '😀'),
  fc.string({ maxLength: 20 })
)
const given = words.filter((text) => text !== '')
const date = fc.constantFrom('2024', '2024-08', '2024-08-22')
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary)
const passage = fc.record({
  range: fc.constant({ start: 0, end: 1 }),
  quote: fc.record({ exact: given, prefix: words, suffix: words })
})

/** What a fact-check may say of a claim. */
export const check: fc.Arbitrary<ClaimCheck> = fc
  .record({
    number: fc.nat(999),
    status: fc.constantFrom(...CLAIM_STATUSES),
    headline: words,
    types: fc.uniqueArray(fc.constantFrom(...CLAIM_TYPES), { maxLength: 3 }),
    topics: fc.array(words, { maxLength: 2 }),
    waiting: maybe(fc.record({ for: fc.constantFrom('author', 'source', 'document'), on: words, due: maybe(date) })),
    attribution: maybe(
      fc.record({
        kind: fc.constantFrom('direct', 'indirect'),
        anonymity: fc.constantFrom('named', 'anonymous'),
        source: maybe(passage),
        cue: maybe(passage),
        content: maybe(passage),
        cueType: maybe(fc.constantFrom('statement', 'belief')),
        reportedVia: fc.array(words, { maxLength: 2 })
      })
    ),
    saidOn: maybe(fc.record({ date: maybe(date), words })),
    location: maybe(fc.constantFrom('GB', 'DE')),
    firstAppearance: maybe(given),
    appearances: fc.array(given, { maxLength: 2 }),
    reportedBy: maybe(words),
    strategies: fc.array(words, { maxLength: 2 }),
    disposition: maybe(fc.constantFrom(...DISPOSITIONS)),
    justification: words,
    proposedText: words,
    overrides: fc.array(fc.record({ rule: fc.constantFrom('two-sources', 'locator'), reason: words }), {
      maxLength: 2
    }),
    corrections: fc.array(fc.record({ date, text: words }), { maxLength: 2 }),
    publishedUrl: maybe(given),
    decidedAt: maybe(fc.constant('2024-08-22T10:00:00.000Z')),
    policyAnswers: fc.dictionary(fc.constantFrom('literal', 'other-reading'), words, { noNullPrototype: true }),
    reannotated: fc.boolean()
  })
  .map((fields) => ({ ...EMPTY_CHECK, ...fields }))

const authored = {
  id: fc.uuid(),
  person: fc.constantFrom('anna', 'b-2'),
  createdAt: fc.constantFrom('2024-08-22T10:00:00.000Z', '2024-08-23T10:00:00.000Z'),
  updatedAt: fc.constant('2024-08-24T10:00:00.000Z'),
  origin: fc.constant('human')
}

export function questionsOn(claims: readonly Claim[]): fc.Arbitrary<readonly Question[]> {
  if (claims.length === 0) return fc.constant([])
  const claim = fc.constantFrom(...claims.map(({ id }) => id))
  return fc.array(fc.record({ ...authored, claim, text: words, position: fc.nat(5) }), { maxLength: 3 })
}

export function evidenceOn(
  claims: readonly Claim[],
  questions: readonly Question[]
): fc.Arbitrary<readonly Evidence[]> {
  if (claims.length === 0) return fc.constant([])
  const about = fc.constantFrom(
    ...claims.map(({ id }) => ({ claim: id, question: null })),
    ...questions.map(({ id, claim }) => ({ claim, question: id }))
  )
  const fields = fc.record({
    ...authored,
    about,
    answer: words,
    answerType: maybe(fc.constantFrom(...ANSWER_TYPES)),
    booleanExplanation: words,
    quote: words,
    locator: words,
    source: maybe(fc.constantFrom('source-1', 'source-2')),
    url: maybe(given),
    stance: fc.constantFrom(...STANCES),
    medium: maybe(fc.constantFrom(...MEDIA)),
    retrievedOn: maybe(date),
    calculation: maybe(fc.record({ expression: words, result: words, working: fc.array(words, { maxLength: 2 }) })),
    note: words,
    sensitive: fc.boolean(),
    position: fc.nat(5)
  })
  return fc.array(
    fields.map(({ about: { claim, question }, ...rest }) => ({ ...EMPTY_EVIDENCE, ...rest, claim, question })),
    { maxLength: 3 }
  )
}

/** Marks where bookmarks lie: their places are right for the text. */
export const marksAt = (bookmarks: readonly Bookmark[]): fc.Arbitrary<readonly Mark[]> =>
  fc
    .array(fc.record({ kind: fc.constantFrom(...MARK_KINDS), rule: words, reason: words }), {
      minLength: bookmarks.length,
      maxLength: bookmarks.length
    })
    .map((kinds) =>
      bookmarks.map(({ name: _name, ...place }, index) => ({
        ...place,
        id: `mark-${index}`,
        ...(kinds[index] ?? { kind: 'nothing-to-check', rule: '', reason: '' }),
        orphan: false
      }))
    )

export const secondsOn = (claims: readonly Claim[]): fc.Arbitrary<Readonly<Record<string, number>>> =>
  fc
    .array(fc.nat(500), { maxLength: claims.length })
    .map((times) =>
      Object.fromEntries(times.flatMap((time, index) => (claims[index] ? [[claims[index].id, time] as const] : [])))
    )
