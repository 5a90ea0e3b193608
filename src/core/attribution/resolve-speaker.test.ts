import { describe, expect, test } from 'vitest'
import { resolveSpeaker } from './resolve-speaker'
import type { SpeakerRow } from './resolve-speaker'

const person = (id: string, name: string, more: Partial<SpeakerRow> = {}): SpeakerRow => ({
  ...{ id, name, aliases: [], title: '', organisation: '' },
  ...more
})

const PEOPLE = [
  person('ada', 'Ada Wolska', { title: 'Minister of Defence', organisation: 'Orrem' }),
  person('odile', 'Odile Ferrant', { aliases: ['Odile Ferrant-Roy', 'the Lamp'], title: 'Councillor' }),
  person('jan', 'Jan Brandt', { title: 'Governor' }),
  person('ilse', 'Ilse Brandt', { title: 'Deputy harbour master' }),
  person('ida', 'Ida van der Berg'),
  person('jonas', 'Jonas Kasčiūnas'),
  person('mary', 'Mary J. Holt', { aliases: ['MJ'] })
]

describe('one person is meant', () => {
  test.each([
    ['Wolska', 'ada'],
    ['Ada Wolska', 'ada'],
    ['ADA WOLSKA', 'ada'],
    ['Wolska’s', 'ada'],
    ['Minister Wolska', 'ada'],
    ['Defence Minister Ada Wolska', 'ada'],
    ['Mr. Wolska', 'ada'],
    ['A. Wolska', 'ada'],
    ['Odile Ferrant-Roy', 'odile'],
    ['the Lamp', 'odile'],
    ['Governor Brandt', 'jan'],
    ['Ilse Brandt', 'ilse'],
    ['van der Berg', 'ida'],
    ['Berg', 'ida'],
    ['Kasciunas', 'jonas'],
    ['Mary Holt', 'mary'],
    ['MJ', 'mary']
  ])('%s is %s', (name, id) => {
    expect(resolveSpeaker(name, PEOPLE).person?.id).toBe(id)
  })
})

test('a surname that two people have means neither, and both are told', () => {
  const { person: one, candidates } = resolveSpeaker('Brandt', PEOPLE)
  expect(one).toBeNull()
  expect(candidates.map(({ id }) => id)).toEqual(['jan', 'ilse'])
})

test.each(['Ada', 'Wols', 'Olska', 'Greta Wolska-Lind', 'Piet Wolska', '', ' ', 'the', '“”'])(
  '“%s” is nobody',
  (name) => {
    expect(resolveSpeaker(name, PEOPLE)).toEqual({ person: null, candidates: [] })
  }
)

test('among two of one name, even the whole name means neither', () => {
  const twins = [person('one', 'Ada Wolska'), person('two', 'Ada Wolska')]
  expect(resolveSpeaker('Ada Wolska', twins)).toEqual({ person: null, candidates: twins })
})
