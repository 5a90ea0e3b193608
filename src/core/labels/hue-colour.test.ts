import { describe, expect, it } from 'vitest'
import { hueDistance } from './scheme-colours'
import { colourOfHue, hueOfColour } from './hue-colour'

describe('colourOfHue', () => {
  it('gives every hue a colour of the screen that leads back to it', () => {
    for (let hue = 0; hue < 360; hue += 1) {
      expect(colourOfHue(hue)).toMatch(/^#[0-9a-f]{6}$/)
      expect(hueOfColour(colourOfHue(hue))).toBe(hue)
    }
    expect(colourOfHue(-30)).toBe(colourOfHue(330))
    expect(colourOfHue(725)).toBe(colourOfHue(5))
  })
})

describe('hueOfColour', () => {
  // As browsers convert them: `oklch(from red l c h)` and so on.
  it.each([
    ['#ff0000', 29],
    ['#00ff00', 142],
    ['#0000ff', 264],
    ['#FFFF00', 110],
    ['#0ff', 195],
    ['#f0f', 328]
  ])('knows the hue of %s', (colour, hue) => {
    expect(hueDistance(hueOfColour(colour) ?? -999, hue)).toBeLessThanOrEqual(1)
  })

  it.each(['#808080', '#000000', '#fff', 'red', '', '#12345', '255,0,0'])('has none for %j', (colour) => {
    expect(hueOfColour(colour)).toBeNull()
  })
})
