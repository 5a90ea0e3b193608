import { describe, expect, it } from 'vitest'
import type { Decoded } from '../format'
import { makeFiles } from '../testing/build'
import { decodeTsv } from './decode'

const NE = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
const POS = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS'
const DEPENDENCY = 'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency'

const read = (lines: readonly string[], settings = {}, end = '\n'): Promise<Decoded> =>
  decodeTsv(makeFiles({ 'doc.tsv': lines.join(end) }, [], settings))

/** What was marked, and how, in short. */
function spansOf({ documents }: Decoded): readonly string[] {
  return documents.flatMap(({ spans }) =>
    spans.map(({ label, quotes, attributes }) => {
      const more = Object.entries(attributes).map(([name, value]) => ` ${name}=${String(value)}`)
      return `${label} “${quotes[0]?.exact ?? ''}”${more.join('')}`
    })
  )
}

function relationsOf({ documents }: Decoded): readonly string[] {
  return documents.flatMap(({ spans, relations }) => {
    const words = (id: string): string => spans.find((span) => span.id === id)?.quotes[0]?.exact ?? '?'
    return relations.map(({ type, from, to, attributes }) => {
      const more = Object.entries(attributes).map(([name, value]) => ` ${name}=${String(value)}`)
      return `${words(from)} —${type}→ ${words(to.span)}${more.join('')}`
    })
  })
}

const TWO_TOKENS = ['#Text=Ms. Haag', '1-1\t0-3\tMs.', '1-2\t4-8\tHaag']

/** A file of one sentence: the header lines, and the columns of the two tokens. */
const file = (header: readonly string[], first: string, second: string, version = '3.3'): readonly string[] => [
  `#FORMAT=WebAnno TSV ${version}`,
  ...header,
  '',
  '',
  TWO_TOKENS[0] ?? '',
  `${TWO_TOKENS[1]}\t${first}\t`,
  `${TWO_TOKENS[2]}\t${second}\t`
]

describe('reading WebAnno TSV', () => {
  it('reads annotations over several tokens and several on one, by their numbers', async () => {
    const header = [`#T_SP=${POS}|PosValue`, `#T_SP=${NE}|value`]
    const decoded = await read(file(header, 'NNP\tPER[1]|PERpart[2]', 'NNP\tPER[1]'))
    expect(spansOf(decoded)).toEqual([
      'POS/NNP “Ms.”',
      'NamedEntity/PER “Ms. Haag”',
      'NamedEntity/PERpart “Ms.”',
      'POS/NNP “Haag”'
    ])
    expect(decoded.labels.find(({ path }) => path === 'NamedEntity/PER')?.exchange).toEqual({
      type: NE,
      feature: 'value'
    })
    expect(decoded.documents[0]?.tokens?.map(({ features }) => features)).toEqual([{ pos: 'NNP' }, { pos: 'NNP' }])
    expect(decoded.problems).toEqual([])
  })

  it('reads values without meaning, none, empty ones, and every escape', async () => {
    const header = ['#T_SP=custom.Mark|kind|value', '#T_SP=custom.Bare|']
    const decoded = await read(file(header, 'a\\|b\\_\\[1\\]\\*\\->\\;\\\\\\t\\n\\r\\x\t*\t*', '\t_\t_'))
    expect(spansOf(decoded)).toEqual(['Mark “Ms.” kind=a|b_[1]*->;\\\t\n\r\\x', 'Bare “Ms.”', 'Mark “Haag” kind='])
  })

  it('reads dependencies between tokens, whatever layer the column names', async () => {
    const header = [`#T_SP=${POS}|PosValue`, `#T_RL=${DEPENDENCY}|DependencyType|flavor|BT_${POS}`]
    const decoded = await read(file(header, 'NNP\tSUBJ\tbasic\t1-2', '_\tROOT|P\t*|*\t1-2|1-1'))
    expect(relationsOf(decoded)).toEqual([
      'Haag —Dependency/SUBJ→ Ms. flavor=basic',
      'Haag —Dependency/ROOT→ Haag',
      'Ms. —Dependency/P→ Haag'
    ])
    expect(spansOf(decoded)).toEqual(['POS/NNP “Ms.”', 'Token “Haag”', 'Token “Ms.”'])
  })

  it('reads relations between numbered annotations', async () => {
    const header = ['#T_SP=custom.Span|value', '#T_RL=custom.Link|value|sure|BT_custom.Span']
    const decoded = await read(file(header, 'A[1]|B[2]\t_\t_\t_', 'C\tx|y\t*|no\t1-1[2_0]|1-1[1_0]'))
    expect(relationsOf(decoded)).toEqual(['Ms. —Link/x→ Haag', 'Ms. —Link/y→ Haag sure=no'])
    const [document] = decoded.documents
    expect(document?.relations.map(({ from }) => document.spans.find(({ id }) => id === from)?.label)).toEqual([
      'Span/B',
      'Span/A'
    ])
  })

  it('reads slots as relations with a role', async () => {
    const header = [
      '#T_SP=custom.Lu|luvalue',
      '#T_SP=custom.Frame|FE|ROLE_custom.Frame:my_roles_custom.Frame_RolesLink|custom.Lu'
    ]
    const decoded = await read(file(header, 'a\tsell\tseller;*\t1-2;1-1', 'b\t_\t_\t_'))
    expect(spansOf(decoded)).toEqual(['Lu/a “Ms.”', 'Frame/sell “Ms.”', 'Lu/b “Haag”'])
    expect(relationsOf(decoded)).toEqual(['Ms. —Frame:my_roles→ Haag role=seller', 'Ms. —Frame:my_roles→ Ms.'])
    expect(decoded.relationTypes[0]?.exchange?.type).toBe('custom.Frame:my_roles:custom.Frame_RolesLink')
  })

  it('reads chains in the order of their links, whichever column comes first', async () => {
    const header = ['#T_CH=custom.SimpleLink|referenceType|referenceRelation']
    const decoded = await read(file(header, 'pr[7]|*[2]\t*->7-2|*->2-1', 'nam[7]\tcoref->7-1'))
    expect(spansOf(decoded)).toEqual(['SimpleLink/pr “Ms.”', 'SimpleLink “Ms.”', 'SimpleLink/nam “Haag”'])
    expect(relationsOf(decoded)).toEqual(['Haag —SimpleLink/coref→ Ms.'])
  })

  it('reads parts of tokens, marks of no words, and annotations that begin in one and end in another', async () => {
    const lines = [...file(['#T_SP=custom.Span|value'], '_', '_')]
    lines.splice(6, 0, '1-1.1\t1-3\ts.\tx[1]\t', '1-1.2\t3-3\t\ty\t')
    lines.push('1-2.1\t4-6\tHa\tx[1]\t')
    expect(spansOf(await read(lines))).toEqual(['Span/x “s. Ha”', 'Span/y “”'])
  })

  it('puts texts together from lines and gaps, with the ids of sentences', async () => {
    const decoded = await read([
      '#FORMAT=WebAnno TSV 3.3',
      '',
      '',
      '#Sentence.id=s\\\\1',
      '#Text=One\\tline',
      '#Text=two. ',
      '1-1\t2-5\tOne\t',
      '',
      '#Text=End.',
      '2-1\t17-21\tEnd.\t'
    ])
    expect(decoded.problems).toEqual([])
    const [document] = decoded.documents
    expect(document?.text).toBe('  One\tline\ntwo. \nEnd.')
    expect(document?.sentences).toEqual([
      { start: 2, end: 15 },
      { start: 17, end: 21 }
    ])
    expect(JSON.stringify(document?.extra)).toContain('"s\\\\1"')
  })

  it('decides by the words what offsets count, and takes another choice', async () => {
    const lines = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=custom.Span|value',
      '',
      '',
      '#Text=😀 one',
      '1-1\t0-1\t😀\t_\t',
      '1-2\t2-5\tone\tx\t',
      '',
      '#Text=two',
      '2-1\t6-9\ttwo\ty\t'
    ]
    const decoded = await read(lines)
    expect(spansOf(decoded)).toEqual(['Span/x “one”', 'Span/y “two”'])
    expect(decoded.readings.map(({ chosen }) => chosen)).toEqual(['codepoint'])
    expect(decoded.problems).toEqual([])
    const forced = await read(lines, { positions: 'utf16' })
    expect(forced.problems.length).toBeGreaterThan(0)
    const usual = await read(
      lines.map((line) => line.replace('0-1', '0-2').replace('2-5', '3-6').replace('6-9', '7-10'))
    )
    expect(usual.readings).toEqual([expect.objectContaining({ chosen: 'utf16' })])
    expect(usual.problems).toEqual([])
  })

  it('reads texts that were escaped like values, and those of versions before 3.2', async () => {
    const body = ['', '', '#Text=a\\_b \\[x\\]', '1-1\t0-3\ta\\_b\t', '1-2\t4-7\t\\[x\\]\t']
    const values = await read(['#FORMAT=WebAnno TSV 3.3', ...body])
    expect(values.documents[0]?.text).toBe('a_b [x]')
    expect(values.problems).toEqual([])
    const java = await read(['#FORMAT=WebAnno TSV 3.1', '', '', '#Text=a\\u0041\\t\\"\\101', '1-1\t0-2\taA\t', ''])
    expect(java.documents[0]?.text).toBe('aA\t"A')
  })

  it('reads files with CRLF, a byte order mark, and rows without the last tab', async () => {
    const lines = file([`#T_SP=${NE}|value`], 'PER[1]', 'PER[1]')
    const decoded = await read([`\uFEFF${lines[0]}`, ...lines.slice(1).map((line) => line.trimEnd())], {}, '\r\n')
    expect(spansOf(decoded)).toEqual(['NamedEntity/PER “Ms. Haag”'])
    expect(decoded.problems).toEqual([])
  })

  it('reports what it cannot take, with its line, and takes the rest', async () => {
    const header = ['#T_SP=custom.Span|value', '#T_RL=custom.Link|value|BT_custom.Span']
    const lines = [...file(header, 'A\t_\t_', 'B\tx|y|z\t9-9|1-1[5_0]|1-1')]
    lines.push(
      'not a row',
      '1-3\t8-99\tfar\tC\t_\t_\t',
      '1-4\t7-8\tg',
      '#Sense=1',
      '',
      '#Text=late',
      '2-1\t3-7\tlate\t_\t_\t_\t'
    )
    const decoded = await read(lines)
    expect(decoded.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '8: There is no row 9-9.',
      '8: There is no annotation number [5] in row 1-1.',
      '9: This row does not begin with a number like 1-1 and a range like 0-4: “not a row”. It is left out.',
      '10: The range 8–99 is not in the text. What the row says is left out.',
      '11: The row has 0 of 3 columns. The others are taken as empty.',
      '12: “#Sense=1” is not known. It is passed over.',
      '14: The sentence should begin at 3, but the text before it has 8 characters. It is put behind it, and its positions are moved.'
    ])
    expect(decoded.documents[0]?.text).toBe('Ms. Haag\nlate')
    expect(spansOf(decoded)).toEqual(['Span/A “Ms.”', 'Span/B “Haag”'])
    expect(relationsOf(decoded)).toEqual(['Ms. —Link/z→ Haag'])
  })

  it('says what is no WebAnno TSV 3, and passes over other files of a folder', async () => {
    const decoded = await decodeTsv(
      makeFiles({ 'a.tsv': '#id=1\n1\tone\n', 'b.txt': 'x', 'c/d.tsv': '#FORMAT=WebAnno TSV 3.3\n\n\n' })
    )
    expect(decoded.problems).toEqual([expect.objectContaining({ file: 'a.tsv', line: 1 })])
    expect(decoded.documents.map(({ name, text }) => [name, text])).toEqual([['c/d', '']])
  })
})
