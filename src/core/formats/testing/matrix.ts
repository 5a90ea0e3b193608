import type { Span } from '../../model/annotation'
import { EMPTY_CHECK } from '../../model/claim-check'
import { DEFAULT_SCHEME } from '../../model/scheme'
import type { Scheme } from '../../model/scheme'
import { LabelNames } from '../label-names'
import type { Decoded, ExportDocument, Format } from '../format'
import { findFeature, LOSS_FEATURES } from '../losses'
import type { LossFeature } from '../losses'
import {
  encodeFitted,
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeEvidence,
  makeFiles,
  makeInput,
  makeMark,
  makeQuestion,
  makeRelation,
  makeSpan
} from './build'
import { factOf, factsOfDecoded, factsOfExport, plainSchemes, withoutLosses } from './features'
import { changesText, pairsOf, sameWords } from './round-trip'

/** What became of a feature on its way through a format. */
export type Fate = 'carried' | 'approximated' | 'lost'

const TEXT = 'Ferries carried 41,200 people, the port said. Nobody was hurt, it added.'
/** A value of every kind. */
const VALUES = { sure: 'likely', share: 0.5, seen: true, sides: ['a', 'b'] }

/** White space as authors leave it: what formats of tokens and of lines cannot keep. */
const LINES = 'One line.\n\n  Another  one,\nand the last. '
const at = (words: string, more: Partial<Span> = {}): Span => {
  const start = TEXT.indexOf(words)
  return makeSpan(TEXT, [{ start, end: start + words.length }], more)
}
const first = at('Ferries', { id: 'span-1' })
const second = at('the port', { id: 'span-2', label: 'speaker' })

const ODD_NAME = 'a|b[1]#c\t->'

/** The scheme of the examples: one label has a name that many formats cannot write. */
const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  labels: [
    ...DEFAULT_SCHEME.labels,
    {
      ...(DEFAULT_SCHEME.labels[0] as Scheme['labels'][number]),
      id: 'odd',
      path: ODD_NAME,
      name: ODD_NAME,
      hue: 33
    }
  ]
}

const base = [makeDocumentLabel({ id: 'label-0', label: 'wire-copy' })]
const plain = (changes: Partial<ExportDocument> = {}): ExportDocument =>
  makeDocument(TEXT, {
    article: makeArticle(TEXT, { title: '' }),
    name: 'example',
    spans: [first, second],
    documentLabels: base,
    ...changes
  })
const withArticle = (changes: Parameters<typeof makeArticle>[1]): ExportDocument =>
  plain({ article: makeArticle(TEXT, { title: '', ...changes }) })

/** A document for every feature that has it, and as little else as can be. */
const EXAMPLES: Readonly<Record<LossFeature, () => readonly ExportDocument[]>> = {
  text: () => [
    makeDocument(LINES, { article: makeArticle(LINES, { title: '' }), name: 'example', documentLabels: base })
  ],
  metadata: () => [withArticle({ title: 'A title', byline: 'Anna Ådahl', url: 'https://example.org/a', tags: ['x'] })],
  status: () => [plain({ status: 'done' })],
  segments: () => [
    withArticle({
      segments: [{ start: 0, end: 7, role: 'title', excluded: false, reason: '', confirmedBy: null }]
    })
  ],
  spans: () => [plain()],
  overlaps: () => [plain({ spans: [at('Ferries carried'), at('carried 41,200', { id: 'span-2' })] })],
  'discontinuous-spans': () => [
    plain({
      spans: [
        makeSpan(
          TEXT,
          [
            { start: 0, end: 7 },
            { start: 16, end: 22 }
          ],
          { id: 'span-1' }
        )
      ]
    })
  ],
  'zero-width-spans': () => [plain({ spans: [makeSpan(TEXT, [{ start: 7, end: 7 }], { id: 'span-1' })] })],
  'sub-token-spans': () => [plain({ spans: [at('erri')] })],
  'white-space-edges': () => [plain({ spans: [at('Ferries ')] })],
  orphans: () => [plain({ spans: [first, { ...second, orphan: { lastKnown: [{ start: 0, end: 3 }] } }] })],
  'label-names': () => [
    plain({ spans: [{ ...first, label: 'odd' }], documentLabels: [makeDocumentLabel({ label: 'odd' })] })
  ],
  attributes: () => [plain({ spans: [{ ...first, attributes: VALUES }] })],
  tags: () => [plain({ spans: [{ ...first, tags: ['ferry', 'port'] }] })],
  notes: () => [plain({ spans: [{ ...first, note: 'A note,\non two lines' }], note: 'On the whole' })],
  people: () => [plain({ spans: [first, { ...second, person: 'bo' }] })],
  times: () => [plain()],
  'document-labels': () => [plain({ documentLabels: [makeDocumentLabel()] })],
  'document-label-values': () => [plain({ documentLabels: [makeDocumentLabel({ value: 'agency' })] })],
  'document-label-attributes': () => [plain({ documentLabels: [makeDocumentLabel({ attributes: VALUES })] })],
  relations: () => [plain({ relations: [makeRelation()] })],
  'relations-between-articles': () => {
    const far = makeArticle(TEXT, {
      id: 'f'.repeat(16),
      title: '',
      text: { sha256: 'c'.repeat(64), length: 1, revision: 1 }
    })
    // A file may give spans other ids, but not to those of this form, by which others refer to them.
    const id = '3e1f0a2c-0000-4000-8000-000000000003'
    const end = { article: far.id, span: id, quote: 'Ferries' }
    return [
      plain({ relations: [makeRelation({ to: end })] }),
      plain({ name: 'other', article: far, spans: [{ ...first, id }] })
    ]
  },
  'relation-attributes': () => [plain({ relations: [makeRelation({ attributes: VALUES })] })],
  claims: () => [plain({ claims: [makeClaim({ normalized: 'Ferries sailed.', speaker: 'the port' })] })],
  'claims-on-several-spans': () => [
    plain({ claims: [makeClaim({ normalized: 'One.', spans: ['span-1', 'span-2'] })] })
  ],
  'further-claims-of-a-span': () => [
    plain({
      claims: [makeClaim({ id: 'claim-1', normalized: 'One.' }), makeClaim({ id: 'claim-2', normalized: 'Two.' })]
    })
  ],
  verdicts: () => [
    plain({ claims: [makeClaim({ normalized: 'One.', verdict: { scale: 'five-point', value: 'half-true' } })] })
  ],
  checks: () => [
    plain({
      claims: [
        makeClaim({
          normalized: 'Ferries ran.',
          check: { ...EMPTY_CHECK, number: 1, disposition: 'ok', topics: ['a'] }
        })
      ]
    })
  ],
  questions: () => [
    plain({ claims: [makeClaim({ normalized: 'Ferries ran.' })], questions: [makeQuestion({ text: 'How many ran?' })] })
  ],
  evidence: () => [
    plain({
      claims: [makeClaim({ normalized: 'Ferries ran.' })],
      evidence: [
        makeEvidence({ quote: 'They ran.', url: 'https://example.org/log', stance: 'supports', medium: 'pdf' })
      ]
    })
  ],
  marks: () => [plain({ marks: [makeMark(TEXT, { start: 0, end: 7 }, { rule: 'date', reason: 'A name' })] })],
  'active-time': () => [plain({ claims: [makeClaim({ normalized: 'Ferries ran.' })], seconds: { 'claim-1': 42 } })],
  bookmarks: () => [plain({ bookmarks: [makeBookmark(TEXT, { start: 8, end: 15 }, { name: 'here' })] })],
  scheme: () => [plain()],
  'token-features': () => [
    plain({
      tokens: [...TEXT.matchAll(/[\w,]+(?<!,)|[.,]/g)].map(({ index, 0: word }) => ({
        start: index,
        end: index + word.length,
        features: { pos: /\d/.test(word) ? 'CD' : 'NN' }
      })),
      sentences: [
        { start: 0, end: TEXT.indexOf('. ') + 1 },
        { start: TEXT.indexOf('. ') + 2, end: TEXT.length }
      ]
    })
  ],
  extra: () => [plain({ extra: { batch: 'seven' } })]
}

const label = (scheme: Scheme, id: string) => scheme.labels.find((each) => each.id === id)

/** Colours go through other notations: two degrees of hue nobody sees. */
const SAME_HUE = 2

/** Whether what a scheme says of a label came back: its hue and its description. */
function schemeFate(decoded: Decoded): Fate {
  const sent = label(SCHEME, 'claim')
  const back = decoded.labels.find(({ path }) => path === sent?.path)
  if (!back || !sent) return 'lost'
  const hasHue = back.hue !== undefined && Math.abs(back.hue - sent.hue) <= SAME_HUE
  const hasWords = back.description === sent.description
  return hasHue && hasWords ? 'carried' : hasHue || hasWords ? 'approximated' : 'lost'
}

/** Features of spans, which go where spans go. */
const OF_SPANS: readonly LossFeature[] = [
  'overlaps',
  'discontinuous-spans',
  'zero-width-spans',
  'sub-token-spans',
  'white-space-edges'
]

/** Whether a feature is lost already because another one is: without passages there are none that overlap. */
function isImplied(format: Format, feature: LossFeature): boolean {
  if (OF_SPANS.includes(feature) && format.losses.spans !== undefined) return true
  return feature === 'white-space-edges' && format.losses['sub-token-spans'] !== undefined
}

/** What becomes of a feature because of another one that is lost. */
function impliedFate(format: Format, feature: LossFeature): Fate | null {
  if (format.losses[feature]) return null
  if (OF_SPANS.includes(feature) && format.losses.spans) return 'lost'
  if (feature === 'white-space-edges') return format.losses['sub-token-spans']?.kind ?? null
  return null
}

/**
 * What becomes of a feature in a format: measured, by writing a document that has it, and nothing else that the format
 * loses, and reading it back; null for a format that cannot be read back, and for what is lost with another feature.
 */
export async function measureFate(format: Format, feature: LossFeature): Promise<Fate | null> {
  if (!format.decode || !format.encode || isImplied(format, feature)) return null
  const { [feature]: _, ...others } = format.losses
  const documents = EXAMPLES[feature]().map((document) => withoutLosses({ losses: others }, document))
  // What goes with something else that is lost is lost with it: no verdicts without claims.
  if (documents.every((document) => findFeature(feature, document).length === 0)) return null
  const people = [
    { id: 'anna', name: 'Anna Ådahl' },
    { id: 'bo', name: 'Bo' }
  ]
  const input = makeInput(documents, {}, plainSchemes({ losses: others }, [SCHEME]))
  const given = { ...input, library: { ...input.library, people } }
  const { files } = await encodeFitted(format, given)
  const known = feature === 'text' || !format.losses.text ? [] : documents
  const decoded = await format.decode(makeFiles(files, known))
  if (feature === 'scheme') return schemeFate(decoded)
  const fact = factOf(feature)
  const [pair] = pairsOf(documents, decoded)
  if (!pair || !fact) return 'lost'
  const [sent, back] = pair
  if (back === null) {
    const isThere = feature === 'label-names' && decoded.labels.some(({ path }) => path === ODD_NAME)
    return isThere ? 'carried' : 'lost'
  }
  const names = new LabelNames(given)
  const expected = factsOfExport(sent, names, new Map(people.map(({ id, name }) => [id, name])))[fact]
  const found = factsOfDecoded(back, decoded)[fact]
  if (JSON.stringify(found) === JSON.stringify(expected)) return 'carried'
  if (fact === 'spans' && changesText(format) && sameWords(sent, back)) return 'carried'
  const isEmpty = found === '' || found === 'todo' || (Array.isArray(found) && found.length === 0)
  return isEmpty || JSON.stringify(found) === '{}' ? 'lost' : 'approximated'
}

/** What the format says becomes of a feature. */
export function declaredFate(format: Format, feature: LossFeature): Fate {
  return format.losses[feature]?.kind ?? 'carried'
}

/** The whole table of a format, measured where it can be read back, declared where not. */
export async function fatesOf(format: Format): Promise<ReadonlyMap<LossFeature, Fate>> {
  const fates = new Map<LossFeature, Fate>()
  for (const feature of LOSS_FEATURES) {
    const measured = await measureFate(format, feature)
    const declared = declaredFate(format, feature)
    // An approximation may hit: what a format says of the hard cases counts. That it claims no more is a test.
    const isFree = measured === null || declared !== 'carried'
    fates.set(feature, isFree ? (impliedFate(format, feature) ?? declared) : measured)
  }
  return fates
}
