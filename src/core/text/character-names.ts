/**
 * Names of characters that a screen reader leaves out or speaks as a pause, in the words that British speakers use.
 * Letters, digits and emoji are not here: they are spoken well as they are.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  [' ', 'space'],
  ['\u00A0', 'no-break space'],
  ['\u202F', 'narrow no-break space'],
  ['\u2009', 'thin space'],
  ['\u200A', 'hair space'],
  ['\u2003', 'em space'],
  ['\u3000', 'ideographic space'],
  ['\t', 'tab'],
  ['\n', 'line end'],
  ['\u00AD', 'soft hyphen'],
  ['\u034F', 'combining grapheme joiner'],
  ['\u061C', 'Arabic letter mark'],
  ['\u200B', 'zero-width space'],
  ['\u200C', 'zero-width non-joiner'],
  ['\u200D', 'zero-width joiner'],
  ['\u200E', 'left-to-right mark'],
  ['\u200F', 'right-to-left mark'],
  ['\u202A', 'left-to-right embedding'],
  ['\u202B', 'right-to-left embedding'],
  ['\u202C', 'end of embedding'],
  ['\u202D', 'left-to-right override'],
  ['\u202E', 'right-to-left override'],
  ['\u2060', 'word joiner'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'first strong isolate'],
  ['\u2069', 'end of isolate'],
  ['\uFEFF', 'zero-width no-break space'],
  ['.', 'full stop'],
  [',', 'comma'],
  [';', 'semicolon'],
  [':', 'colon'],
  ['!', 'exclamation mark'],
  ['?', 'question mark'],
  ['-', 'hyphen'],
  ['\u2010', 'hyphen'],
  ['\u2011', 'no-break hyphen'],
  ['–', 'en dash'],
  ['—', 'em dash'],
  ['…', 'ellipsis'],
  ["'", 'apostrophe'],
  ['’', 'closing single quote'],
  ['‘', 'opening single quote'],
  ['"', 'quote'],
  ['“', 'opening quote'],
  ['”', 'closing quote'],
  ['„', 'low quote'],
  ['«', 'opening guillemet'],
  ['»', 'closing guillemet'],
  ['(', 'opening bracket'],
  [')', 'closing bracket'],
  ['[', 'opening square bracket'],
  [']', 'closing square bracket'],
  ['{', 'opening curly bracket'],
  ['}', 'closing curly bracket'],
  ['/', 'slash'],
  ['\\', 'backslash'],
  ['|', 'vertical bar'],
  ['_', 'underscore'],
  ['*', 'asterisk'],
  ['•', 'bullet'],
  ['·', 'middle dot'],
  ['¿', 'inverted question mark'],
  ['¡', 'inverted exclamation mark'],
  ['،', 'Arabic comma'],
  ['؛', 'Arabic semicolon'],
  ['؟', 'Arabic question mark'],
  ['。', 'ideographic full stop'],
  ['、', 'ideographic comma'],
  ['，', 'wide comma'],
  ['！', 'wide exclamation mark'],
  ['？', 'wide question mark'],
  ['：', 'wide colon'],
  ['；', 'wide semicolon'],
  ['（', 'wide opening bracket'],
  ['）', 'wide closing bracket'],
  ['「', 'opening corner bracket'],
  ['」', 'closing corner bracket'],
  ['『', 'opening white corner bracket'],
  ['』', 'closing white corner bracket'],
  ['《', 'opening double angle bracket'],
  ['》', 'closing double angle bracket'],
  ['〈', 'opening angle bracket'],
  ['〉', 'closing angle bracket'],
  ['【', 'opening lenticular bracket'],
  ['】', 'closing lenticular bracket']
])

const UNSPOKEN = /^[\p{Cc}\p{Cf}\p{DI}\p{Z}]+$/u
const MARK_ALONE = /^\p{M}/u

/**
 * The name of one grapheme cluster that would not be heard, or null when it speaks for itself. Signs without a name
 * of their own are told by their number.
 */
export function characterName(grapheme: string): string | null {
  const named = NAMES.get(grapheme)
  if (named !== undefined) return named
  if (UNSPOKEN.test(grapheme)) return `unseen character ${codePointName(grapheme)}`
  if (MARK_ALONE.test(grapheme)) return `combining mark ${codePointName(grapheme)}`
  return null
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
