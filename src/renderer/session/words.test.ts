import { describe, expect, it } from 'vitest'
import { clockTime, DISPOSITIONS_TOLD, roughTime } from './words'

describe('times', () => {
  it.each([
    [0, '0:00'],
    [252.9, '4:12'],
    [3729, '1:02:09']
  ])('%d seconds are %s on a clock', (seconds, told) => expect(clockTime(seconds)).toBe(told))

  it.each([
    [20, 'less than a minute'],
    [60, 'about 1 min'],
    [1234, 'about 21 min'],
    [7300, 'about 2 h']
  ])('%d seconds are %s', (seconds, told) => expect(roughTime(seconds)).toBe(told))
})

it('no two dispositions have the same key', () => {
  const keys = DISPOSITIONS_TOLD.flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})
