import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpusNote, hasCorpus, readCorpus } from '../formats/testing/corpora'
import type { Segment } from '../model/article'
import { proposeSegments } from '../suggest/propose-segments'
import { anyText, textOfRuns } from '../text/testing/arbitrary-text'
import type { Attribution } from './attribution'
import { findAttributions } from './find-attributions'
import { ACCORDING, NEAR_MISSES, PLAIN, QUOTED, UNNAMED } from './testing/sentences'

const shown = ({ anonymity, kind, source, cue, content }: Attribution): string =>
  `${anonymity} ${kind} [${source?.quote ?? '-'}] {${cue.quote}} ${content.map(({ quote }) => quote).join(' | ')}`

const found = (text: string, segments: readonly Segment[] = []): string[] =>
  findAttributions(text, segments, 'en').map(shown)

describe.each([
  ['plain', PLAIN],
  ['quoted', QUOTED],
  ['unnamed', UNNAMED],
  ['according to', ACCORDING],
  ['near misses', NEAR_MISSES]
])('%s', (_name, cases) => {
  test.each(cases.map(([sentence, ...expected]) => ({ sentence, expected })))('$sentence', ({ sentence, expected }) => {
    expect(found(sentence)).toEqual(expected)
  })
})

test.each([
  ['Polish Prime Minister Ada Wolska said it was so.', 'Ada Wolska'],
  ['Minister of Defence Ada Wolska said it was so.', 'Ada Wolska'],
  ['Deputy press secretary Ada Wolska said it was so.', 'Ada Wolska'],
  ['It was so, said Dr. Ada J. Wolska, a geologist.', 'Ada J. Wolska'],
  ['Ida van der Berg said it was so.', 'Ida van der Berg'],
  ['Sen. Wolska said it was so.', 'Wolska'],
  ['The Ministry of Tides said it was so.', 'Ministry of Tides'],
  ['The minister said it was so.', null],
  ['Critics say it was so.', null]
])('%s: the name is %s', (text, name) => {
  expect(findAttributions(text, [], 'en').map((each) => each.name)).toEqual([name])
})

test('a pronoun is marked as one and means nobody', () => {
  const [attribution] = findAttributions('She said it was so.', [], 'en')
  expect(attribution).toMatchObject({ isPronoun: true, name: null, anonymity: 'role-only' })
})

test('a word that the text also writes small is no name at the beginning of a sentence', () => {
  expect(found('Miners said it was so. The miners had gone.')).toEqual(['role-only indirect [Miners] {said} it was so'])
})

test('a quotation goes on in the next sentence of its paragraph, and no further', () => {
  const text = '“It is safe,” Wolska said, smiling. “I sleep there.” “Often.”\n“Nobody sleeps there.”'
  expect(found(text)).toEqual(['named direct [Wolska] {said} “It is safe,” | “I sleep there.” | “Often.”'])
})

test('a quotation over several paragraphs, opened in each, hides the reporting words in it', () => {
  const text = '“It is safe, Odile said.\n“The mayor said it was not,” Wolska said.'
  expect(found(text)).toEqual(['named direct [Wolska] {said} “The mayor said it was not,”'])
})

test('excluded segments say nothing, and do not keep others from it', () => {
  const text = 'Wolska said it was so.\nFerrant said it was not. Brandt said it was both.'
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const part = { role: 'other' as const, excluded: true, reason: '', confirmedBy: null }
  expect(found(text, [{ ...part, ...at('Ferrant said it was not.') }])).toEqual([
    'named indirect [Wolska] {said} it was so',
    'named indirect [Brandt] {said} it was both'
  ])
  expect(found(text, [{ ...part, ...at('Ferrant said it was not. Brandt said it was both.') }])).toHaveLength(1)
})

test('weaker verbs are only reported with `wide`', () => {
  const text = 'Wolska hinted that it was so.'
  expect(findAttributions(text, [], 'en')).toEqual([])
  expect(findAttributions(text, [], 'en', { wide: true }).map(shown)).toEqual([
    'named indirect [Wolska] {hinted} it was so'
  ])
})

test('the rules know English: other languages have none, unknown ones are read as English', () => {
  expect(findAttributions('Wolska said it was so.', [], 'de')).toEqual([])
  expect(findAttributions('Wolska said it was so.', [], 'und')).toHaveLength(1)
})

/** Text that is more likely to hold attributions than arbitrary characters are. */
const likelyText = fc
  .array(
    fc.constantFrom(
      ...[
        'said',
        'according to',
        'Wolska',
        'the mayor',
        'that',
        'who',
        ',',
        '“',
        '”',
        '"',
        '’',
        '.',
        '\n',
        'and',
        '😀'
      ],
      ...[
        'called',
        'saying',
        'told',
        'was',
        'by',
        'it',
        'a',
        'dam',
        'whose',
        '—',
        'As',
        'quoted as saying',
        'on Monday'
      ]
    ),
    { maxLength: 40 }
  )
  .map((words) => words.join(' '))

test('of any text, each piece is the words at its place, inside the text, and content is in order', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, textOfRuns, likelyText), (text) => {
      for (const { source, cue, content } of findAttributions(text, [], 'en', { wide: true })) {
        for (const piece of [cue, ...content, ...(source ? [source] : [])]) {
          expect(piece.end).toBeGreaterThan(piece.start)
          expect(text.slice(piece.start, piece.end)).toBe(piece.quote)
        }
        expect(content.length).toBeGreaterThan(0)
        for (const [index, piece] of content.entries()) {
          expect(piece.start).toBeGreaterThanOrEqual(content[index - 1]?.end ?? 0)
        }
      }
    }),
    { numRuns: 500 }
  )
})

test.skipIf(!hasCorpus('seed'))(
  `the example article: its four unnamed sources, and the named ones${corpusNote('seed')}`,
  () => {
    const text = readCorpus('seed/article.txt')
    const excluded = proposeSegments(text).map((each) => ({ ...each, excluded: true, confirmedBy: null }))
    const attributions = findAttributions(text, excluded, 'en')
    const unnamed = attributions.filter(({ anonymity }) => anonymity === 'anonymous')
    const paragraphAt = (offset: number): number => text.slice(0, offset).split('\n').length
    expect(unnamed.map(({ cue }) => paragraphAt(cue.start))).toEqual([3, 5, 7, 14])
    expect(unnamed.map(({ source }) => source?.quote.split(' ')[0])).toEqual(['Western', 'people', 'One', 'a'])
    const names = attributions.flatMap(({ name }) => (name === null ? [] : [name.split(' ').at(-1)]))
    expect(new Set(names)).toEqual(new Set(['Buechner', 'Singh', 'Tusk', 'Kasciunas', 'Jensen']))
    expect(Math.max(...attributions.map(({ cue }) => paragraphAt(cue.start)))).toBe(22)
  }
)
