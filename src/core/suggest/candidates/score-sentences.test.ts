import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpusNote, hasCorpus, readCorpus } from '../../formats/testing/corpora'
import type { Segment } from '../../model/article'
import { anyText } from '../../text/testing/arbitrary-text'
import { sentencesOf } from '../../text/sentences'
import { scoreSentences } from './score-sentences'
import { SENTENCE_WEIGHTS } from './sentence-weights'
import { labelledSentences, ranking } from './testing/measure'

const score = (text: string, segments: readonly Segment[] = []) => scoreSentences({ text, segments, language: 'en' })

test('there are twenty features', () => {
  expect(Object.keys(SENTENCE_WEIGHTS)).toHaveLength(20)
})

test('every sentence has a score: none is hidden', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(score(text).map(({ start, end }) => ({ start, end }))).toEqual(sentencesOf(text, 'en'))
    })
  )
})

test('sentences inside a quotation have scores of their own', () => {
  const text = '“The dam is safe. It holds 40 million litres,” said the mayor.'
  expect(score(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '“The dam is safe.',
    'It holds 40 million litres,” said the mayor.'
  ])
})

test('figures, firsts and what was done come before opinions, plans and talk', () => {
  const sentences = [
    'The dam lost 40% of its water between May 2018 and June 2019, the board said.',
    'The board sold the largest pump in Orrem.',
    'The gate is near the dam.',
    'I think you should all be proud of it.',
    'What a day!'
  ]
  const scores = sentences.map((sentence) => score(sentence)[0]?.score ?? NaN)
  expect(scores.slice(0, 3)).toEqual(scores.slice(0, 3).sort((a, b) => b - a))
  expect(scores[0]).toBeGreaterThan(0.8)
  expect(Math.max(...scores.slice(3))).toBeLessThan(Math.min(...scores.slice(0, 3)))
})

test('a score says what it is made of', () => {
  const [sentence] = score('Rents rose by 4%.')
  expect(sentence?.because.map(({ feature }) => feature)).toEqual(expect.arrayContaining(['measured', 'comparison']))
})

test('excluded segments have no scores', () => {
  const text = 'Rents rose by 4%.\nWages fell by 3%.'
  const part: Segment = { start: 18, end: text.length, role: 'teaser', excluded: true, reason: '', confirmedBy: null }
  expect(score(text, [part])).toHaveLength(1)
})

test.skipIf(!hasCorpus('checkworthiness'))(
  `sentences that people found worth a check are in front more than twice as often as by chance${corpusNote('checkworthiness')}`,
  () => {
    const rows = labelledSentences(readCorpus('checkworthiness/CT24_checkworthy_english_dev-test.tsv'))
    const { average, worthy } = ranking(rows)
    expect(rows).toHaveLength(318)
    expect(average).toBeGreaterThan((2 * worthy) / rows.length)
  }
)
