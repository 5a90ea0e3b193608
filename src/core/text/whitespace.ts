/**
 * True for a UTF-16 code unit that is white space at the edge of a passage: what JavaScript calls white space (with
 * NBSP and U+FEFF), what Python's `str.isspace` adds to it (U+001C–U+001F and U+0085; spaCy refuses spans that begin
 * or end with it), and ZERO WIDTH SPACE, which pages use as an invisible line-break hint. ZWNJ and ZWJ are not white
 * space: they belong to the letters around them.
 */
export function isEdgeWhitespace(codeUnit: number): boolean {
  if (codeUnit < 0x80) return codeUnit === 0x20 || (codeUnit >= 0x09 && codeUnit <= 0x0d) || isSeparator(codeUnit)
  if (codeUnit < 0x2000) return codeUnit === 0x85 || codeUnit === 0xa0 || codeUnit === 0x1680
  if (codeUnit <= 0x205f) return codeUnit <= 0x200b || isWideSeparator(codeUnit)
  return codeUnit === 0x3000 || codeUnit === 0xfeff
}

function isSeparator(codeUnit: number): boolean {
  return codeUnit >= 0x1c && codeUnit <= 0x1f
}

function isWideSeparator(codeUnit: number): boolean {
  return codeUnit === 0x2028 || codeUnit === 0x2029 || codeUnit === 0x202f || codeUnit === 0x205f
}

/** First UTF-16 offset from `start` up to `end` whose code unit is not white space; `end` if there is none. */
export function skipWhitespace(text: string, start: number, end: number): number {
  let offset = start
  while (offset < end && isEdgeWhitespace(text.charCodeAt(offset))) offset++
  return offset
}

/** Last UTF-16 offset from `end` down to `start` that has no white space before it; `start` if there is none. */
export function skipWhitespaceBack(text: string, start: number, end: number): number {
  let offset = end
  while (offset > start && isEdgeWhitespace(text.charCodeAt(offset - 1))) offset--
  return offset
}
