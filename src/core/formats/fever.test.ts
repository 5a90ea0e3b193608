import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import type { Source } from '../model/desk'
import { quoteOf } from '../text/quote'
import { EMPTY_DESK } from './desk-in-files'
import { feverFormat } from './fever'
import { encodeAll, makeArticle, makeClaim, makeDocument, makeEvidence, makeInput, makeSpan } from './testing/build'

const TEXT = 'The ferry ran 412 times. The toll\nrose twice. Nobody minded.'
const FAR = 'A log (2024). It lists 41 departures. The end.'
const at = (words: string, id: string) => {
  const start = TEXT.indexOf(words)
  return makeSpan(TEXT, [{ start, end: start + words.length }], { id })
}
const verdict = (value: string) => ({ scale: 'averitec', value })
const range = { start: FAR.indexOf('It lists'), end: FAR.indexOf(' The end') }
const evidence = [
  makeEvidence({
    id: 'e1',
    stance: 'refutes',
    passage: { article: 'f'.repeat(16), range, quote: quoteOf(FAR, range) }
  }),
  makeEvidence({ id: 'e2', stance: 'refutes', source: 's', quote: 'about\n40', position: 1 }),
  makeEvidence({ id: 'e3', stance: 'background', quote: 'unused' }),
  makeEvidence({ id: 'e4', claim: 'c2', stance: 'conflicts', quote: 'perhaps' })
]
const claims = [
  makeClaim({ id: 'claim-1', verdict: verdict('refuted') }),
  makeClaim({ id: 'c2', spans: ['span-2'], verdict: verdict('conflicting') }),
  makeClaim({ id: 'c3', spans: ['span-3'], verdict: verdict('not-enough-evidence') }),
  makeClaim({ id: 'c4', spans: ['span-3'], verdict: verdict('supported'), check: { ...EMPTY_CHECK, number: 4 } })
]
const near = makeDocument(TEXT, {
  article: makeArticle(TEXT, { title: 'Ferries: a story' }),
  spans: [at('The ferry ran 412 times', 'span-1'), at('The toll\nrose twice', 'span-2'), at('Nobody minded', 'span-3')],
  claims,
  evidence
})
const far = makeDocument(FAR, {
  name: 'far',
  article: makeArticle(FAR, { id: 'f'.repeat(16), title: 'The log (old)' })
})
const source: Source = {
  ...{ id: 's', person: 'anna', createdAt: '', updatedAt: '', origin: 'human', title: 'Harbour site' },
  kind: 'site',
  ...{ author: '', publisher: '', url: null, tier: null, independenceGroup: '', interests: '', reliability: '' },
  ...{ anonymous: false, contact: '', sensitive: false }
}
const input = (settings: Record<string, string> = {}) => ({
  ...makeInput([near, far], { settings }),
  desk: { ...EMPTY_DESK, source: [source] }
})

const CORPUS = [
  '{"id":"Ferries-COLON-_a_story","text":"The ferry ran 412 times. The toll rose twice. Nobody minded.","lines":"0\\tThe ferry ran 412 times.\\n1\\tThe toll\\n2\\trose twice.\\n3\\tNobody minded."}',
  '{"id":"The_log_-LRB-old-RRB-","text":"A log (2024). It lists 41 departures. The end.","lines":"0\\tA log (2024).\\n1\\tIt lists 41 departures.\\n2\\tThe end."}',
  '{"id":"Harbour_site","text":"about 40","lines":"0\\tabout 40"}',
  ''
].join('\n')

describe('FEVER', () => {
  it('writes claims and their corpus, in exactly these bytes', async () => {
    const files = await encodeAll(feverFormat, input())
    expect(files.get('wiki-pages/wiki-001.jsonl')).toBe(CORPUS)
    expect(files.get('fever.jsonl')).toBe(
      [
        '{"id":1,"label":"REFUTES","claim":"The ferry ran 412 times","evidence":[[[1,1,"The_log_-LRB-old-RRB-",1],[1,1,"Harbour_site",0]]]}',
        '{"id":2,"label":"NOT ENOUGH INFO","claim":"Nobody minded","evidence":[[[2,null,null,null]]]}',
        ''
      ].join('\n')
    )
  })

  it('names only sentences that the corpus has under the same numbers', async () => {
    const files = await encodeAll(feverFormat, input({ evidence: 'alternatives', conflicting: 'nei' }))
    const lines = (path: string) =>
      (files.get(path) ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as never)
    const pages = new Map(
      lines('wiki-pages/wiki-001.jsonl').map(({ id, lines: text }: { id: string; lines: string }) => [
        id,
        text.split('\n').map((line) => line.split('\t')[0])
      ])
    )
    const rows: readonly { label: string; evidence: readonly (readonly [number, number, string, number][])[] }[] =
      lines('fever.jsonl')
    expect(rows.map(({ label }) => label)).toEqual(['REFUTES', 'NOT ENOUGH INFO', 'NOT ENOUGH INFO'])
    expect(rows[0]?.evidence.length).toBe(2)
    for (const [, , page, sentence] of rows[0]?.evidence.flat() ?? []) {
      expect(pages.get(page)?.[sentence]).toBe(String(sentence))
    }
  })

  it('says before export what is skipped', () => {
    const list = feverFormat.preflight?.(input())
    list?.add(near)
    expect(list?.items().map(({ message }) => message)).toEqual([
      '1 claim was skipped: its evidence conflicts, and the data set has no label for that.',
      '1 claim was skipped: no evidence with words speaks for its verdict.'
    ])
  })
})
