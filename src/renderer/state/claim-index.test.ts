import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../core/model/claim'
import { EMPTY_CHECK } from '../../core/model/claim-check'
import { countLayer, emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import { claimChanged, claimIn, countsOf } from './claim-index'

const SPANS = ['a', 'b', 'c']
const verdict = { scale: 'scale', value: 'true' }

const claim = (id: string, spans: readonly string[], isDecided: boolean): Claim => ({
  id,
  person: 'somebody',
  createdAt: '',
  updatedAt: '',
  origin: 'human',
  spans,
  normalized: '',
  speaker: '',
  verdict: isDecided ? verdict : null,
  note: '',
  check: EMPTY_CHECK
})

function put(layer: Layer, id: string, after: Claim | null): void {
  const before = layer.claims.get(id) ?? null
  if (after) layer.claims.set(id, after)
  else layer.claims.delete(id)
  claimChanged(layer, before, after)
}

const first = (layer: Layer, span: string): Claim | null =>
  [...layer.claims.values()].find(({ spans }) => spans.includes(span)) ?? null

const change = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  spans: fc.subarray(SPANS),
  isDecided: fc.boolean(),
  isGone: fc.boolean()
})

describe('the claims of a layer by highlight', () => {
  it('says after every change what a look at all claims says', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat(5), (changes, asked) => {
        const layer = emptyLayer('article')
        changes.forEach(({ id, spans, isDecided, isGone }, at) => {
          put(layer, id, isGone ? null : claim(id, spans, isDecided))
          // Changes before the first question are not followed but found.
          if (at < asked) return
          for (const span of SPANS) expect(claimIn(layer, span)).toBe(first(layer, span))
          expect(countsOf(layer)).toEqual(countLayer(layer))
        })
      })
    )
  })

  it('keeps to the order of the layer when an older claim takes a highlight over', () => {
    const layer = emptyLayer('article')
    put(layer, '1', claim('1', [], false))
    put(layer, '2', claim('2', ['a'], false))
    expect(claimIn(layer, 'a')?.id).toBe('2')
    put(layer, '1', claim('1', ['a'], false))
    expect(claimIn(layer, 'a')?.id).toBe('1')
  })
})
