const STRONG_RIGHT_TO_LEFT =
  /^[\u200F\u061C\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Samaritan}\p{sc=Mandaic}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}\p{sc=Mende_Kikakui}]/u
const STRONG_OR_ISOLATE = /[\p{L}\u200E\u200F\u061C\u2066-\u2069\n]/gu

/**
 * Base direction of a text by its first strong character: the first letter or direction mark that is not inside a
 * directional isolate (rules P2 and P3 of the Unicode Bidirectional Algorithm, as HTML's `dir="auto"`). Digits and
 * punctuation are not strong. `ltr` if there is none.
 */
export function baseDirection(text: string): 'ltr' | 'rtl' {
  let isolates = 0
  for (const [character] of text.matchAll(STRONG_OR_ISOLATE)) {
    if (character === '\n')
      isolates = 0 // an isolate ends with its paragraph
    else if (character >= '\u2066' && character <= '\u2068') isolates++
    else if (character === '\u2069') isolates = Math.max(0, isolates - 1)
    else if (isolates === 0) return STRONG_RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr'
  }
  return 'ltr'
}

const RIGHT_TO_LEFT =
  /[\u200F\u061C\u202B\u202E\u2067\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Samaritan}\p{sc=Mandaic}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}\p{sc=Mende_Kikakui}]/u

/** True if anything in a text may be set from right to left, so that its order on screen is not that of the text. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}
