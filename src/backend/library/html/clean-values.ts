import { collapse } from './dom'

const LONGEST_BYLINE = 200
/** Marks that pages put between a headline and the name of the site. */
const SEPARATORS = / [|\-–—\\/>»·•:] | » |: /g

/** References that a page encoded twice: `&amp;#8217;` in its markup arrives here as `&#8217;`. */
function decodeAgain(value: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' }
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi, (all, decimal, hex, name) => {
    if (typeof name === 'string') return names[name.toLowerCase()] ?? all
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16)
    const isSound = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isSound ? String.fromCodePoint(code) : '\uFFFD'
  })
}

/** Letters and digits of a text in lower case, for saying whether two are the same words. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * A headline without the name of the site at its end or beginning: where it is a known name, or where the page's only
 * heading shows what the headline is.
 */
export function cleanTitle(value: string, heading: string | null, site: string | null): string | null {
  const title = collapse(decodeAgain(value)).trim()
  const parts = [...title.matchAll(SEPARATORS)].map(({ index, 0: mark }) => ({ index, end: index + mark.length }))
  const [firstPart, last] = [parts[0], parts.at(-1)]
  if (!firstPart || !last) return title
  const [before, behind] = [title.slice(0, last.index).trim(), title.slice(firstPart.end).trim()]
  const isSite = (part: string): boolean =>
    site !== null && lettersOf(part) !== '' && lettersOf(part) === lettersOf(site)
  if (isSite(title.slice(last.end))) return before
  if (isSite(title.slice(0, firstPart.index))) return behind
  const headline = heading === null ? '' : lettersOf(heading)
  const isHeadline = [...parts.map(({ index }) => title.slice(0, index)), ...parts.map(({ end }) => title.slice(end))]
  return isHeadline.find((part) => headline.length > 5 && lettersOf(part) === headline)?.trim() ?? title
}

/**
 * What stands in `<title>`, which nearly always ends with the name of the site: where no known name tells, the part
 * behind the last mark goes if what is left is still a sentence.
 */
export function cleanPageTitle(value: string, heading: string | null, site: string | null): string | null {
  const cleaned = cleanTitle(value, heading, site)
  if (cleaned === null || cleaned !== collapse(decodeAgain(value)).trim()) return cleaned
  const last = [...cleaned.matchAll(SEPARATORS)].at(-1)
  const rest = last ? cleaned.slice(0, last.index).trim() : ''
  return rest.split(/\s+/).length > 4 ? rest : cleaned
}

/** A byline without “By”, or null when it is an address, an account or a whole paragraph. */
export function cleanByline(value: string): string | null {
  const byline = collapse(decodeAgain(value))
    .trim()
    .replace(/^(written |posted |story |text )?(by|von|par|por|di)\s*:?\s+(?=\p{Lu})/iu, '')
    .replace(/\s*\d{1,2} \p{L}{3,9} \d{4}.*$/u, '')
    .replace(/\s*[(<](https?:|mailto:|[^\s()<>]{1,60}@)[^()<>]{0,200}[)>]\s*$/i, '')
    .replace(/[\s,|•·-]+$/, '')
  const isAddress = /^(https?:|www\.|@)/i.test(byline)
  const isAccount = /^\S*\d\S*$/.test(byline)
  return byline === '' || byline.length > LONGEST_BYLINE || isAddress || isAccount ? null : byline
}
