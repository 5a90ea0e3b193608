import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavePlace, NO_PLACES, walkPlaces } from './places'
import type { Place, Places } from './places'

const text = (start: number): Place => ({ kind: 'text', article: 'a', range: { start, end: start }, query: null })

describe('the places one has been', () => {
  it('are gone back through and forward again, each in turn', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 20 }), fc.nat(), (stops, steps) => {
        let places: Places = NO_PLACES
        for (const stop of stops.slice(0, -1)) places = leavePlace(places, text(stop))
        const before = places
        let here = text(stops.at(-1) ?? 0)
        const last = here
        const count = 1 + (steps % (stops.length - 1))
        for (let step = 1; step <= count; step += 1) {
          const walked = walkPlaces(places, -1, here)
          expect(walked?.to).toEqual(text(stops.at(-1 - step) ?? 0))
          if (walked) ({ to: here, places } = walked)
        }
        for (let step = 0; step < count; step += 1) {
          const walked = walkPlaces(places, 1, here)
          if (walked) ({ to: here, places } = walked)
        }
        expect(here).toEqual(last)
        expect(places).toEqual(before)
      })
    )
  })

  it('end somewhere, and going elsewhere forgets what was ahead', () => {
    expect(walkPlaces(NO_PLACES, -1, text(1))).toBeNull()
    const walked = walkPlaces(leavePlace(NO_PLACES, text(1)), -1, text(2))
    expect(walked?.places.forward).toEqual([text(2)])
    expect(leavePlace(walked?.places ?? NO_PLACES, text(1))).toEqual({ back: [text(1)], forward: [] })
  })

  it('are not kept twice in a row, and not without end', () => {
    expect(leavePlace(leavePlace(NO_PLACES, text(1)), text(1)).back).toHaveLength(1)
    let places = NO_PLACES
    for (let stop = 0; stop < 1000; stop += 1) places = leavePlace(places, text(stop))
    expect(places.back).toHaveLength(100)
    expect(places.back.at(-1)).toEqual(text(999))
  })
})
