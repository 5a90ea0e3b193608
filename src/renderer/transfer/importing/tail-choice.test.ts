import { expect, test } from 'vitest'
import { leftOutParts, rangesOf, tickedParts, toggledPart } from './tail-choice'
import { partOf } from './testing/import-items'

const SURE = partOf(10, 20, true)
const DOUBTFUL = partOf(20, 30, false)
const TAIL = [SURE, DOUBTFUL]

test('certain parts are ticked beforehand, but nothing is left out before somebody says so', () => {
  expect(tickedParts(TAIL, undefined)).toEqual([SURE])
  expect(leftOutParts(TAIL, undefined)).toEqual([])
  expect(leftOutParts(TAIL, 'confident')).toEqual([SURE])
  expect(leftOutParts(TAIL, [])).toEqual([])
})

test('a tick that is changed decides about all parts', () => {
  expect(toggledPart(TAIL, undefined, DOUBTFUL)).toEqual(rangesOf(TAIL))
  expect(toggledPart(TAIL, undefined, SURE)).toEqual([])
  expect(toggledPart(TAIL, rangesOf(TAIL), SURE)).toEqual(rangesOf([DOUBTFUL]))
})

test('parts that are no longer proposed, after the file was read again, are not left out', () => {
  expect(leftOutParts(TAIL, [{ start: 11, end: 20 }])).toEqual([])
})
