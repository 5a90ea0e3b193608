// Numbers of the Bootstring algorithm as RFC 3492, section 5 sets them for Punycode.
const BASE = 36
const LEAST = 1
const MOST = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128

const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22)

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2))
  rest += Math.floor(rest / count)
  let steps = 0
  for (; rest > ((BASE - LEAST) * MOST) / 2; steps += BASE) rest = Math.floor(rest / (BASE - LEAST))
  return steps + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW))
}

/** A number as digits of changing weight (RFC 3492, section 3.3). */
function variableLength(value: number, bias: number): string {
  let written = ''
  let rest = value
  for (let step = BASE; ; step += BASE) {
    const threshold = Math.min(MOST, Math.max(LEAST, step - bias))
    if (rest < threshold) return written + digit(rest)
    written += digit(threshold + ((rest - threshold) % (BASE - threshold)))
    rest = Math.floor((rest - threshold) / (BASE - threshold))
  }
}

/** The ASCII letters that stand for a label of a host name, without the `xn--` before them (RFC 3492). */
export function punycode(label: string): string {
  const codes = Array.from(label, (character) => character.codePointAt(0) ?? 0)
  const plain = codes.filter((code) => code < FIRST_CODE)
  let written = String.fromCodePoint(...plain) + (plain.length > 0 ? '-' : '')
  let [next, delta, bias, handled] = [FIRST_CODE, 0, FIRST_BIAS, plain.length]
  while (handled < codes.length) {
    const least = Math.min(...codes.filter((code) => code >= next))
    delta += (least - next) * (handled + 1)
    for (const code of codes) {
      if (code < least) delta += 1
      if (code !== least) continue
      written += variableLength(delta, bias)
      bias = adapt(delta, handled + 1, handled === plain.length)
      delta = 0
      handled += 1
    }
    delta += 1
    next = least + 1
  }
  return written
}
