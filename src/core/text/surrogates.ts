/** True for the first code unit of a pair (U+D800–U+DBFF). `NaN`, what `charCodeAt` gives outside, is not one. */
export function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff
}

/** True for the second code unit of a pair (U+DC00–U+DFFF). */
export function isLowSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xdc00 && codeUnit <= 0xdfff
}

/** True if a UTF-16 offset falls between the two halves of a well-formed pair; next to a lone surrogate it does not. */
export function isInsideSurrogatePair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset))
}
