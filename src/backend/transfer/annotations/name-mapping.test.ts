import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import { NameMapping } from './name-mapping'

describe('labels of a file', () => {
  it.each(['claim', 'Claim', 'CLAIM', ' cLaIm '])('%j is the label the scheme has', (given) => {
    const mapping = new NameMapping(DEFAULT_SCHEME)
    expect(mapping.forSpan(given)?.id).toBe('claim')
    expect(mapping.grownScheme()).toBeNull()
  })

  it('that the scheme does not have are added once, whatever their case, and said', () => {
    const mapping = new NameMapping(DEFAULT_SCHEME)
    expect(mapping.forSpan('Irony')?.id).toBe('irony')
    expect(mapping.forSpan('irony')?.id).toBe('irony')
    expect(
      mapping
        .grownScheme()
        ?.labels.map((label) => label.id)
        .slice(-1)
    ).toEqual(['irony'])
    expect(mapping.names.map(({ name, count, to }) => [name, count, to])).toEqual([
      ['Irony', 1, { kind: 'new', name: 'Irony' }],
      ['irony', 1, { kind: 'existing', id: 'irony' }]
    ])
  })

  it('a label for highlights is not taken for one of articles', () => {
    const mapping = new NameMapping(DEFAULT_SCHEME)
    expect(mapping.forDocument('Claim')?.id).not.toBe('claim')
  })

  it('go where a person says: to another label, to a new one, or nowhere; two names may become one', () => {
    const labels = [
      { name: 'PER', to: { kind: 'existing', id: 'speaker' } },
      { name: 'PERSON', to: { kind: 'existing', id: 'speaker' } },
      { name: 'claim', to: { kind: 'new', name: 'Foreign claim' } },
      { name: 'MISC', to: { kind: 'leave-out' } }
    ] as const
    const mapping = new NameMapping(DEFAULT_SCHEME, [], undefined, { labels, relationTypes: [] })
    expect(['PER', 'PERSON', 'claim', 'MISC', 'PER'].map((name) => mapping.forSpan(name)?.id ?? null)).toEqual([
      'speaker',
      'speaker',
      'foreign-claim',
      null,
      'speaker'
    ])
    expect(mapping.names.map(({ name, count, because }) => [name, count, because])).toEqual([
      ['PER', 2, 'chosen'],
      ['PERSON', 1, 'chosen'],
      ['claim', 1, 'chosen'],
      ['MISC', 1, 'chosen']
    ])
    expect(mapping.newLabels).toBe(1)
  })

  it('that are new bring along what the file says of them', () => {
    const defined = {
      path: 'NamedEntity/PER',
      hue: 12,
      description: 'A person.',
      exchange: { type: 'x.NE', feature: 'value' }
    }
    const mapping = new NameMapping(DEFAULT_SCHEME, [], { labels: [defined], relationTypes: [] })
    expect(mapping.forSpan('NamedEntity/PER')).toMatchObject({ ...defined, name: 'PER', appliesTo: 'span' })
  })
})
