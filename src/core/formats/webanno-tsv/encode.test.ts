import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../text/torture'
import { HOSTILE_SCHEME } from '../testing/arbitraries'
import { encodeAll, encodeFitted, makeDocument, makeInput, makeRelation, makeSpan } from '../testing/build'
import { webannoTsvFormat } from '../webanno-tsv'
import { extraOfSentenceIds } from './sentence-ids'

const NE = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
const base = HOSTILE_SCHEME.labels[0]
if (!base) throw new Error('the scheme has no label')
const LAYERS: Scheme = {
  ...HOSTILE_SCHEME,
  labels: [
    { ...base, id: 'per', path: 'NamedEntity/PER', name: 'PER', exchange: { type: NE, feature: 'value' } },
    { ...base, id: 'ne', path: 'NamedEntity', name: 'NamedEntity', exchange: { type: NE, feature: 'value' } },
    { ...base, id: 'own', path: 'Claim/Number', name: 'Number' },
    { ...base, id: 'event', path: 'Attack', name: 'Attack', exchange: { type: 'event', feature: 'type' } }
  ]
}

async function written(document: ReturnType<typeof makeDocument>, scheme?: Scheme): Promise<string> {
  const files = await encodeAll(webannoTsvFormat, makeInput([document], {}, scheme ? [scheme] : undefined))
  return files.get('a-title.tsv') ?? ''
}

describe('writing WebAnno TSV', () => {
  it('writes a small document byte by byte', async () => {
    const text = 'He pays. She does.\n\nNo tax!'
    const spans = [
      makeSpan(text, [{ start: 0, end: 2 }], { id: 'a', label: 'per', attributes: { identifier: 'Q1' } }),
      makeSpan(text, [{ start: 3, end: 12 }], { id: 'b', label: 'own', note: 'two\nlines', tags: ['x', 'a,b'] }),
      makeSpan(text, [{ start: 3, end: 5 }], { id: 'c', label: 'event', attributes: { 'a-b': 0.5, yes: true } }),
      makeSpan(text, [{ start: 20, end: 20 }], { id: 'd', label: 'ne' })
    ]
    const relations = [
      makeRelation({ from: at('a'), to: at('b'), type: 'agent', attributes: { sure: ['1', 'a,b'] } }),
      makeRelation({ id: 'r2', from: at('b'), to: at('a'), type: 'back', note: 'n' })
    ]
    expect(await written(makeDocument(text, { spans, relations }), LAYERS)).toBe(
      [
        '#FORMAT=WebAnno TSV 3.3',
        `#T_SP=${NE}|identifier|value`,
        '#T_SP=webanno.custom.ClaimdeskSpan|a_x2D_b|label|note|tags|yes',
        `#T_RL=webanno.custom.ClaimdeskRelation|label|note|sure|BT_${NE}`,
        '',
        '',
        '#Text=He pays. ',
        `1-1\t0-2\tHe\tQ1\tPER\t_\t_\t_\t_\t_\tback\tn\t*\t1-2[1_0]\t`,
        '1-2\t3-7\tpays\t_\t_\t*[1]\tClaim/Number[1]\ttwo\\nlines[1]\tx, a\\\\,b[1]\t*[1]\tagent\t*\t1, a\\\\,b\t1-1[0_1]\t',
        '1-2.1\t3-5\tpa\t_\t_\t0.5\tAttack\t*\t*\ttrue\t_\t_\t_\t_\t',
        '1-3\t7-8\t.\t_\t_\t*[1]\tClaim/Number[1]\ttwo\\nlines[1]\tx, a\\\\,b[1]\t*[1]\t_\t_\t_\t_\t',
        '',
        '#Text=She does.',
        '#Text=',
        '2-1\t9-12\tShe\t_\t_\t*[1]\tClaim/Number[1]\ttwo\\nlines[1]\tx, a\\\\,b[1]\t*[1]\t_\t_\t_\t_\t',
        '2-2\t13-17\tdoes\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '2-3\t17-18\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '',
        '#Text=No tax!',
        '3-1\t20-22\tNo\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '3-1.1\t20-20\t\t*\t*\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '3-2\t23-26\ttax\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '3-3\t26-27\t!\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        ''
      ].join('\n')
    )
  })

  it('states the torture text in UTF-16 code units', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const file = await written(makeDocument(TORTURE_TEXT, { spans }))
    for (const line of file.split('\n').filter((each) => /^\d/.test(each))) {
      const [, offsets = '', form] = line.split('\t')
      const [start, end] = offsets.split('-').map(Number)
      expect(TORTURE_TEXT.slice(start, end)).toBe(form)
    }
    for (const { utf16 } of TORTURE_TARGETS.slice(1)) expect(file).toContain(`\t${utf16.join('-')}\t`)
  })

  it('escapes every reserved character of a label, and numbers what is stacked', async () => {
    const text = 'one'
    const spans = ['label-0', 'label-3'].map((label, index) =>
      makeSpan(text, [{ start: 0, end: 3 }], { id: `s${index}`, label })
    )
    const file = await written(makeDocument(text, { spans }), HOSTILE_SCHEME)
    expect(file).toContain('\ta\\|b\\[1\\]\\_\\*\\->\\;\\t"[1]|comma, "quote"\\nline[2]\t\n')
  })

  it('writes what stands before the first token where other readers pass over it', async () => {
    const file = await written(makeDocument('\n\n  one'))
    expect(file).toContain('#Claimdesk.Before=\\n\\n  \n#Text=one\n1-1\t4-7\tone\t\n')
    expect(await written(makeDocument('  one'))).toContain('\n\n#Text=one\n1-1\t2-5\tone\t\n')
  })

  it('escapes what would end a row inside a token', async () => {
    const tokens = [{ start: 0, end: 3 }]
    const file = await written(makeDocument('a\tb\\\nc', { tokens, sentences: [{ start: 0, end: 6 }] }))
    expect(file).toContain('#Text=a\\tb\\\\\n#Text=c\n1-1\t0-3\ta\\tb\t\n')
  })

  it('writes parts of speech that tokens came with as annotations', async () => {
    const tokens = [{ start: 0, end: 3, features: { pos: 'CD', chunk: 'B-NP' } }]
    const file = await written(makeDocument('one', { tokens, sentences: [{ start: 0, end: 3 }] }))
    expect(file).toContain('lexmorph.type.pos.POS|PosValue|coarseValue\n')
    expect(file).toContain('1-1\t0-3\tone\tCD\t*\t\n')
  })

  it('writes the ids that sentences have in other programs', async () => {
    const text = 'One. Two.'
    const sentences = [
      { start: 0, end: 4 },
      { start: 5, end: 9 }
    ]
    const named = sentences.map((range, index) => ({ range, id: index === 0 ? null : 's\\2' }))
    const file = await written(makeDocument(text, { sentences, extra: extraOfSentenceIds(named) }))
    expect(file).toContain('\n\n#Text=One. \n')
    expect(file).toContain('\n\n#Sentence.id=s\\\\2\n#Text=Two.\n')
  })

  it('fills the gaps of a discontinuous annotation, and counts it', async () => {
    const text = 'one two three'
    const ranges = [
      { start: 0, end: 3 },
      { start: 8, end: 13 }
    ]
    const input = makeInput([makeDocument(text, { spans: [makeSpan(text, ranges)] })])
    const { files, losses } = await encodeFitted(webannoTsvFormat, input)
    expect(Buffer.from(files.get('a-title.tsv') ?? []).toString()).toContain('1-2\t4-7\ttwo\tClaim[1]\t\n')
    expect(losses.map(({ feature }) => feature)).toContain('discontinuous-spans')
  })
})

function at(span: string): { article: string; span: string; quote: string } {
  return { article: '0123456789abcdef', span, quote: '' }
}
