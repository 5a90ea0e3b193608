import { describe, expect, test } from 'vitest'
import { importChoiceSchema } from '../../../api/import-params'
import { UNEDITED, mergeEdits } from './import-edits'
import type { ItemEdits } from './import-edits'
import { choiceOf, chosenRows, fieldOf, rowsOf, whyNotStore } from './import-rows'
import { countFilters, rowStartingWith } from './row-filters'
import { remarksOf, summaryWords } from './import-words'
import { itemOf } from './testing/import-items'

const row = (edits: ItemEdits = UNEDITED, more = {}) => ({ item: itemOf('a', 'a.txt', more), file: 'a.txt', edits })
const NEAR = { kind: 'near', title: 'Tides', article: 'x', item: null, share: 0.8701 } as const
const SAME = { ...NEAR, kind: 'same-text', share: 1 } as const

describe('documents of an import', () => {
  test('what is new is ticked; what is there word for word only when somebody says so; the rest never', () => {
    const edits = { b: { ticked: true }, d: { ticked: true }, e: { ticked: false } }
    const rows = rowsOf(
      [
        itemOf('a', 'same.txt', { similar: SAME }),
        itemOf('b', 'same-but-wanted.txt', { similar: SAME }),
        itemOf('c', 'near.txt', { similar: NEAR }),
        itemOf('d', 'there.txt', { outcome: 'duplicate', duplicateOf: 'D' }),
        itemOf('e', 'unwanted.txt'),
        itemOf('f', 'new.txt')
      ],
      [],
      edits,
      []
    )
    expect(chosenRows(rows).map(({ item }) => item.name)).toEqual(['same-but-wanted.txt', 'near.txt', 'new.txt'])
  })

  test('a row that did not change is the same object, so that 10,000 of them are not shown anew', () => {
    const items = [itemOf('a', 'a.txt'), itemOf('b', 'b.txt')]
    const before = rowsOf(items, [], {}, [])
    const after = rowsOf(items, [], { b: { ticked: false } }, before)
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
  })

  test('details are what was typed, else what was found', () => {
    const found = { byline: { value: 'Mara Klein', where: 'meta author' } }
    expect(fieldOf(row(UNEDITED, { metadata: found }), 'byline')).toBe('Mara Klein')
    expect(fieldOf(row({ fields: { byline: '' } }, { metadata: found }), 'byline')).toBe('')
    expect(mergeEdits({ ticked: true, fields: { title: 'T' } }, { fields: { byline: 'B' } })).toEqual({
      ticked: true,
      fields: { title: 'T', byline: 'B' }
    })
  })

  test('only what was typed or decided is sent, as the contract wants it', () => {
    expect(choiceOf(row())).toEqual({ item: 'a', title: 'a' })
    const typed = { title: '  Mine ', byline: ' ', publishedAt: '2024-08', language: 'de' }
    const choice = choiceOf(row({ fields: typed, leaveOut: [{ start: 3, end: 9 }] }))
    expect(choice).toEqual({
      item: 'a',
      title: 'Mine',
      byline: null,
      publishedAt: '2024-08',
      language: 'de',
      leaveOut: [{ start: 3, end: 9 }]
    })
    expect(importChoiceSchema.parse(choice)).toEqual(choice)
  })

  test('says what stands in the way, and where', () => {
    expect(whyNotStore([row({ ticked: false })])).toEqual({
      message: 'Tick at least one article that can be imported.',
      item: null
    })
    expect(whyNotStore([row()])).toBeNull()
    const broken = whyNotStore([
      row(),
      { ...row({ fields: { publishedAt: '2024-02-31' } }, { place: 'row 17' }), file: '2024/a.csv' }
    ])
    expect(broken).toEqual({ message: '“2024/a.csv”, row 17: There is no such day in the calendar.', item: 'a' })
    expect(whyNotStore([row({ ticked: false, fields: { title: '' } }), row()])).toBeNull()
  })
})

test('the documents are counted by what would become of them', () => {
  const rows = rowsOf(
    [
      itemOf('a', 'a.txt', { tail: { parts: 2, confident: 1, characters: 300 } }),
      itemOf('b', 'b.txt', { similar: NEAR, mojibake: { sample: 'Ã©', repaired: 'é' } }),
      itemOf('c', 'c.txt', { outcome: 'duplicate', tail: { parts: 1, confident: 1, characters: 9 } }),
      itemOf('d', 'd.png', { outcome: 'problem', problem: { code: 'x', message: 'No text.' } })
    ],
    [],
    {},
    []
  )
  const counts = countFilters(rows)
  expect(counts).toEqual({ all: 4, new: 1, there: 1, 'same-text': 0, near: 1, tail: 1, broken: 1, problem: 1 })
  expect(summaryWords(counts)).toBe(
    '2 articles can be imported, 1 already there, 1 nearly the same, 1 with a suspected tail, 1 with broken letters, 1 with a problem'
  )
})

test('what is said of a document names what it is like', () => {
  const words = (more: Parameters<typeof itemOf>[2]) =>
    remarksOf(itemOf('a', 'a.txt', more)).map(({ words: said }) => said)
  expect(words({ similar: NEAR })).toEqual(['Nearly the same as “Tides” (87 %).'])
  expect(words({ similar: { ...NEAR, article: null, item: 'b', share: 0.999 } })).toEqual([
    'Nearly the same as “Tides”, of this import (99 %).'
  ])
  expect(words({ similar: SAME, mojibake: { sample: 'le cafÃ© fermÃ©', repaired: 'le café fermé' } })).toEqual([
    'The same text, word for word, as “Tides”.',
    'It seems to be broken: “cafÃ©” stands where “café” belongs.'
  ])
  expect(words({ outcome: 'duplicate', duplicateOf: 'Old' })).toEqual(['The library has this file already, as “Old”.'])
  expect(words({ duplicateOf: 'Old' })).toEqual(['“Old” comes back from the bin with its annotations.'])
})

test('letters find the next row whose title or file begins with them', () => {
  const rows = rowsOf([itemOf('a', 'one.txt'), itemOf('b', 'two.txt'), itemOf('c', 'three.txt')], [], {}, [])
  const find = (letters: string, from: number) => rowStartingWith(rows, letters, from, ({ item }) => item.title)
  expect(find('t', 0)).toBe(1)
  expect(find('t', 2)).toBe(2)
  expect(find('O', 1)).toBe(0)
  expect(find('z', 0)).toBe(-1)
})
