import { xmlSafe } from '../formats/xml'

const CONTROL =
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Marks that turn round the order of what follows them: embeddings, overrides and isolates. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * Text as a reader of a report has to see it: a control character, or half of a surrogate pair, is shown by its sign
 * (`␀`) or number (`⟦U+0085⟧`) instead of doing anything. Line ends and tabs stay.
 */
export function shownText(text: string): string {
  return text.replace(CONTROL, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : numbered(code)
  })
}

/** `shownText` where nothing isolates directions (a Word document): the marks that turn text round are shown as well. */
export function shownXmlText(text: string): string {
  return xmlSafe(shownText(text).replace(TURNING, (character) => numbered(character.charCodeAt(0))))
}

const numbered = (code: number): string => `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`
