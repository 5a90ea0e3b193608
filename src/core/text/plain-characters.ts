/**
 * True for a UTF-16 code unit that is a whole character of its own and never joins the *plain* character before it:
 * no combining mark, joiner, prepended sign, pictograph, flag letter, Indic letter or conjoining jamo. So there is a
 * grapheme boundary between two plain characters, and no rule for a boundary further on looks back past a plain one.
 *
 * Deliberately short of complete: it has to be right, and to cover what news text is made of. CR is not plain, since
 * it joins the LF after it.
 */
export function isPlainCharacter(codeUnit: number): boolean {
  if (codeUnit < 0x80) return codeUnit !== 0x0d
  if (codeUnit < 0x300) return codeUnit !== 0xa9 && codeUnit !== 0xad && codeUnit !== 0xae && codeUnit >= 0xa0
  if (codeUnit < 0x2000) return isPlainLetter(codeUnit)
  if (codeUnit < 0x3000) return codeUnit >= 0x2010 && codeUnit <= 0x2027
  return isPlainEastAsian(codeUnit)
}

/** Greek, Cyrillic, Hebrew and Arabic letters without their combining marks. */
function isPlainLetter(codeUnit: number): boolean {
  return (
    (codeUnit >= 0x384 && codeUnit <= 0x482) ||
    (codeUnit >= 0x48a && codeUnit <= 0x52f) ||
    (codeUnit >= 0x5d0 && codeUnit <= 0x5ea) ||
    (codeUnit >= 0x620 && codeUnit <= 0x64a)
  )
}

/** Ideographs, kana, composed hangul, and their punctuation. */
function isPlainEastAsian(codeUnit: number): boolean {
  return (
    codeUnit <= 0x3029 ||
    (codeUnit >= 0x3041 && codeUnit <= 0x3096) ||
    (codeUnit >= 0x30a1 && codeUnit <= 0x30fa) ||
    (codeUnit >= 0x4e00 && codeUnit <= 0x9fff) ||
    (codeUnit >= 0xac00 && codeUnit <= 0xd7a3) ||
    (codeUnit >= 0xff01 && codeUnit <= 0xff5e)
  )
}
