import { hueOfColour } from '../../labels/hue-colour'

/** Names of colours that configurations use, of the CSS keywords. */
const NAMED: Readonly<Record<string, string>> = {
  red: '#ff0000',
  darkred: '#8b0000',
  crimson: '#dc143c',
  brown: '#a52a2a',
  tomato: '#ff6347',
  coral: '#ff7f50',
  salmon: '#fa8072',
  orange: '#ffa500',
  darkorange: '#ff8c00',
  gold: '#ffd700',
  yellow: '#ffff00',
  khaki: '#f0e68c',
  olive: '#808000',
  green: '#008000',
  lime: '#00ff00',
  darkgreen: '#006400',
  lightgreen: '#90ee90',
  teal: '#008080',
  turquoise: '#40e0d0',
  cyan: '#00ffff',
  aqua: '#00ffff',
  darkcyan: '#008b8b',
  lightblue: '#add8e6',
  skyblue: '#87ceeb',
  blue: '#0000ff',
  darkblue: '#00008b',
  navy: '#000080',
  indigo: '#4b0082',
  violet: '#ee82ee',
  purple: '#800080',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  pink: '#ffc0cb',
  hotpink: '#ff69b4',
  maroon: '#800000'
}

/** The hue of a colour as CSS writes it, in degrees of OKLCH; null when it has none, or is written in another way. */
export function hueOfCss(colour: string): number | null {
  const name = colour.trim().toLowerCase()
  const [, ...channels] = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})/.exec(name) ?? []
  if (channels.length === 3) {
    const digits = channels.map((channel) => Math.min(255, Number(channel)).toString(16).padStart(2, '0'))
    return hueOfColour(`#${digits.join('')}`)
  }
  return hueOfColour(Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : name.slice(0, 7))
}
