import { expect, it } from 'vitest'
import { groupDigits } from '../ui/group-digits'
import { initialsOf } from './initials'
import { sentenceNumber } from './use-sentence'
import { writtenDate } from './written-date'

it.each([
  ['Mira Kessler', 'MK'],
  ['  mira  von  kessler ', 'MK'],
  ['root', 'R'],
  ['陳 怡君', '陳怡'],
  ['🦊', '🦊'],
  ['', '?']
])('initials of “%s” are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

it.each([
  ['2024-08-22', '22 Aug 2024'],
  ['2024-08', 'Aug 2024'],
  ['2024', '2024'],
  ['2024-08-22T23:30:00-05:00', '22 Aug 2024'],
  ['2024-99', '2024-99']
])('%s is written %s', (date, written) => expect(writtenDate(date)).toBe(written))

it('groups digits', () => expect(groupDigits(1842001)).toBe('1\u00a0842\u00a0001'))

it.each([
  [0, 1],
  [9, 1],
  [10, 2],
  [25, 2],
  [40, 3]
])('position %i lies in sentence %i', (position, number) => {
  const sentences = [
    { start: 0, end: 9 },
    { start: 10, end: 20 },
    { start: 30, end: 40 }
  ]
  expect(sentenceNumber(sentences, position)).toBe(number)
})
