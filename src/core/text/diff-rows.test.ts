import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTexts } from './align-texts'
import { diffRows, foldRows } from './diff-rows'
import type { DiffRow, DiffSide } from './diff-rows'

const rowsOf = (before: string, after: string) => diffRows(before, after, alignTexts(before, after))

/** `changed: the [412] crates | the [411] crates` */
function inWords(row: DiffRow): string {
  const side = (given: DiffSide | null): string => {
    if (!given) return '–'
    let [result, at] = ['', given.start]
    const slice = (start: number, end: number) => given.text.slice(start - given.start, end - given.start)
    for (const { start, end } of given.marks) {
      result += `${slice(at, start)}[${slice(start, end)}]`
      at = end
    }
    return result + slice(at, given.end)
  }
  return `${row.kind}: ${side(row.before)} | ${side(row.after)}`
}

describe('two versions side by side', () => {
  it('pairs paragraphs and marks the words that differ', () => {
    const before = 'The port counted 412 crates.\nNobody knew.\nThe mayor said it was an old story.\nIt rained.'
    const after = 'The port counted 411 sealed crates.\nThe mayor said it was an old story.\nIt rained.\nMore tomorrow.'
    expect(rowsOf(before, after).map(inWords)).toEqual([
      'changed: The port counted [412] crates. | The port counted [411 sealed ]crates.',
      'removed: [Nobody knew.] | –',
      'same: The mayor said it was an old story. | The mayor said it was an old story.',
      'same: It rained. | It rained.',
      'added: – | [More tomorrow.]'
    ])
  })

  it('a long paragraph is cut into rows on both sides at once', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word${index}`)
    const rows = rowsOf(words.join(' '), words.with(2500, 'another').join(' '))
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ kind }) => kind === 'changed')).toHaveLength(1)
    expect(rows.map(inWords).find((row) => row.startsWith('changed'))).toContain('[another]')
  })

  it('loses nothing: the rows have every paragraph of both, in order, and marks lie within them', () => {
    const words = fc.constantFrom('the', 'port', 'crates', '412', 'gone', 'naïve', '😀', '日本', '\n', '\n\n')
    const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '))
    const textOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const rows = rowsOf(before, after)
        for (const [side, text] of [
          ['before', before],
          ['after', after]
        ] as const) {
          expect(rows.flatMap((row) => row[side]?.text ?? [])).toEqual(textOf(text))
          for (const row of rows) {
            const given = row[side]
            if (!given) continue
            expect(text.slice(given.start, given.end)).toBe(given.text)
            for (const mark of given.marks) expect(mark.start >= given.start && mark.end <= given.end).toBe(true)
            if (row.kind === 'same') expect(row.before.text).toBe(row.after.text)
          }
        }
      }),
      { numRuns: 300 }
    )
  })

  it('folds what stayed, all but the paragraph next to a change', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `Paragraph number ${index} says so.`)
    const items = foldRows(rowsOf(lines.join('\n'), lines.with(6, 'Paragraph number 6 denies it.').join('\n')))
    expect(items.map((item) => (item.kind === 'fold' ? item.count : item.kind))).toEqual([
      5,
      'same',
      'changed',
      'same',
      4
    ])
    expect(foldRows(rowsOf('Same.\nSame.', 'Same.\nSame.')).map(({ kind }) => kind)).toEqual(['fold'])
  })
})
