const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Turns decoded text into the text that is stored and that every offset refers to: leading byte order marks go, CRLF
 * and lone CR become LF, and nothing else changes. In particular there is no Unicode normalisation: NFC would move
 * offsets that other tools counted on the same file (universal rule (a) of the format notes).
 *
 * All leading marks go, not only the first one: a frozen text must not begin with U+FEFF, because every reader of the
 * file would take it for a byte order mark and count from one character later. This also makes freezing idempotent.
 */
export function freezeText(decoded: string): string {
  return decoded.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n')
}

/** True if freezing would change nothing. */
export function isFrozen(text: string): boolean {
  return !text.startsWith(BYTE_ORDER_MARK) && !text.includes('\r')
}
