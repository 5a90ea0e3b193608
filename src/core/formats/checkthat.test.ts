import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import type { ClaimCheck } from '../model/claim-check'
import { checkThatFormat } from './checkthat'
import { csvFormat } from './csv'
import { encodeAll, makeArticle, makeClaim, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'
import { tsvFormat } from './tsv'

const TEXT = 'The ferry ran 412 times. "Lovely," she\tsaid. The toll rose. With reporting by A. B.'
const span = (words: string, id: string) => {
  const start = TEXT.indexOf(words)
  return makeSpan(TEXT, [{ start, end: start + words.length }], { id })
}
const check = (changes: Partial<ClaimCheck>): ClaimCheck => ({ ...EMPTY_CHECK, ...changes })
const credit = {
  start: TEXT.indexOf('With'),
  end: TEXT.length,
  role: 'credit',
  excluded: true,
  reason: '',
  confirmedBy: null
} as const
const document = makeDocument(TEXT, {
  article: makeArticle(TEXT, { byline: 'Ida Holm', url: 'https://example.org/p', segments: [credit] }),
  spans: [span('The ferry ran 412 times', 'span-1'), span('Lovely', 'span-2'), span('The toll rose', 'span-3')],
  claims: [
    makeClaim({
      id: 'a',
      speaker: 'the port',
      normalized: 'The ferry, it says, ran "412" times.',
      check: check({ subjectivity: 'objective', topics: ['ferries'] })
    }),
    makeClaim({ id: 'b', spans: ['span-2'], check: check({ checkable: 'opinion', subjectivity: 'subjective' }) }),
    makeClaim({ id: 'c', spans: ['span-3'], check: check({ worth: 'ufs' }) })
  ]
})
const write = (edition: string) => encodeAll(checkThatFormat, makeInput([document], { settings: { edition } }))
const messages = (edition: string) => {
  const list = checkThatFormat.preflight?.(makeInput([], { settings: { edition } }))
  list?.add(document)
  return list?.items().map(({ message }) => message)
}

const DEBATES =
  '1\tthe port\tThe ferry ran 412 times.\t1\n2\tIda Holm\t"Lovely," she said.\t0\n' +
  '3\tIda Holm\tThe toll rose.\t0\n4\tSYSTEM\tWith reporting by A. B.\t0\n'

describe('CheckThat!', () => {
  it.each([
    ['debates', 'a-title.tsv', DEBATES],
    [
      '2024-sentences',
      'checkthat-2024.tsv',
      'Sentence_id\tText\tclass_label\n1\tThe ferry ran 412 times.\tYes\n2\t"""Lovely,"" she said."\tNo\n3\tThe toll rose.\tNo\n'
    ],
    [
      '2020-tweets',
      'checkthat-2020-tweets.tsv',
      'topic_id\ttweet_id\ttweet_url\ttweet_text\tclaim\tcheck_worthiness\n' +
        'ferries\t0123456789abcdef\thttps://example.org/p\tThe ferry ran 412 times. "Lovely," she said. The toll rose. With reporting by A. B.\t1\t1\n'
    ],
    [
      '2025-subjectivity',
      'checkthat-2025-subjectivity.tsv',
      'sentence_id\tsentence\tlabel\tsolved_conflict\n1\tThe ferry ran 412 times.\tOBJ\tFalse\n2\t"""Lovely,"" she said."\tSUBJ\tFalse\n'
    ],
    [
      '2025-normalisation',
      'checkthat-2025-normalisation.csv',
      'post,normalized claim\r\nThe ferry ran 412 times,"The ferry, it says, ran ""412"" times."\r\n'
    ]
  ])('writes the edition %s in exactly these bytes', async (edition, path, content) => {
    expect([...(await write(edition))]).toEqual([[path, content]])
  })

  it('says before export what the edition has no row for', () => {
    expect(messages('debates')).toEqual([])
    expect(messages('2024-sentences')).toEqual([
      '1 sentence was skipped: it is in a part of the article that is left out.'
    ])
    expect(messages('2025-subjectivity')).toEqual([
      '1 sentence was skipped: nobody said whether it is subjective.',
      '1 sentence was skipped: it is in a part of the article that is left out.'
    ])
    expect(messages('2025-normalisation')).toEqual(['2 claims were skipped: nobody has normalised them.'])
  })

  it.each([
    ['debates', ['1', '0', '0', '0']],
    ['2024-sentences', ['Yes', 'No', 'No']],
    ['2020-tweets', ['1']],
    ['2025-subjectivity', ['OBJ', 'SUBJ']]
  ])('is read back by the reader of tables: %s', async (edition, labels) => {
    const decoded = await tsvFormat.decode?.(makeFiles(await write(edition)))
    expect(decoded?.problems).toEqual([])
    expect(
      decoded?.documents.map(({ documentLabels }) => documentLabels[0]?.value ?? documentLabels[0]?.label)
    ).toEqual(labels)
    const texts = decoded?.documents.map(({ text }) => text) ?? []
    expect(texts[0]).toContain('The ferry ran 412 times.')
    if (edition === 'debates')
      expect(decoded?.documents.map(({ metadata }) => metadata.byline)).toEqual([
        'the port',
        'Ida Holm',
        'Ida Holm',
        'SYSTEM'
      ])
  })

  it('normalised claims are read back as texts', async () => {
    const decoded = await csvFormat.decode?.(makeFiles(await write('2025-normalisation')))
    expect(decoded?.documents.map(({ text }) => text)).toEqual(['The ferry ran 412 times'])
  })
})
