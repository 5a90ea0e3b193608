import { describe, expect, it } from 'vitest'
import { OffsetMap } from '../text/offset-map'
import { ExportMismatchError, exportSpan } from './export-range'
import { makeDocument, makeSpan } from './testing/build'

const text = '😀 one — two'
const map = OffsetMap.of(text)
const document = makeDocument(text)
const span = makeSpan(text, [
  { start: 3, end: 6 },
  { start: 9, end: 12 }
])

describe('exportSpan', () => {
  it.each([
    ['utf16', [3, 6], [9, 12]],
    ['codepoint', [2, 5], [8, 11]],
    ['byte', [5, 8], [13, 16]]
  ] as const)('counts in %s', (unit, one, two) => {
    expect(exportSpan(document, map, span, unit)).toEqual([
      { start: one[0], end: one[1], text: 'one' },
      { start: two[0], end: two[1], text: 'two' }
    ])
  })

  it.each([
    ['the words differ', { ...span, quotes: [{ exact: 'own', prefix: '', suffix: '' }, span.quotes[1]!] }],
    ['a quote is missing', { ...span, quotes: span.quotes.slice(0, 1) }],
    ['there is no range', { ...span, ranges: [], quotes: [] }],
    ['ranges overlap', { ...span, ranges: [span.ranges[1]!, span.ranges[0]!] }],
    ['an empty range has words', { id: 'x', ranges: [{ start: 3, end: 3 }], quotes: [span.quotes[0]!] }],
    [
      'a range has no words',
      { id: 'x', ranges: [{ start: 3, end: 6 }], quotes: [{ exact: '', prefix: '', suffix: '' }] }
    ],
    ['a range is turned round', { id: 'x', ranges: [{ start: 6, end: 3 }], quotes: [span.quotes[0]!] }],
    ['a range cuts a character', { id: 'x', ranges: [{ start: 1, end: 6 }], quotes: [span.quotes[0]!] }],
    ['a range leaves the text', { id: 'x', ranges: [{ start: 3, end: 60 }], quotes: [span.quotes[0]!] }]
  ])('refuses a span when %s', (_, broken) => {
    expect(() => exportSpan(document, map, broken, 'codepoint')).toThrow(ExportMismatchError)
  })

  it('lets a mark of no words pass, in any unit', () => {
    const mark = { id: 'x', ranges: [{ start: 3, end: 3 }], quotes: [{ exact: '', prefix: 'no ', suffix: '' }] }
    expect(exportSpan(document, map, mark, 'codepoint')).toMatchObject([{ text: '' }])
  })

  it('is not deceived by the map of another text', () => {
    const other = OffsetMap.of('no 𠮷 one — two')
    expect(() => exportSpan(document, other, span, 'codepoint')).toThrow(ExportMismatchError)
  })

  it('says in one line where, what was expected and what was found', () => {
    const moved = { ...span, id: 'span-9', ranges: [{ start: 2, end: 5 }], quotes: [span.quotes[0]!] }
    expect(() => exportSpan(document, map, moved, 'utf16')).toThrow(
      'Nothing was exported. In article 0123456789abcdef, annotation span-9: the text at its place reads “ on”, ' +
        'but its words are “one”. Verify the library, then retry.'
    )
  })
})
