import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { LabelMapping } from './label-mapping'

describe('labels of a file', () => {
  it.each(['claim', 'Claim', 'CLAIM', ' cLaIm '])('%j is the label the scheme has', (given) => {
    const mapping = new LabelMapping(DEFAULT_SCHEME)
    expect(mapping.forSpan(given).id).toBe('claim')
    expect(mapping.grownScheme()).toBeNull()
  })

  it('that the scheme does not have are added once, whatever their case, and said', () => {
    const mapping = new LabelMapping(DEFAULT_SCHEME)
    expect(mapping.forSpan('Irony').id).toBe('irony')
    expect(mapping.forSpan('irony').id).toBe('irony')
    expect(
      mapping
        .grownScheme()
        ?.labels.map((label) => label.id)
        .slice(-1)
    ).toEqual(['irony'])
    expect(mapping.remarks).toHaveLength(1)
  })

  it('a label for highlights is not taken for one of articles', () => {
    const mapping = new LabelMapping(DEFAULT_SCHEME)
    expect(mapping.forDocument('Claim').id).not.toBe('claim')
  })
})
