/** Lightness and chroma at which a hue is written: what the highlights are underlined with in both themes. */
const LIGHTNESS = 0.66
const CHROMA = 0.14
/** Below this chroma a colour is a grey, and its hue means nothing. */
const GREY = 0.025

type Triple = readonly [number, number, number]

/**
 * A hue of OKLCH (degrees) as `#rrggbb`, for programs that know no other colours. Where the screen's colours do not
 * reach the chroma, it is lowered and the hue kept. `hueOfColour` gives back the same hue, in whole degrees.
 */
export function colourOfHue(hue: number): string {
  const wanted = ((Math.round(hue) % 360) + 360) % 360
  // Eight bits a channel round the hue away from a whole degree; another lightness near by rounds it back.
  for (let step = 0; step <= 40; step += 1) {
    const lightness = LIGHTNESS + (step % 2 === 0 ? step : -step - 1) * 0.002
    const colour = hexOf(inGamut(lightness, wanted))
    if (hueOfColour(colour) === wanted) return colour
  }
  return hexOf(inGamut(LIGHTNESS, wanted))
}

/** The hue of a colour `#rrggbb` or `#rgb` in whole degrees of OKLCH; null for greys and for what is no colour. */
export function hueOfColour(colour: string): number | null {
  const [, long, short] = /^\s*#(?:([0-9a-f]{6})|([0-9a-f]{3}))\s*$/i.exec(colour) ?? []
  const digits = long ?? (short === undefined ? undefined : Array.from(short, (digit) => digit + digit).join(''))
  if (digits === undefined) return null
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255))
  const [, a, b] = labOf([red ?? 0, green ?? 0, blue ?? 0])
  if (Math.hypot(a, b) < GREY) return null
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360
}

function inGamut(lightness: number, hue: number): Triple {
  const angle = (hue * Math.PI) / 180
  let low = 0
  let high = CHROMA
  const at = (chroma: number): Triple => rgbOf([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)])
  if (at(high).every(isShown)) return at(high)
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2
    if (at(middle).every(isShown)) low = middle
    else high = middle
  }
  return at(low)
}

const isShown = (channel: number): boolean => channel >= 0 && channel <= 1

function hexOf(rgb: Triple): string {
  const digits = rgb.map((channel) =>
    Math.round(gamma(channel) * 255)
      .toString(16)
      .padStart(2, '0')
  )
  return `#${digits.join('')}`
}

/** The transfer function of sRGB (IEC 61966-2-1) and its inverse. */
function gamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

/** OKLab to linear sRGB and back, with the matrices of CSS Color 4. */
function rgbOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3
  const m = (lightness - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3
  const s = (lightness - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3
  return [
    4.0767416360759583 * l - 3.3077115392580616 * m + 0.2309699031821043 * s,
    -1.2684379732850317 * l + 2.6097573492876882 * m - 0.3413193760026572 * s,
    -0.0041960761386756 * l - 0.7034186179359362 * m + 1.7076146940746117 * s
  ]
}

function labOf([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214694707629 * red + 0.536332537261735 * green + 0.0514459932675022 * blue)
  const m = Math.cbrt(0.2119034958178251 * red + 0.6806995506452344 * green + 0.1073969535369405 * blue)
  const s = Math.cbrt(0.08830245919005641 * red + 0.2817188391361215 * green + 0.6299787016738222 * blue)
  return [
    0.210454268309314 * l + 0.7936177747023054 * m - 0.0040720430116193 * s,
    1.9779985324311684 * l - 2.42859224204858 * m + 0.450593709617411 * s,
    0.0259040424655478 * l + 0.7827717124575296 * m - 0.8086757549230774 * s
  ]
}
