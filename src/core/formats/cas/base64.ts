const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes (0–255) as Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const group = ((a & 255) << 16) | ((b & 255) << 8) | (c & 255)
    const left = bytes.length - at
    for (let digit = 0; digit < 4; digit += 1) {
      text += digit > left ? '=' : (DIGITS[(group >> (18 - 6 * digit)) & 63] ?? '')
    }
  }
  return text
}

/** The bytes (0–255) of a Base64 text; null when it is none. Padding may be missing. */
export function fromBase64(text: string): readonly number[] | null {
  const digits = text.replace(/\s+/g, '').replace(/={0,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return null
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of digits) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes.push((bits >> held) & 255)
  }
  return bytes
}
