import { expect, test } from 'vitest'
import { formatAgo } from './times'

const NOW = Date.parse('2026-05-10T12:00:00Z')

test.each([
  ['2026-05-10T11:59:31Z', 'just now'],
  ['2026-05-10T12:00:05Z', 'just now'],
  ['2026-05-10T11:55:00Z', '5 minutes ago'],
  ['2026-05-10T10:30:00Z', '1 hour ago'],
  ['2026-05-09T11:00:00Z', 'yesterday'],
  ['2026-05-01T12:00:00Z', '9 days ago'],
  ['nonsense', 'nonsense']
])('%s was %s', (at, expected) => {
  expect(formatAgo(at, NOW)).toBe(expected)
})
