import { expect, test } from 'vitest'
import { findAttributions } from '../../../core/attribution/find-attributions'
import { speakerProposals, titleAround } from './speaker-proposals'

const TEXT =
  'Harbour Minister Ada Wolska said 40 ferries left. “Two stayed,” said Wolska. Jan Brandt said the quay is old. ' +
  'An official said nothing more. She said it was late.'
const person = (name: string) => ({
  id: name,
  person: 'mk',
  createdAt: '2024-08-22T10:00:00.000Z',
  updatedAt: '2024-08-22T10:00:00.000Z',
  origin: 'human',
  name,
  aliases: [],
  title: '',
  organisation: '',
  kind: 'person' as const,
  sameAs: null
})
const attributions = findAttributions(TEXT, [], 'en')
const names = (people: readonly string[]) =>
  speakerProposals(attributions, people.map(person)).map(({ name, title, times }) => ({ name, title, times }))

test('who is quoted in full and by surname is proposed once, with the title as it is written', () => {
  expect(names([])).toEqual([
    { name: 'Ada Wolska', title: 'Harbour Minister', times: 2 },
    { name: 'Jan Brandt', title: '', times: 1 }
  ])
})

test('who is in the table, or could be, is not proposed again', () => {
  expect(names(['Ada Wolska']).map(({ name }) => name)).toEqual(['Jan Brandt'])
  expect(names(['Ida Wolska', 'Ada Wolska', 'J. Brandt'])).toEqual([])
})

test('titles stand before or behind a name', () => {
  expect(titleAround('the harbour master Ada Wolska', 'Ada Wolska')).toBe('harbour master')
  expect(titleAround('Ada Wolska, the harbour master,', 'Ada Wolska')).toBe('harbour master')
  expect(titleAround('Wolska', 'Ada Wolska')).toBe('')
})
