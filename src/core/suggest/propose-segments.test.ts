import { describe, expect, it } from 'vitest'
import { corpusNote, hasCorpus, readCorpus } from '../formats/testing/corpora'
import { CONFIDENT, proposeSegments } from './propose-segments'

const BODY = [
  'Harbour counts its crates again',
  'The port of Vessen counted 412 crates on Monday, and by Friday, the harbour master Ida Roth said, 97 of them were gone without a trace.',
  'Nobody had signed for the crates, which had come from Lorn on two barges, and nobody at the port would say who had the keys that week.',
  'The mayor of Vessen, Jon Pell, called for an inquiry, but said that he had every trust in Ms Roth and in the guards of the harbour.',
  'Two guards were questioned on Saturday. Both said that they had seen the barges leave and that the crates had been sealed at that time.',
  'The inquiry is to report in May, when the port’s contract with the owners of the barges ends and a new one has to be signed in Lorn.'
]
const cut = (words: number, seed: string) =>
  Array.from({ length: words }, (_, index) => `${seed}${index % 7 === 3 ? ' the' : ''} word${index}`).join(' ')

const found = (paragraphs: readonly string[]) =>
  proposeSegments(paragraphs.join('\n')).map(({ start, end, role, confidence }) => ({
    role,
    chosen: confidence >= CONFIDENT,
    opening: paragraphs.join('\n').slice(start, end).slice(0, 20)
  }))

describe('what at the end of a text is not of it', () => {
  it('proposes nothing for an article that ends where it ends', () => {
    expect(found(BODY)).toEqual([])
  })

  it('chooses a credit line and openings that break off after the same number of words', () => {
    const teasers = [cut(40, 'A minister'), cut(40, 'On May'), cut(40, 'Xylo')]
    expect(found([...BODY, 'Additional reporting by R. Marsh', ...teasers])).toEqual([
      { role: 'credit', chosen: true, opening: 'Additional reporting' },
      ...teasers.map((text) => ({ role: 'teaser', chosen: true, opening: text.slice(0, 20) }))
    ])
  })

  it('chooses a single opening that breaks off when it is long enough to be nothing else', () => {
    expect(found([...BODY, cut(60, 'Elsewhere')])).toMatchObject([{ role: 'teaser', chosen: true }])
    expect(found([...BODY, cut(14, 'Elsewhere')])).toMatchObject([{ role: 'teaser', chosen: false }])
  })

  it('only suggests one or two short lines without a full stop: they may be about the author', () => {
    const author =
      'Ida Roth has been master of the harbour since 2012 and wrote about barges, crates and the tides of Vessen before'
    const print =
      'A version of this article appeared in print on Friday, on the first page of the evening edition of the Herald'
    expect(found([...BODY, author, print])).toMatchObject([{ chosen: false }, { chosen: false }])
    const behindCredit = found([...BODY, 'Additional reporting by R. Marsh', author])
    expect(behindCredit).toMatchObject([{ role: 'credit' }, { role: 'teaser', chosen: true }])
  })

  it('leaves alone a line about the author that ends in an address', () => {
    const author =
      'Ida Roth writes about harbours, barges and what is in them for the Herald, and has won no prizes so far: write to her at'
    for (const end of ['ida@roth.example', '@idaroth', 'https://roth.example/ida']) {
      expect(found([...BODY, `${author} ${end}`])).toEqual([])
    }
  })

  it.each([
    ['a poem, whose lines never end in full stops', Array.from({ length: 12 }, (_, i) => cut(25, `line${i}`))],
    ['a text of one paragraph that breaks off', [cut(60, 'Alone')]],
    ['short lines at the end', [...BODY, 'VESSEN, Monday', 'Ida Roth']],
    [
      'an ending in quotation marks',
      [...BODY.slice(0, -1), `${BODY.at(-1)} “We will count again tomorrow, and the day after, if we must.”`]
    ],
    [
      'Chinese, with its own full stops',
      Array.from({ length: 8 }, () => `${'港口清点了货箱然后发现少了很多'.repeat(8)}。`)
    ],
    ['an empty text', []]
  ])('leaves alone: %s', (_what, paragraphs) => {
    expect(found(paragraphs)).toEqual([])
  })

  it('only suggests whole paragraphs that share nothing with the article, and pointers', () => {
    const foreign =
      'A comet will pass close above Quellin tonight, astronomers led by Bo Tarn announced, and telescopes throughout Marrow should find Halim’s tail easily before midnight.'
    expect(found([...BODY, 'Read more: what else happened', foreign])).toEqual([
      { role: 'teaser', chosen: false, opening: 'Read more: what else' },
      { role: 'teaser', chosen: false, opening: foreign.slice(0, 20) }
    ])
  })

  it.skipIf(!hasCorpus('seed'))(
    `finds the credit line and the four teasers of the seed article${corpusNote('seed')}`,
    () => {
      const text = readCorpus('seed/article.txt').replace(/\r\n?/g, '\n')
      const proposals = proposeSegments(text)
      expect(proposals.map(({ role }) => role)).toEqual(['credit', 'teaser', 'teaser', 'teaser', 'teaser'])
      expect(proposals.every(({ confidence }) => confidence >= CONFIDENT)).toBe(true)
      expect(text.slice(proposals.at(-1)?.end).trim()).toBe('')
    }
  )
})
