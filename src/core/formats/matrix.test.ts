import { describe, expect, it } from 'vitest'
import { LOSS_FEATURES } from './losses'
import { FORMATS } from './registry'
import { declaredFate, measureFate } from './testing/matrix'

const both = FORMATS.filter(({ encode, decode }) => encode && decode)

describe.each(both)('$id', (format) => {
  it.each(LOSS_FEATURES)('does with %s what it says', async (feature) => {
    const fate = await measureFate(format, feature)
    const declared = declaredFate(format, feature)
    // What is lost is gone, what is carried is whole; an approximation may happen to hit.
    if (fate === 'carried') expect(declared).not.toBe('lost')
    else if (fate !== null) expect(declared).not.toBe('carried')
  })
})
