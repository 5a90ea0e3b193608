/** Colours that brat configurations name in words, as `#rrggbb`; greys have no hue and are not here. */
const NAMED: Readonly<Record<string, string>> = {
  aqua: '#00ffff',
  beige: '#f5f5dc',
  blue: '#0000ff',
  brown: '#a52a2a',
  coral: '#ff7f50',
  cyan: '#00ffff',
  darkblue: '#00008b',
  darkgreen: '#006400',
  darkred: '#8b0000',
  fuchsia: '#ff00ff',
  gold: '#ffd700',
  green: '#008000',
  indigo: '#4b0082',
  khaki: '#f0e68c',
  lavender: '#e6e6fa',
  lightblue: '#add8e6',
  lightgreen: '#90ee90',
  lightpink: '#ffb6c1',
  lightyellow: '#ffffe0',
  lime: '#00ff00',
  magenta: '#ff00ff',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  pink: '#ffc0cb',
  plum: '#dda0dd',
  purple: '#800080',
  red: '#ff0000',
  salmon: '#fa8072',
  skyblue: '#87ceeb',
  tan: '#d2b48c',
  teal: '#008080',
  turquoise: '#40e0d0',
  violet: '#ee82ee',
  yellow: '#ffff00'
}

/** Light enough for black words on it, and within sRGB for every hue. */
const LIGHTNESS = 0.86
const CHROMA = 0.08
/** Below this much chroma a colour is a grey, and its hue an accident. */
const LEAST_CHROMA = 0.01

/** A light colour of that hue (degrees of OKLCH) as `#rrggbb`. The matrices are those of Ottosson's OKLab. */
export function colourOfHue(hue: number): string {
  const angle = (hue * Math.PI) / 180
  const a = CHROMA * Math.cos(angle)
  const b = CHROMA * Math.sin(angle)
  const l = (LIGHTNESS + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (LIGHTNESS - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (LIGHTNESS - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ]
  const hex = linear.map((value) => {
    const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${hex.join('')}`
}

/** The hue of `#rgb`, `#rrggbb` or a colour's name, in whole degrees of OKLCH; null for greys and unknown names. */
export function hueOfColour(colour: string): number | null {
  const name = colour.trim().toLowerCase()
  const hex = Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : name
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(hex)
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : hex
  if (!/^#[\da-f]{6}$/.test(long)) return null
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(long.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  if (Math.hypot(a, b) < LEAST_CHROMA) return null
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360
}
