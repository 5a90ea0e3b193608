import * as fc from 'fast-check'
import type { Attributes, DocumentLabel, Span } from '../../model/annotation'
import type { Bookmark } from '../../model/bookmark'
import { EMPTY_CHECK } from '../../model/claim-check'
import type { Claim } from '../../model/claim'
import type { Relation, RelationEnd } from '../../model/relation'
import type { Scheme } from '../../model/scheme'
import type { TextRange } from '../../model/text-range'
import { FIVE_POINT_SCALE } from '../../model/verdict-scales'
import { quoteOf } from '../../text/quote'
import type { ExportDocument } from '../format'
import { makeArticle } from './build'
import { check, evidenceOn, marksAt, questionsOn, secondsOn } from './check-arbitraries'

/** Everything that has broken somebody's exporter: quoting, formulas, markup, line ends, bidi, wide characters. */
export const HOSTILE_TEXTS = [
  '=HYPERLINK("http://example.org","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tTab',
  '</script><script>alert(1)</script>',
  'He said "no",\nthen; left\r\nat once',
  '\u202Eright to left\u202C \u2066isolate\u2069',
  'line\u2028paragraph\u2029next\u0085end',
  '\\u0041 \\n "\\"',
  '😀👩🏽‍🔬𠮷 cafe\u0301',
  "'apostrophe first",
  '\u0000null\u001b',
  '__proto__'
] as const

/** A scheme whose names break careless formats; the ids are as the store demands them. */
export const HOSTILE_SCHEME: Scheme = {
  id: 'hostile',
  name: 'Hostile "names"',
  version: 3,
  labels: ['a|b[1]_*->;\t"', 'Ärger 😀/𠮷', '=1+1', 'comma, "quote"\nline', 'Claim'].map((path, index) => ({
    id: `label-${index}`,
    path,
    name: path.split('/').at(-1) ?? path,
    hue: 0,
    key: null,
    description: '',
    examples: [],
    appliesTo: 'both',
    attributes: [],
    role: null
  })),
  relationTypes: [],
  guideline: ''
}

const words = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constant('') }
)

/** One code point a time, from every width; repeats are wanted, so that quotes are ambiguous. Texts are frozen: no CR. */
const character = fc.constantFrom(
  ...[...'aab  \n.“”é'],
  '\u0301',
  'ع',
  '日',
  '𠮷',
  '😀',
  '\u200D',
  '<',
  '"',
  ',',
  '\u2028'
)
export const frozenText: fc.Arbitrary<string> = fc
  .array(character, { minLength: 1, maxLength: 80 })
  .map((characters) => characters.join(''))

/** Sorted ranges with gaps between them, at whole code points, in UTF-16 code units. */
function rangesOver(text: string): fc.Arbitrary<readonly TextRange[]> {
  const edges = [0]
  for (const point of text) edges.push((edges.at(-1) ?? 0) + point.length)
  return fc
    .uniqueArray(fc.nat({ max: edges.length - 1 }), { minLength: 2, maxLength: Math.min(6, edges.length) })
    .map((picked) => picked.sort((a, b) => a - b).map((index) => edges[index] ?? 0))
    .map((ends) => {
      const ranges: TextRange[] = []
      for (let i = 0; i + 1 < ends.length; i += 2) ranges.push({ start: ends[i] ?? 0, end: ends[i + 1] ?? 0 })
      return ranges
    })
}

const time = fc.integer({ min: 1, max: 1_900_000_000 }).map((seconds) => new Date(seconds * 1000).toISOString())
const authored = {
  id: fc.uuid(),
  person: fc.constantFrom('anna', 'b-2', '3e1f0a2c-0000-4000-8000-000000000001'),
  createdAt: time,
  updatedAt: time,
  origin: fc.constantFrom('human', 'import:brat', 'suggestion:model@1.0')
}
const label = fc.constantFrom(...HOSTILE_SCHEME.labels.map(({ id }) => id), 'unknown-label')
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.constantFrom('confidence', 'Type', 'a-b_c', '7'),
  fc.oneof(
    words,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.boolean(),
    fc.array(words)
  ),
  { noNullPrototype: true }
)
const verdict = fc.option(
  fc.oneof(
    fc.constantFrom(...FIVE_POINT_SCALE.values).map(({ id }) => ({ scale: FIVE_POINT_SCALE.id, value: id })),
    fc.constant({ scale: 'own-scale', value: 'odd' })
  )
)

function spanOver(text: string): fc.Arbitrary<Span> {
  return fc
    .record({
      ...authored,
      ranges: rangesOver(text),
      label,
      attributes,
      tags: fc.uniqueArray(fc.constantFrom('check', 'später', '=1+1', 'a,b'), { maxLength: 2 }),
      note: words
    })
    .map((span) => ({ ...span, quotes: span.ranges.map((range) => quoteOf(text, range)), orphan: null }))
}

function claimsOn(spans: readonly Span[]): fc.Arbitrary<readonly Claim[]> {
  const fields = fc.record({
    ...authored,
    normalized: words,
    speaker: words,
    verdict,
    note: words,
    check: fc.oneof({ weight: 2, arbitrary: fc.constant(EMPTY_CHECK) }, { weight: 1, arbitrary: check })
  })
  return fc
    .tuple(
      fc.array(fields, { maxLength: spans.length }),
      fc.array(fc.nat(2), { minLength: spans.length, maxLength: spans.length })
    )
    .map(([claims, chosen]) => {
      // Each span goes to at most one claim, as the application makes them; some claims get several spans.
      const owned = claims.map((): string[] => [])
      spans.forEach((span, index) => owned[chosen[index] ?? 0]?.push(span.id))
      return claims
        .map((claim, index) => ({ ...claim, spans: owned[index] ?? [] }))
        .filter(({ spans: s }) => s.length > 0)
    })
}

const documentLabel: fc.Arbitrary<DocumentLabel> = fc.record({
  ...authored,
  label,
  value: fc.option(words),
  attributes,
  note: words
})

/** The id of the articles that `makeArticle` makes. */
const OWN_ARTICLE = '0123456789abcdef'

/** Relations between spans of the document, and to a span of an article that is not in the file. */
function relationsBetween(spans: readonly Span[]): fc.Arbitrary<readonly Relation[]> {
  const ids = spans.map(({ id }) => id)
  if (ids.length === 0) return fc.constant([])
  const end = fc.record({ article: fc.constant(OWN_ARTICLE), span: fc.constantFrom(...ids), quote: words })
  const far = fc.record({ article: fc.constant('fedcba9876543210'), span: fc.constant('far-span'), quote: words })
  const type = fc.constantFrom('supports', 'unknown-type')
  return fc.uniqueArray(fc.record({ ...authored, type, from: end, to: fc.oneof(end, far), attributes, note: words }), {
    maxLength: 3,
    selector: ({ id }) => id
  })
}

const bookmarkIn = (text: string): fc.Arbitrary<Bookmark> =>
  fc
    .record({ ...authored, ranges: rangesOver(text), name: words })
    .map(({ ranges: [range = { start: 0, end: 1 }], ...rest }) => ({ ...rest, range, quote: quoteOf(text, range) }))

/** A document with overlapping, identical, nested and discontinuous spans, claims with checks, and document labels. */
export const exportDocument: fc.Arbitrary<ExportDocument> = frozenText.chain((text) =>
  fc.array(spanOver(text), { maxLength: 6 }).chain((spans) =>
    claimsOn(spans).chain((claims) =>
      questionsOn(claims).chain((questions) =>
        fc.record({
          name: fc.constant('a-title'),
          tokens: fc.constant(null),
          sentences: fc.constant(null),
          extra: fc.constant({}),
          split: fc.constant(null),
          article: words.map((title) => makeArticle(text, { title })),
          text: fc.constant(text),
          status: fc.constantFrom('todo', 'in-progress', 'done'),
          spans: fc.constant(spans),
          claims: fc.constant(claims),
          questions: fc.constant(questions),
          evidence: evidenceOn(claims, questions),
          marks: fc.array(bookmarkIn(text), { maxLength: 2 }).chain(marksAt),
          seconds: secondsOn(claims),
          documentLabels: fc.array(documentLabel, { maxLength: 3 }),
          relations: relationsBetween(spans),
          bookmarks: fc.uniqueArray(bookmarkIn(text), { maxLength: 2, selector: ({ id }) => id }),
          note: words
        })
      )
    )
  )
)

/** Several documents with ids of their own. */
export const exportDocuments: fc.Arbitrary<readonly ExportDocument[]> = fc
  .array(exportDocument, { maxLength: 4 })
  .map((documents) =>
    documents.map((document, index) => {
      const digit = String(index)
      const hash = { ...document.article.text, sha256: digit.repeat(64) }
      const id = digit.repeat(16)
      const at = (end: RelationEnd): RelationEnd => ({
        ...end,
        article: end.article === OWN_ARTICLE ? id : end.article
      })
      const relations = document.relations.map((each) => ({ ...each, from: at(each.from), to: at(each.to) }))
      return { ...document, name: `document-${index}`, relations, article: { ...document.article, id, text: hash } }
    })
  )

/** A file with some of its characters changed, dropped, doubled or cut off. */
export function mutated(content: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(),
    fc.constantFrom('replace', 'drop', 'double', 'cut'),
    fc.string({ unit: 'binary', maxLength: 4 })
  )
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) =>
    changes.reduce((text, [position, kind, replacement]) => {
      if (text === '') return replacement
      const at = position % text.length
      if (kind === 'cut') return text.slice(0, at)
      if (kind === 'double') return text.slice(0, at) + text.slice(Math.max(0, at - 40))
      return text.slice(0, at) + (kind === 'drop' ? '' : replacement) + text.slice(at + 1 + (position % 7))
    }, content)
  )
}
