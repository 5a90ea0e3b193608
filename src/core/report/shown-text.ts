import { xmlSafe } from '../formats/xml'

const CONTROL =
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Marks that turn round the order of what follows them, where the letters do not: embeddings and isolates. */
const TURNING = /[\u202a-\u202c\u2066-\u2069]/g

/**
 * Text as a reader of a report has to see it, where its direction is kept to itself: a control character, a half of a
 * surrogate pair, or a mark that makes letters run backwards, is shown by its sign (`␀`) or number (`⟦U+0085⟧`) instead of
 * doing anything. Line ends and tabs stay.
 */
export function shownText(text: string): string {
  return text.replace(CONTROL, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : numbered(code)
  })
}

/** `shownText` where nothing isolates directions: every mark that turns text round is shown as well. */
export function shownAmongOthers(text: string): string {
  return shownText(text).replace(TURNING, (character) => numbered(character.charCodeAt(0)))
}

/** `shownAmongOthers` for XML: a Word document isolates nothing. */
export const shownXmlText = (text: string): string => xmlSafe(shownAmongOthers(text))

const numbered = (code: number): string => `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`
