import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../model/text-range'
import { snapToGraphemes } from '../text/graphemes'
import { TORTURE_TEXT } from '../text/torture'
import { ReAnchoring } from './re-anchor'

const at = (text: string, words: string): TextRange => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`“${words}” is not in the text`)
  return { start, end: start + words.length }
}

/** Where a passage went, in words: `moved “the words”`. */
function placed(before: string, after: string, words: string): string {
  const placement = new ReAnchoring(before, after).place(at(before, words))
  return placement.kind === 'orphan' ? `orphan ${placement.reason}` : `${placement.kind} “${placement.quote.exact}”`
}

const OLD = [
  'The port counted 412 crates on Monday.',
  'By Friday, the harbour master said, 97 of them were gone.',
  'Nobody had signed for the crates, and nobody will say who did.'
].join('\n')

describe('re-anchoring', () => {
  it.each([
    ['nothing changed', OLD, '97 of them', 'kept “97 of them”'],
    ['a paragraph came before', `An update.\n${OLD}`, '97 of them', 'moved “97 of them”'],
    ['a paragraph before went', OLD.slice(OLD.indexOf('By')), '97 of them', 'moved “97 of them”'],
    ['a word was put in before', OLD.replace('By Friday', 'By late Friday'), '97 of them', 'moved “97 of them”'],
    [
      'a word of it was replaced',
      OLD.replace('97 of them', '96 of them'),
      '97 of them were',
      'changed “96 of them were”'
    ],
    [
      'a word was put into it',
      OLD.replace('412 crates', '412 sealed crates'),
      'counted 412 crates on',
      'changed “counted 412 sealed crates on”'
    ],
    [
      'it went',
      OLD.replace('By Friday, the harbour master said, 97 of them were gone.\n', ''),
      '97 of them',
      'orphan gone'
    ],
    [
      'its paragraph went to the end',
      OLD.split('\n').toReversed().join('\n'),
      'the harbour master said',
      'moved “the harbour master said”'
    ],
    ['everything is another text', 'Something else entirely, in other words.', '412 crates', 'orphan gone'],
    ['the text is empty', '', '412 crates', 'orphan gone']
  ])('%s', (_what, after, words, expected) => {
    expect(placed(OLD, after, words)).toBe(expected)
  })

  it('a short word that is everywhere is not taken for another one when its sentence went', () => {
    const before = `${OLD}\nThe crates were heavy.`
    const after = before.replace('Nobody had signed for the crates, and nobody will say who did.\n', '')
    const range = at(before, 'crates, and nobody')
    const placement = new ReAnchoring(before, after).place({ start: range.start, end: range.start + 6 })
    expect(placement.kind).toBe('orphan')
  })

  it('the same text gives every passage back where it was', () => {
    const edges = [0, 2, 11, 24, 27, 34].filter((edge) => edge < TORTURE_TEXT.length)
    const anchoring = new ReAnchoring(TORTURE_TEXT, TORTURE_TEXT)
    for (const start of edges) {
      for (const end of edges.filter((edge) => edge > start)) {
        expect(anchoring.place({ start, end })).toMatchObject({ kind: 'kept', range: { start, end } })
      }
    }
  })

  it('D8: a placement says what the new text says, and is always whole', () => {
    const words = fc.constantFrom('the', 'port', 'crates', '412', 'gone', 'said', 'naïve', '😀', '日本', 'عربي', '\n')
    const texts = fc.array(words, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (before, after, from, length) => {
        const whole = snapToGraphemes(before, { start: from % before.length, end: (from % before.length) + 1 })
        const reach = { start: whole.start, end: Math.min(before.length, whole.end + (length % 30)) }
        const { start, end } = snapToGraphemes(before, reach)
        const placement = new ReAnchoring(before, after).place({ start, end })
        if (placement.kind === 'orphan') return
        expect(after.slice(placement.range.start, placement.range.end)).toBe(placement.quote.exact)
        if (placement.kind !== 'changed') expect(placement.quote.exact).toBe(before.slice(start, end))
        if (placement.kind === 'kept') expect(placement.range).toEqual({ start, end })
      }),
      { numRuns: 500 }
    )
  })
})

/** An edit that says where every untouched place went, so that what re-anchoring finds can be judged. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

function applyEdits(
  text: string,
  edits: readonly Edit[]
): { readonly text: string; readonly map: (at: number) => number | null } {
  const sorted = [...edits]
    .sort((a, b) => a.start - b.start)
    .filter((edit, index, all) => (all[index - 1]?.end ?? -1) < edit.start)
  let result = ''
  let done = 0
  for (const { start, end, insert } of sorted) {
    result += text.slice(done, start) + insert
    done = end
  }
  result += text.slice(done)
  const map = (place: number): number | null => {
    let shift = 0
    for (const { start, end, insert } of sorted) {
      if (end <= place) shift += insert.length - (end - start)
      else if (start < place) return null
    }
    return place + shift
  }
  return { text: result, map }
}

describe('re-anchoring after random edits', () => {
  it('places less than one passage in two hundred wrong, and finds nearly all that were not touched', () => {
    // A text in which many words and some sentences come again, which is what makes places ambiguous.
    const sentences = [
      'The port counted 412 crates on Monday.',
      'By Friday, the harbour master said, 97 of them were gone.',
      'Nobody had signed for the crates.',
      'The minister said that the port was safe.',
      'He said so again on Friday, and nobody asked how many crates were left.',
      'It was, he said, a matter for the port.'
    ]
    // Put in a copy of a sentence beside it, and nobody can say which is the old one: what comes in is new.
    const fresh = ['An official said later that this was untrue.', 'It rained.', 'The port is closed, the mayor says.']
    const count = { right: 0, wrong: 0, lost: 0 }
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 1_000_000 })), (numbers) => {
        const next = (below: number): number => (numbers.next().value ?? 0) % below
        const sentence = () => (sentences[next(sentences.length)] ?? '').replace(/412|97/, () => String(next(600)))
        const text = Array.from({ length: 40 }, () => Array.from({ length: 1 + next(4) }, sentence).join(' ')).join(
          '\n'
        )
        const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
          start: index,
          end: index + word.length
        }))
        const edits = Array.from({ length: 1 + next(30) }, (): Edit => {
          const first = next(words.length)
          const last = Math.min(words.length - 1, first + next(8))
          const { start } = words[first] ?? { start: 0 }
          const { end } = words[last] ?? { end: start }
          const kind = next(3)
          if (kind === 0) return { start, end: start, insert: `${fresh[next(fresh.length)] ?? ''} ` }
          return { start, end, insert: kind === 1 ? '' : 'something else' }
        })
        const edited = applyEdits(text, edits)
        const anchoring = new ReAnchoring(text, edited.text)
        for (let index = 0; index < 40; index += 1) {
          const first = next(words.length)
          const range = {
            start: words[first]?.start ?? 0,
            end: words[Math.min(words.length - 1, first + next(12))]?.end ?? 0
          }
          const [start, end] = [edited.map(range.start), edited.map(range.end)]
          const untouched =
            start !== null && end !== null && edited.text.slice(start, end) === text.slice(range.start, range.end)
          if (!untouched) continue
          const placement = anchoring.place(range)
          if (placement.kind === 'orphan') count.lost += 1
          else if (placement.range.start === start && placement.range.end === end) count.right += 1
          else count.wrong += 1
        }
      }),
      { numRuns: 150, seed: 4 }
    )
    const all = count.right + count.wrong + count.lost
    expect(all).toBeGreaterThan(1000)
    expect(count.wrong / all, JSON.stringify(count)).toBeLessThan(0.005)
    expect(count.right / all, JSON.stringify(count)).toBeGreaterThan(0.98)
  })
})
