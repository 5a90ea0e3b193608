import { isWebAddress } from '../../../core/text/web-address'
import { toWellFormed } from '../decode-bytes'
import { METADATA_FIELDS } from '../extracted-document'
import type { FoundMetadata, MetadataField } from '../extracted-document'
import { findDate } from './find-date'

/** Names that front matter has for what is said about a document. */
const NAMES: Readonly<Record<MetadataField, readonly string[]>> = {
  title: ['title', 'headline'],
  byline: ['author', 'authors', 'byline'],
  publisher: ['publisher', 'site', 'source', 'publication'],
  url: ['url', 'canonical_url', 'canonical', 'link', 'source'],
  publishedAt: ['date', 'published', 'published_at', 'publishdate', 'created'],
  language: ['lang', 'language', 'locale']
}
const MOST_LINES = 200
const LONGEST_VALUE = 1000
/** Longest line that is read, in UTF-16 code units: patterns over runs of space take the square of it. */
const LONGEST_LINE = 4000

const unquoted = (value: string): string => {
  const trimmed = value.trim()
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(trimmed)
  return (quoted ? (quoted[1]?.replaceAll('\\"', '"') ?? quoted[2]?.replaceAll("''", "'") ?? '') : trimmed).trim()
}

/** The entries of `[Ana, Jo]`, or the value itself. */
function listOf(value: string): readonly string[] {
  const inside = /^\[(.*)\]$/.exec(value.trim())?.[1]
  return (inside === undefined ? [value] : inside.split(',')).map(unquoted).filter((entry) => entry !== '')
}

/** Simple `key: value` lines and lists of them; whatever else YAML can say is passed over. */
function readLines(lines: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string[]>()
  let under: string[] | null = null
  for (const whole of lines) {
    const line = whole.slice(0, LONGEST_LINE)
    const pair = /^([\w-]{1,60})\s*:(?:\s+(.*))?$/.exec(line.trimEnd())
    const entry = /^\s*-\s+(.*)$/.exec(line)
    if (pair) {
      under = [...listOf(pair[2] ?? '')]
      values.set((pair[1] ?? '').toLowerCase(), under)
    } else if (entry && under) under.push(unquoted((entry[1] ?? '').replace(/^name\s*:\s*/, '')))
    else if (/^\S/.test(line)) under = null
  }
  return new Map([...values].map(([key, list]) => [key, toWellFormed(list.join(', ').slice(0, LONGEST_VALUE))]))
}

const FITTING: Readonly<Record<MetadataField, (value: string) => string | null>> = {
  title: (value) => value,
  byline: (value) => value,
  publisher: (value) => (/^https?:/i.test(value) ? null : value),
  // X4: only web addresses are kept.
  url: (value) => (isWebAddress(value) ? value : null),
  publishedAt: findDate,
  language: (value) => (/^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}$/i.test(value) ? value.replaceAll('_', '-') : null)
}

/** What stands between two lines `---` at a document's beginning, and the document without it. */
export function splitFrontMatter(text: string): { readonly metadata: FoundMetadata; readonly body: string } {
  const opening = /^---[ \t]*\n/.exec(text)
  if (!opening) return { metadata: {}, body: text }
  const closing = /^(---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening[0].length
  const end = closing.exec(text)
  const lines = end ? text.slice(opening[0].length, end.index).split('\n') : []
  // Two rules with text between them are no front matter.
  const isMatter = end !== null && lines.length <= MOST_LINES && lines.some((line) => /^[\w-]{1,60}\s*:/.test(line))
  if (!isMatter) return { metadata: {}, body: text }
  const values = readLines(lines)
  const found = METADATA_FIELDS.flatMap((field) => {
    for (const name of NAMES[field]) {
      const fitting = FITTING[field](values.get(name) ?? '')
      if (fitting) return [[field, { value: fitting, where: `front matter: ${name}` }] as const]
    }
    return []
  })
  return { metadata: Object.fromEntries(found), body: text.slice(end.index + end[0].length) }
}
