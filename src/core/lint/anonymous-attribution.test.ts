import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'anonymous-attribution'

describe('anonymous attributions', () => {
  it.each([
    ['Ruritanian officials said the dam held.', 'Ruritanian officials said'],
    ['The dam held, a senior U.S. official said.', 'a senior U.S. official said'],
    ['The dam held, said one retired diplomat.', 'said one retired diplomat'],
    ['It held, according to two people familiar with the matter.', 'according to two people familiar with the matter'],
    ['People close to the duke say he is ill.', 'People close to the duke say'],
    ['A person briefed on the talks told the paper it was over.', 'A person briefed on the talks told'],
    ['Current and former officials warned of a flood.', 'Current and former officials warned'],
    ['An official in the ministry, who was there, said no.', 'An official in the ministry, who was there, said'],
    ['The source said it again.', 'The source said'],
    ['Experts fear a flood.', 'Experts fear'],
    [
      'One aide said, speaking on condition of anonymity because talks go on.',
      'One aide said, speaking on condition of anonymity'
    ],
    ['A guard who asked not to be named said no.', 'who asked not to be named'],
    ['An aide who asked not to be named said no.', 'An aide who asked not to be named said'],
    ['“No,” said an aide who spoke on condition of anonymity.', 'said an aide who spoke on condition of anonymity'],
    ['The clerk asked not to be named.', 'asked not to be named'],
    ['Two clerks spoke on the condition of anonymity.', 'spoke on the condition of anonymity']
  ])('%s', (text, quote) => expect(quotes(RULE, text)).toEqual([quote]))

  it('one finding for each attribution, with the wish for anonymity in it', () => {
    const text =
      'The pact is dead, two diplomats said, who asked not to be identified. It lives, a third diplomat said, according to officials.'
    expect(quotes(RULE, text)).toEqual([
      'two diplomats said, who asked not to be identified',
      'a third diplomat said',
      'according to officials'
    ])
    expect(firstLint(RULE, text).detail).toEqual({ wish: 'yes' })
    expect(firstLint(RULE, 'Officials said so.').detail).toEqual({ wish: 'no' })
  })

  it.each([
    'Ada Brok, a senior official, said the dam held.',
    'The dam held, said senior officials Ada Brok and Ivo Lind.',
    'An adviser to the duke, Ada Brok, said no.',
    'The minister told officials to leave.',
    'According to the official story, the dam held.',
    'She met officials in the capital.',
    'A spokeswoman for the ministry said no.',
    'Ruritania’s army said it had won.',
    'The witness reports were altered.',
    'He said officials were asleep.',
    'The source of the river is dry.',
    'Energy sources such as wind add to it.',
    'She said it, and Ivo Lind said it too.'
  ])('leaves alone: %s', (text) => expect(quotes(RULE, text)).toEqual([]))
})
