import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeName, featureName, kindedName } from './feature-names'

describe('names of features', () => {
  it.each([
    ['confidence', 'confidence'],
    ['a-b_c', 'a_x2D_b_c'],
    ['7', 'f_x37_'],
    ['f_x37_', 'f_x66__x5F_x37_'],
    ['__proto__', 'f_x5F__proto__'],
    ['', 'f_x_'],
    ['Ärger 😀', 'f_xC4_rger_x20__x1F600_']
  ])('%j is written %s', (attribute, feature) => {
    expect(featureName(attribute)).toBe(feature)
    expect(attributeName(feature)).toBe(attribute)
  })

  it('keeps names apart that the layer needs itself', () => {
    expect(featureName('label', new Set(['label']))).toBe('f_x6C_abel')
    expect(attributeName('f_x6C_abel')).toBe('label')
  })

  it('brings every name back, and makes only names that UIMA allows', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[f_x0-9A-F]{0,12}$/))
    fc.assert(
      fc.property(name, fc.array(name), fc.boolean(), (attribute, taken, isKinded) => {
        const feature = featureName(attribute, new Set(taken))
        const written = isKinded ? kindedName(feature, 'number') : feature
        expect(written).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
        expect(attributeName(written)).toBe(attribute)
      })
    )
  })
})
