import { describe, expect, it } from 'vitest'
import type { Label, RelationType, Scheme } from '../../model/scheme'
import { DEPENDENCY, relationExchange, TOKEN } from '../cas/layers'
import type { RelationLayer } from '../cas/layers'
import { HOSTILE_SCHEME } from '../testing/arbitraries'
import { encodeAll, makeDocument, makeFiles, makeInput, makeRelation, makeSpan } from '../testing/build'
import { webannoTsvFormat } from '../webanno-tsv'
import { decodeTsv } from './decode'

const TEXT = 'one two three four'
const PLACES: Readonly<Record<string, readonly [number, number]>> = { a: [0, 3], b: [4, 7], c: [8, 13], d: [14, 18] }

const [base] = HOSTILE_SCHEME.labels
if (!base) throw new Error('the scheme has no label')
const label = (id: string, path: string, type: string, feature: string | null): Label => ({
  ...base,
  ...{ id, path, name: path.split('/').at(-1) ?? path },
  exchange: { type, feature }
})
const relationType = (id: string, name: string, layer: RelationLayer): RelationType => ({
  ...{ id, name, from: [], to: [], symmetric: false, hue: 0, description: '' },
  exchange: relationExchange(layer)
})
const dependency: RelationLayer = { kind: 'relation', type: DEPENDENCY, feature: 'DependencyType' }
const chain: RelationLayer = { kind: 'chain', host: 'x.CoLink', feature: 'referenceRelation' }
const SCHEME: Scheme = {
  ...HOSTILE_SCHEME,
  labels: [
    label('link', 'CoLink/nam', 'x.CoLink', 'referenceType'),
    label('host', 'Host', 'x.Host', null),
    label('mark', 'Mark/m', 'x.Mark', 'value'),
    label('token', 'Token', TOKEN, null)
  ],
  relationTypes: [
    relationType('next', 'CoLink/ana', chain),
    relationType('slot', 'Host:links', { kind: 'slot', host: 'x.Host', slot: 'links', link: 'x.Link' }),
    relationType('head', 'Host:head', { kind: 'reference', host: 'x.Host', slot: 'head', isList: false }),
    relationType('subj', 'Dependency/subj', dependency),
    relationType('rel', 'Rel/r', { kind: 'relation', type: 'x.Rel', feature: 'value' })
  ]
}

/** Writes spans, each `label` at a place, and relations `type from to`; reads them again. */
async function through(
  spans: Readonly<Record<string, string>>,
  relations: readonly string[],
  more: Readonly<Record<string, object>> = {}
): Promise<{ readonly file: string; readonly spans: readonly string[]; readonly relations: readonly string[] }> {
  const end = (span: string) => ({ article: '0123456789abcdef', span, quote: '' })
  const document = makeDocument(TEXT, {
    spans: Object.entries(spans).map(([id, given]) => {
      const [start, stop] = PLACES[id.slice(0, 1)] ?? [0, 0]
      return makeSpan(TEXT, [{ start, end: stop }], { id, label: given, ...more[id] })
    }),
    relations: relations.map((given, index) => {
      const [type = '', from = '', to = ''] = given.split(' ')
      return makeRelation({ id: `r${index}`, type, from: end(from), to: end(to), ...more[given] })
    })
  })
  const files = await encodeAll(webannoTsvFormat, makeInput([document], {}, [SCHEME]))
  const decoded = await decodeTsv(makeFiles(files))
  expect(decoded.problems).toEqual([])
  const [read] = decoded.documents
  const words = (id: string): string => {
    const span = read?.spans.find((each) => each.id === id)
    return `${span?.label} ${span?.quotes[0]?.exact}`
  }
  return {
    file: files.get('a-title.tsv') ?? '',
    spans: (read?.spans ?? []).map(({ id }) => words(id)),
    relations: (read?.relations ?? []).map(({ type, from, to }) => `${words(from)} —${type}→ ${words(to.span)}`).sort()
  }
}

describe('layers of other programs', () => {
  it('keeps chains, those of one link, too', async () => {
    const { file, relations } = await through({ a: 'link', b: 'link', c: 'link', d: 'link' }, ['next b a', 'next a d'])
    expect(relations).toEqual([
      'CoLink/nam one —CoLink/ana→ CoLink/nam four',
      'CoLink/nam two —CoLink/ana→ CoLink/nam one'
    ])
    expect(file).toContain('#T_CH=x.CoLink|referenceRelation|referenceType\n')
    expect(file).toContain('1-1\t0-3\tone\tana->1-2\tnam[1]\t\n1-2\t4-7\ttwo\tana->1-1\tnam[1]\t\n')
    expect(file).toContain('1-3\t8-13\tthree\t*->2-1\tnam[2]\t\n1-4\t14-18\tfour\t*->1-3\tnam[1]\t\n')
  })

  it('writes what is no chain to our own layer: a circle, a fork, a step with a note, one to another layer', async () => {
    const circle = await through({ a: 'link', b: 'link' }, ['next a b', 'next b a'])
    expect(circle.relations).toEqual([
      'CoLink/nam one —CoLink/ana→ CoLink/nam two',
      'CoLink/nam two —CoLink/ana→ CoLink/nam one'
    ])
    expect(circle.file).toContain('#T_RL=webanno.custom.ClaimdeskRelation|label|BT_x.CoLink\n')
    const others = await through({ a: 'link', b: 'link', c: 'link', d: 'mark' }, ['next a b', 'next a c', 'next b d'])
    expect(others.relations).toHaveLength(3)
    const noted = await through({ a: 'link', b: 'link' }, ['next a b'], { 'next a b': { note: 'sure' } })
    expect(noted.file).toContain('CoLink/ana\tsure\t1-1\t\n')
  })

  it('keeps slots with their roles, typed by what they hold', async () => {
    const role = { 'slot a b': { attributes: { role: 'p;1' } } }
    const { file, relations } = await through({ a: 'host', b: 'mark', c: 'mark' }, ['slot a b', 'slot a c'], role)
    expect(relations).toEqual(['Host one —Host:links→ Mark/m three', 'Host one —Host:links→ Mark/m two'])
    expect(file).toContain('#T_SP=x.Mark|value\n#T_SP=x.Host|ROLE_x.Host:links_x.Link|x.Mark\n')
    expect(file).toContain('1-1\t0-3\tone\t_\tp\\;1;*\t1-2;1-3\t\n')
    const mixed = await through({ a: 'host', b: 'mark', b2: 'mark', c: 'host' }, ['slot a b2', 'slot a c'])
    expect(mixed.file).toContain('|uima.tcas.Annotation\n')
    expect(mixed.file).toContain('1-2[2];1-3[3]')
    expect(mixed.relations).toHaveLength(2)
  })

  it('writes slots and pointers that do not fit to our own layer', async () => {
    const { relations } = await through({ a: 'mark', b: 'host' }, ['slot a b', 'head b a'])
    expect(relations).toEqual(['Host two —Host:head→ Mark/m one', 'Mark/m one —Host:links→ Host two'])
  })

  it('lets dependencies end at tokens, and those between other annotations be ours', async () => {
    const tokens = await through({ a: 'token', b: 'token' }, ['subj a b', 'rel b a'])
    expect(tokens.relations).toEqual(['Token one —Dependency/subj→ Token two', 'Token two —Rel/r→ Token one'])
    expect(tokens.file).toContain(`#T_RL=x.Rel|value|BT_${TOKEN}\n`)
    expect(tokens.file).not.toContain('T_SP')
    const marks = await through({ a: 'mark', b: 'mark' }, ['subj a b'])
    expect(marks.relations).toEqual(['Mark/m one —Dependency/subj→ Mark/m two'])
    expect(marks.file).toContain('ClaimdeskRelation')
  })

  it('writes tokens as annotations where a layer has other ends, too, or nothing ends at them', async () => {
    const { spans, relations } = await through({ a: 'token', b: 'mark', c: 'token' }, ['rel a b'])
    expect([...spans].sort()).toEqual(['Mark/m two', 'Token one', 'Token three'])
    expect(relations).toEqual(['Token one —Rel/r→ Mark/m two'])
  })
})
