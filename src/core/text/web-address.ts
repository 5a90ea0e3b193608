import { punycode } from './punycode'

/** A web address, taken apart. */
export interface WebAddress {
  /** The parsed form: what is passed on. ASCII only. */
  readonly address: string
  /** The host in ASCII, without a port: what a person is shown. Letters of other scripts stand as `xn--…`. */
  readonly host: string
}

/** Longest address that is read, in UTF-16 code units. */
const LONGEST = 2_000
const LONGEST_LABEL = 63
const LONGEST_HOST = 253
const LAST_PORT = 65_535

/** Scheme, authority, and what follows it. */
const SHAPE = /^(https?):\/\/([^/?#]*)(.*)$/isu
/** Controls, marks that cannot be seen or turn the direction, halves of characters, every space, and backslashes. */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\\]/u
const ASCII_LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/
const WORD_LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u
/** A last label that programs read as a number: then the host is an IPv4 address, however it is written. */
const NUMBER = /^(?:\d+|0x[\da-f]*)$/
const OCTET = /^(?:0|[1-9]\d{0,2})$/
/** Characters after the host that the parsed form has percent-encoded. */
const TO_ENCODE = /[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu

function isIpv6(inside: string): boolean {
  const halves = inside.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return false
  return halves.length === 2 ? groups.length < 8 : groups.length === 8
}

const isIpv4 = (labels: readonly string[]): boolean =>
  labels.length === 4 && labels.every((label) => OCTET.test(label) && Number(label) <= 255)

function asciiLabel(label: string): string | null {
  if (ASCII_LABEL.test(label)) return label.length <= LONGEST_LABEL ? label : null
  if (!WORD_LABEL.test(label) || label.endsWith('-') || label.startsWith('xn--')) return null
  const ascii = `xn--${punycode(label)}`
  return ascii.length <= LONGEST_LABEL ? ascii : null
}

/** The host in ASCII; null for one that programs would read otherwise than it looks, or not at all. */
function asciiHost(written: string): string | null {
  const host = written.toLowerCase()
  if (host.startsWith('[')) return host.endsWith(']') && isIpv6(host.slice(1, -1)) ? host : null
  // What normalisation changes looks like something it is not: full-width letters, ligatures, circled digits.
  if (host.normalize('NFKC') !== host) return null
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.')
  if (NUMBER.test(labels.at(-1) ?? '')) return isIpv4(labels) ? host : null
  const ascii = labels.map(asciiLabel)
  const whole = ascii.join('.')
  return ascii.includes(null) || whole.length > LONGEST_HOST ? null : `${whole}${host.endsWith('.') ? '.' : ''}`
}

/**
 * Reads a web address; the one place that says what an address is (X4). It is stricter than browsers are, who mend what
 * they are given: nothing that they would read otherwise than a person does is an address here.
 *
 * - only `https:` and `http:`, followed by `//` and a host;
 * - no name or password before the host (`https://bank.example@evil.example`), no percent signs in it;
 * - a host of letters, digits and hyphens in their plain form, an IPv4 address in its plain form, or an IPv6 address
 *   without a zone; a port is a number up to 65535;
 * - no spaces, controls, backslashes, invisible marks or marks of direction anywhere; others than ASCII characters after
 *   the host are percent-encoded in the parsed form;
 * - at most 2,000 UTF-16 code units.
 *
 * @returns null for everything else
 */
export function readWebAddress(given: string): WebAddress | null {
  if (given.length > LONGEST || NEVER.test(given)) return null
  const [, scheme = '', authority = '', rest = ''] = SHAPE.exec(given) ?? []
  const parted = /^(\[[^\]]*\]|[^:]*)(?::(\d{0,5}))?$/u.exec(authority)
  const host = parted?.[1] === undefined || authority.includes('@') ? null : asciiHost(parted[1])
  if (host === null) return null
  const port = parted?.[2] ?? ''
  if (Number(port) > LAST_PORT) return null
  const isUsual = port === '' || Number(port) === (scheme.toLowerCase() === 'https' ? 443 : 80)
  const path = rest.startsWith('/') ? rest : `/${rest}`
  const parsed = `${scheme.toLowerCase()}://${host}${isUsual ? '' : `:${Number(port)}`}${path.replace(TO_ENCODE, encodeURIComponent)}`
  return { address: parsed, host }
}

/** Whether it is a web address as `readWebAddress` has it. */
export const isWebAddress = (given: unknown): given is string =>
  typeof given === 'string' && readWebAddress(given) !== null
