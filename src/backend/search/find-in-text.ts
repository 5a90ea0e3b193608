const EXCERPT_BEFORE = 50
const EXCERPT_AFTER = 110

/** A matcher for a query: its words in their order with any white space between, whatever their case; or null. */
export function matcherFor(query: string): RegExp | null {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return null
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\\-/g, '\\x2d'))
  return new RegExp(escaped.join('\\s+'), 'iu')
}

/** The first place of a match with its surroundings; positions in UTF-16 code units. Null when there is none. */
export function findInText(
  text: string,
  matcher: RegExp
): { readonly start: number; readonly end: number; readonly excerpt: string } | null {
  const match = matcher.exec(text)
  if (!match) return null
  const start = match.index
  const end = start + match[0].length
  const from = Math.max(0, text.lastIndexOf('\n', start) + 1, start - EXCERPT_BEFORE)
  const lineEnd = text.indexOf('\n', end)
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + EXCERPT_AFTER)
  return { start, end, excerpt: `${from > 0 && text[from - 1] !== '\n' ? '…' : ''}${text.slice(from, to)}` }
}
