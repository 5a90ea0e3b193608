import { expect, test } from 'vitest'
import { formatPartialDate } from './partial-date'

test.each([
  ['2024-08-22', '22 Aug 2024'],
  ['2024-08-22T23:30:00-10:00', '22 Aug 2024'],
  ['2024-08', 'Aug 2024'],
  ['2024', '2024'],
  ['last week', 'last week']
])('%s reads %s', (date, expected) => {
  expect(formatPartialDate(date)).toBe(expected)
})
