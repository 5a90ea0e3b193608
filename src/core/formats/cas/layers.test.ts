import { describe, expect, it } from 'vitest'
import {
  chainTypeOf,
  isStructureType,
  labelFeatureOf,
  labelValue,
  NAMED_ENTITY,
  OWN_RELATION_LAYER,
  OWN_SPAN_LAYER,
  POS,
  relationExchange,
  relationLayer,
  relationName,
  spanLayer,
  TOKEN,
  TypeNames
} from './layers'
import type { RelationLayer } from './layers'
import { withTokenFeatures } from './token-features'

const SPAN = 'webanno.custom.Span'

describe('which feature is the label', () => {
  it('knows the DKPro types, also those under them', () => {
    expect(labelFeatureOf(NAMED_ENTITY, ['identifier', 'value'])).toBe('value')
    expect(labelFeatureOf(POS, [])).toBe('PosValue')
    expect(labelFeatureOf(POS.replace(/POS$/, 'NOUN'), ['coarseValue', 'PosValue'])).toBe('PosValue')
    expect(labelFeatureOf('webanno.custom.SimpleLink', [], true)).toBe('referenceType')
  })

  it('takes value, label, or the only string feature of others', () => {
    expect(labelFeatureOf(SPAN, ['note', 'value', 'label'])).toBe('value')
    expect(labelFeatureOf(SPAN, ['note', 'label'])).toBe('label')
    expect(labelFeatureOf(SPAN, ['kind'])).toBe('kind')
    expect(labelFeatureOf(SPAN, ['kind', 'note'])).toBeNull()
    expect(labelFeatureOf(SPAN, [])).toBeNull()
  })
})

describe('names of labels', () => {
  const names = new TypeNames([NAMED_ENTITY, SPAN, 'other.custom.Span'])
  const layer = (type: string) => ({ type, feature: 'value' })

  it.each([
    [NAMED_ENTITY, 'PER', 'NamedEntity/PER'],
    [NAMED_ENTITY, 'a/b', 'NamedEntity/a/b'],
    [NAMED_ENTITY, null, 'NamedEntity'],
    [SPAN, 'x', 'webanno.custom.Span/x'],
    [SPAN, null, 'webanno.custom.Span'],
    [OWN_SPAN_LAYER.type, 'a|b[1]_*->;\t"', 'a|b[1]_*->;\t"']
  ])('%s with %j is %j, and back', (type, value, path) => {
    expect(names.label(type, value)).toBe(path)
    expect(labelValue(path, layer(type))).toBe(value)
  })

  it('writes a label of a layer that was renamed by its new name, and one of a type without feature as the type', () => {
    expect(labelValue('Person', layer(NAMED_ENTITY))).toBe('Person')
    expect(labelValue('Anything', { type: SPAN, feature: null })).toBeNull()
  })
})

describe('layers to write to', () => {
  it('is our own where there is none, where it is no UIMA type, or where it is structure', () => {
    expect(spanLayer(undefined)).toEqual(OWN_SPAN_LAYER)
    expect(spanLayer({ type: 'event', feature: 'type' })).toEqual(OWN_SPAN_LAYER)
    expect(spanLayer({ type: 'uima.cas.FSArray', feature: null })).toEqual(OWN_SPAN_LAYER)
    expect(spanLayer({ type: TOKEN, feature: null }).type).toBe(TOKEN)
    expect(relationLayer({ type: 'equiv', feature: null })).toEqual({ kind: 'relation', ...OWN_RELATION_LAYER })
    expect(relationLayer({ type: 'relation(A,B)', feature: null })).toEqual({ kind: 'relation', ...OWN_RELATION_LAYER })
    expect(isStructureType('uima.tcas.Annotation')).toBe(false)
  })

  it('is that of a type without a package, too', () => {
    expect(spanLayer({ type: 'Measure', feature: 'unit' })).toEqual({ type: 'Measure', feature: 'unit' })
    const layer: RelationLayer = { kind: 'relation', type: 'Link', feature: null }
    expect(relationLayer(relationExchange(layer))).toEqual(layer)
  })

  it.each<RelationLayer>([
    { kind: 'relation', type: 'webanno.custom.Relation', feature: 'value' },
    { kind: 'slot', host: 'webanno.custom.Host', slot: 'links', link: 'webanno.custom.LinkType' },
    { kind: 'reference', host: 'webanno.custom.Host', slot: 'head', isList: false },
    { kind: 'reference', host: 'webanno.custom.Host', slot: 'parts', isList: true },
    { kind: 'chain', host: 'webanno.custom.SimpleLink', feature: 'referenceRelation' }
  ])('$kind comes back out of exchange', (layer) => {
    expect(relationLayer(relationExchange(layer))).toEqual(layer)
  })

  it('names relations like labels, and slots by their host', () => {
    const names = new TypeNames([])
    expect(relationName(names, { kind: 'relation', type: 'a.Relation', feature: 'value' }, 'nsubj')).toBe(
      'Relation/nsubj'
    )
    expect(relationName(names, { kind: 'slot', host: 'a.Host', slot: 'links', link: 'a.Link' }, null)).toBe(
      'Host:links'
    )
    expect(chainTypeOf('webanno.custom.SimpleLink')).toBe('webanno.custom.SimpleChain')
  })
})

describe('features of tokens', () => {
  it('come from annotations on exactly one token', () => {
    const tokens = [
      { start: 0, end: 4 },
      { start: 5, end: 7, features: { pos: 'kept' } }
    ]
    const on = (start: number, end: number, value: string | null) => ({
      span: { ranges: [{ start, end }] },
      type: POS,
      value
    })
    const values = [on(0, 4, null), on(0, 4, 'DT'), on(0, 4, 'later'), on(5, 7, 'VB'), on(0, 7, 'X')]
    expect(withTokenFeatures(tokens, values)).toEqual([{ ...tokens[0], features: { pos: 'DT' } }, tokens[1]])
  })
})
