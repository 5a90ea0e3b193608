import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenText } from '../testing/arbitraries'
import { encodeAll, makeDocument, makeInput } from '../testing/build'
import { webannoTsvFormat } from '../webanno-tsv'
import { tsvSentences } from './sentence-text'

const LETTERS: Readonly<Record<string, string>> = { t: '\t', r: '\r', f: '\f', b: '\b' }

/**
 * The text as the reader of WebAnno puts it together (its description, “Sentence Representation”, and what it does): a
 * line feed behind every line; that of a sentence's end goes where the next begins at once, spaces fill what is left.
 */
function textForOthers(file: string): string {
  let text = ''
  for (const block of file.split('\n\n').slice(1)) {
    const lines = block.split('\n')
    const row = lines.find((line) => /^\d/.test(line))
    const start = Number(row?.split('\t')[1]?.split('-')[0])
    if (text.length > start) text = text.slice(0, -1)
    text = text.padEnd(start, ' ')
    for (const line of lines.filter((each) => each.startsWith('#Text='))) {
      text += `${line.slice(6).replace(/\\(.)/gs, (_whole, letter: string) => LETTERS[letter] ?? letter)}\n`
    }
  }
  return text
}

describe('sentences of a TSV file', () => {
  it('give every reader the text, but for white space before its first word', async () => {
    await fc.assert(
      fc.asyncProperty(frozenText, async (text) => {
        fc.pre(/[^\s\p{C}]/u.test(text))
        const file = (await encodeAll(webannoTsvFormat, makeInput([makeDocument(text)]))).get('a-title.tsv') ?? ''
        const lead = /^\s*/.exec(text)?.[0].length ?? 0
        expect(textForOthers(file)).toBe(`${' '.repeat(lead)}${text.slice(lead)}\n`)
      }),
      { numRuns: 300 }
    )
  })

  it('begin with their first token, and leave between them what readers put there', () => {
    const tokens = [
      { start: 1, end: 2 },
      { start: 5, end: 6 },
      { start: 8, end: 9 }
    ]
    const found = tsvSentences(' a\n\n b \nc', tokens, [
      { start: 0, end: 2 },
      { start: 4, end: 6 },
      { start: 8, end: 9 }
    ])
    expect(found.map(({ start, end, before }) => [start, end, before])).toEqual([
      [1, 3, null],
      [5, 7, null],
      [8, 9, null]
    ])
  })

  it('give tokens to words before the first one, and sentences to tokens that have none', () => {
    const found = tsvSentences(
      'Head\na. b',
      [
        { start: 5, end: 7 },
        { start: 8, end: 9 }
      ],
      [{ start: 8, end: 9 }]
    )
    expect(found.map(({ index, tokens, start, end }) => [index, tokens.length, start, end])).toEqual([
      [null, 2, 0, 8],
      [0, 1, 8, 9]
    ])
  })
})
