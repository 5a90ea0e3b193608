const ESCAPED = /%(?:u([0-9A-F]{4})|([0-9A-F]{2}))/g

/**
 * A label as a column of a row holds it. Tabs, line ends, spaces at the edges, and a `%` that would be taken for an
 * escape become `%09` or `%u2028`; everything else stays, so that names of the corpus are what they are. `?` is no name.
 */
export function writtenTechnique(name: string): string {
  if (name === '') return '?'
  if (name === '?') return '%3F'
  return name.replace(/%(?=u[0-9A-F]{4}|[0-9A-F]{2})|[\p{Cc}\u2028\u2029]|^\s|\s$/gu, escapeOf)
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase()
  return code.length > 2 ? `%u${code.padStart(4, '0')}` : `%${code.padStart(2, '0')}`
}

/** The label that a column names. Escapes of characters that are never escaped are part of the name. */
export function readTechnique(written: string): string {
  if (written === '?') return ''
  return written.replace(ESCAPED, (escape, long: string | undefined, short: string | undefined) => {
    const character = String.fromCharCode(parseInt(long ?? short ?? '', 16))
    return /[%?\s\p{Cc}]/u.test(character) ? character : escape
  })
}
