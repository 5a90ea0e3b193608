import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeType, Scheme } from '../../model/scheme'
import { casJsonFormat } from '../cas-json'
import { casXmiFormat } from '../cas-xmi'
import type { ExportDocument, Format } from '../format'
import {
  encodeFitted,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from '../testing/build'
import { factsOfDecoded, factsOfExport } from '../testing/features'
import { LabelNames } from '../label-names'
import { mutated } from '../testing/arbitraries'
import { casOfJson, casOfXmi } from '../testing/cas-graph'
import { parseXml } from '../xml'
import type { Cas } from './cas-model'
import { TypeSystem } from './type-system'
import { readTypeSystem } from './type-system-xml'
import { DEPENDENCY, NAMED_ENTITY, POS, relationExchange, TOKEN } from './layers'
import type { RelationLayer } from './layers'

const TEXT = 'Ann met 😀 Ben in Rome.'
const TOKENS = [...TEXT.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
const LINK = 'webanno.custom.SimpleLink'
const HOST = 'webanno.custom.Host'

const LABELS: readonly (readonly [path: string, exchange: ExchangeType | undefined])[] = [
  ['NamedEntity/PER', { type: NAMED_ENTITY, feature: 'value' }],
  ['NamedEntity', { type: NAMED_ENTITY, feature: 'value' }],
  ['POS/NN', { type: POS, feature: 'PosValue' }],
  ['Token', { type: TOKEN, feature: null }],
  ['SimpleLink/he', { type: LINK, feature: 'referenceType' }],
  ['SimpleLink', { type: LINK, feature: 'referenceType' }],
  ['Host', { type: HOST, feature: null }],
  ['Layer/a/b', { type: 'a.b.Layer', feature: 'kind' }],
  ['Measure/m', { type: 'Measure', feature: 'unit' }],
  ['Event', { type: 'event', feature: null }],
  ['Plain "label"', undefined]
]
const RELATIONS: readonly (readonly [name: string, layer: RelationLayer | null])[] = [
  ['Dependency/nsubj', { kind: 'relation', type: DEPENDENCY, feature: 'DependencyType' }],
  ['SimpleLink/is', { kind: 'chain', host: LINK, feature: 'referenceRelation' }],
  ['Host:links', { kind: 'slot', host: HOST, slot: 'links', link: 'webanno.custom.HostLinksLink' }],
  ['Host:parts', { kind: 'reference', host: HOST, slot: 'parts', isList: true }],
  ['Host:head', { kind: 'reference', host: HOST, slot: 'head', isList: false }],
  ['Said by', null]
]

const SCHEME: Scheme = {
  id: 'layers',
  name: 'Layers',
  version: 1,
  guideline: '',
  labels: [
    ...LABELS.map(([path, exchange], index) => ({ path, exchange, id: `l${index}`, appliesTo: 'span' as const })),
    { path: 'Topic/sport', exchange: { type: 'x.Topic', feature: 'value' }, id: 'd', appliesTo: 'document' as const }
  ].map((label) => ({
    ...{ name: label.path, hue: 0, key: null, description: '', examples: [], attributes: [], role: null },
    ...label
  })),
  relationTypes: RELATIONS.map(([name, layer], index) => ({
    ...{ id: `r${index}`, name, from: [], to: [], symmetric: false, hue: 0, description: '' },
    ...(layer && { exchange: relationExchange(layer) })
  }))
}

const ATTRIBUTES = fc.dictionary(
  fc.constantFrom('value', 'kind', 'note', 'claimdesk_note', 'links', 'next', 'identifier', 'a b', '__proto__'),
  fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.boolean(),
    fc.array(fc.string())
  ),
  { noNullPrototype: true, maxKeys: 3 }
)

/** Spans on tokens with labels of every layer, relations of every layer wherever they may go. */
const DOCUMENT: fc.Arbitrary<ExportDocument> = fc
  .array(fc.record({ label: fc.nat(LABELS.length - 1), token: fc.nat(TOKENS.length - 1), attributes: ATTRIBUTES }), {
    minLength: 1,
    maxLength: 8
  })
  .chain((picked) => {
    // A token that is a span twice would be one, and what is said of a token is with the tokens.
    const seen = new Set<number>()
    const spans = picked.flatMap(({ label, token, attributes }, index) => {
      const isToken = LABELS[label]?.[0] === 'Token'
      if (isToken && seen.has(token)) return []
      if (isToken) seen.add(token)
      const range = TOKENS[token] ?? { start: 0, end: 0 }
      const plain = isToken ? {} : attributes
      return [makeSpan(TEXT, [range], { id: `s${index}`, label: `l${label}`, attributes: plain, note: `n${index}` })]
    })
    const span = fc.constantFrom(...spans.map(({ id }) => id))
    const relation = fc.record({ type: fc.nat(RELATIONS.length - 1), from: span, to: span, role: fc.string() })
    const tokens = fc.tuple(
      ...TOKENS.map((token) =>
        fc
          .dictionary(
            fc.constantFrom('pos', 'lemma', 'chunk', 'order', 'a-b'),
            fc.constantFrom('NN', '7', 'true', 'x'),
            {
              noNullPrototype: true
            }
          )
          .map((features) => (Object.keys(features).length === 0 ? token : { ...token, features }))
      )
    )
    return fc.tuple(fc.array(relation, { maxLength: 8 }), tokens).map(([relations, units]) =>
      makeDocument(TEXT, {
        spans,
        tokens: units.map((unit) => withLayers(unit, spans)),
        sentences: [{ start: 0, end: TEXT.length }],
        documentLabels: [makeDocumentLabel({ label: 'd', attributes: { sure: true } })],
        relations: relations.filter(isMeant(spans)).map(({ type, from, to, role }, index) => {
          const end = (id: string) => ({ article: '0123456789abcdef', span: id, quote: '' })
          const attributes = RELATIONS[type]?.[1]?.kind === 'slot' ? { role } : {}
          return makeRelation({ id: `r${index}`, type: `r${type}`, from: end(from), to: end(to), attributes })
        })
      })
    )
  })

/** Dependencies between parts of speech become those between their tokens. */
const isMeant =
  (spans: ExportDocument['spans']) =>
  ({ type, from, to }: { readonly type: number; readonly from: string; readonly to: string }): boolean =>
    type !== 0 || spans.every(({ id, label }) => label !== 'l2' || (id !== from && id !== to))

/** A part of speech that somebody drew is also what the token says, unless it says another. */
function withLayers(
  token: NonNullable<ExportDocument['tokens']>[number],
  spans: ExportDocument['spans']
): NonNullable<ExportDocument['tokens']>[number] {
  const isDrawn = spans.some(({ label, ranges: [range] }) => label === 'l2' && range?.start === token.start)
  return isDrawn ? { ...token, features: { pos: 'NN', ...token.features } } : token
}

const NAMES = new LabelNames({ library: { id: '', name: '', people: [], defaultScheme: 'layers' }, schemes: [SCHEME] })

const isBuiltIn = (type: string): boolean => type.startsWith('uima.')

/** What a reader that insists on definitions would stumble over. */
function undefinedIn({ types, structures }: Pick<Cas, 'types' | 'structures'>): readonly string[] {
  const defined = types.types
  const places = new Map(defined.map(({ name }, index) => [name, index]))
  const early = defined.flatMap(({ name, supertype, features }, index) =>
    [supertype, ...features.map(({ range }) => range)]
      .filter((used) => !isBuiltIn(used) && (places.get(used) ?? Infinity) > index)
      .map((used) => `${name} uses ${used}`)
  )
  const missing = [...structures.values()].flatMap(({ type, features }) => [
    ...(isBuiltIn(type) || places.has(type) ? [] : [type]),
    ...[...features.keys()].filter((name) => types.feature(type, name) === null).map((name) => `${type}.${name}`)
  ])
  return [...early, ...missing]
}

describe.each<Format>([casJsonFormat, casXmiFormat])('$id', (format) => {
  it('brings layers of every kind back as what they were', async () => {
    await fc.assert(
      fc.asyncProperty(DOCUMENT, async (document) => {
        const { files } = await encodeFitted(format, makeInput([document], {}, [SCHEME]))
        const decoded = await format.decode?.(makeFiles(files))
        const [back] = decoded?.documents ?? []
        if (!decoded || !back) throw new Error('nothing came back')
        expect(decoded.problems).toEqual([])
        const sent = factsOfExport(document, NAMES, new Map([['anna', 'Anna Ådahl']]))
        const got = factsOfDecoded(back, decoded)
        for (const fact of ['spans', 'attributes', 'notes', 'token-features', 'document-labels'] as const) {
          expect(got[fact], fact).toEqual(sent[fact])
        }
        expect(got['document-label-attributes']).toEqual(sent['document-label-attributes'])
        // One that its layer cannot hold is written in our own, and keeps its name.
        expect(got.relations).toEqual(sent.relations)
        for (const { path, exchange } of decoded.labels) {
          expect(exchange).toEqual(SCHEME.labels.find((label) => label.path === path)?.exchange)
        }
        for (const { name, exchange } of decoded.relationTypes) {
          expect(exchange).toEqual(SCHEME.relationTypes.find((type) => type.name === name)?.exchange)
        }
      }),
      { numRuns: 150 }
    )
  })

  it('defines every type and feature that occurs, before it is used', async () => {
    await fc.assert(
      fc.asyncProperty(DOCUMENT, DOCUMENT, async (document, other) => {
        const { files } = await encodeFitted(format, makeInput([document, { ...other, name: 'b' }], {}, [SCHEME]))
        const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString()
        if (format.id === 'cas-json') {
          expect(undefinedIn(casOfJson(text('a-title.json')))).toEqual([])
          return
        }
        const { root } = parseXml(text('TypeSystem.xml'))
        // Without what the reader makes up where a definition is missing.
        const types = new TypeSystem(root ? readTypeSystem(root).types : [])
        for (const name of ['a-title', 'b']) {
          const { structures } = casOfXmi(text(`${name}.xmi`), text('TypeSystem.xml'))
          expect(undefinedIn({ types, structures })).toEqual([])
        }
      }),
      { numRuns: 60 }
    )
  })

  it('reads spoilt files without an exception, and no range that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(DOCUMENT, fc.gen(), async (document, generate) => {
        const { files } = await encodeFitted(format, makeInput([document], {}, [SCHEME]))
        const spoilt = [...files].map(([path, bytes]): [string, string] => [
          path,
          generate(mutated, Buffer.from(bytes).toString())
        ])
        const decoded = await format.decode?.(makeFiles(new Map(spoilt)))
        for (const { text, spans } of decoded?.documents ?? []) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 60 }
    )
  })
})
