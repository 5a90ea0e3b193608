import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Label } from '../model/scheme'
import { LabelNames } from './label-names'
import { makeInput } from './testing/build'

const label = (id: string, path: string, feature: string | null = null): Label => ({
  ...(DEFAULT_SCHEME.labels[0] as Label),
  ...{ id, path, name: path.split('/').at(-1) ?? path },
  ...(feature !== null && { exchange: { type: 'some.Type', feature } })
})

describe('names of labels', () => {
  it('are short where they are values of a layer, unless two would be the same', () => {
    const labels = [
      label('1', 'NamedEntity/PER', 'value'),
      label('2', 'NamedEntity/LOC', 'value'),
      label('3', 'Other/LOC', 'value'),
      label('4', 'Claim/Sub'),
      label('5', 'PER/x')
    ]
    const names = new LabelNames(makeInput([], {}, [{ ...DEFAULT_SCHEME, labels }]))
    const short = ['1', '2', '3', '4', '5', 'gone'].map((id) => names.shortName(id))
    expect(short).toEqual(['PER', 'NamedEntity/LOC', 'Other/LOC', 'Claim/Sub', 'PER/x', 'gone'])
    // Asked again, it is what it was.
    expect(names.shortName('2')).toBe('NamedEntity/LOC')
  })
})
