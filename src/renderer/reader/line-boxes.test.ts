import { expect, test } from 'vitest'
import { lineBoxes } from './line-boxes'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

test('fragments on one line are joined, whatever their heights', () => {
  expect(lineBoxes([box(0, 0, 10, 20), box(10, 2, 30, 18)])).toEqual([box(0, 0, 30, 20)])
})

test('lines are kept apart, also where their boxes overlap a little', () => {
  expect(lineBoxes([box(50, 0, 90, 22), box(0, 20, 40, 42)])).toHaveLength(2)
})

test('empty fragments are no lines', () => {
  expect(lineBoxes([box(5, 0, 5, 20), box(5, 30, 9, 30)])).toEqual([])
})

test('stretches of one line with other words between them stay apart', () => {
  expect(lineBoxes([box(0, 0, 10, 20), box(40, 0, 60, 20), box(60, 0, 70, 20)])).toEqual([
    box(0, 0, 10, 20),
    box(40, 0, 70, 20)
  ])
})
