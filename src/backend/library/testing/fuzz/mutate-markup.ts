import { LONGEST_INPUT, pick } from './mutate-bytes'
import type { Next } from './mutate-bytes'

/** Words and values that readers of markup get wrong. */
const NASTY = [
  '&#0;',
  '&#xD800;',
  '&#x10FFFF;',
  '&#13;&#10;',
  '&#xFEFF;',
  '&lt;b&gt;',
  '&unknown;',
  '&amp'.repeat(3),
  '\u0000',
  '\r',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud83d\ude00'.repeat(40),
  'e\u0301\u0302'.repeat(60),
  ' '.repeat(3000),
  '\u00a0'.repeat(500),
  'x'.repeat(5000),
  ']]>',
  '<![CDATA[',
  '<!--',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '2147483648',
  '1e309',
  'NaN',
  '../../etc/passwd'
]
const INSERTED = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<?xml version="1.1"?>',
  '<?pi x?>',
  '<!-- a -- b -->',
  '<x/>',
  '</x>',
  '<a:b c:d="">'
]

interface Tag {
  readonly index: number
  readonly name: string
}

const nameOf = (token: string): string => /^<\/?([^\s/>]+)/.exec(token)?.[1] ?? ''

/** Where the element that a tag opens ends, as the index behind its last token. */
function endOf(tokens: readonly string[], { index, name }: Tag): number {
  if (tokens[index]?.endsWith('/>')) return index + 1
  let depth = 0
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    if (!token.startsWith('<') || nameOf(token) !== name) continue
    if (token.startsWith('</')) depth -= 1
    else if (!token.endsWith('/>')) depth += 1
    if (depth === 0) return at + 1
  }
  return index + 1
}

/** A tag with one of its values, or one of its attributes, changed. */
function withOtherAttribute(tag: string, next: Next): string {
  const values = [...tag.matchAll(/\s([^\s=<>/]+)\s*=\s*("[^"]*"|'[^']*')/g)]
  const found = values[next(values.length)]
  if (!found) return tag.replace(/\/?>$/, (end) => ` id="${pick(NASTY, next)}"${end}`)
  const [whole, name = ''] = found
  const value = pick(NASTY, next).replaceAll('"', '')
  const instead = pick(['', ` ${name}="${value}"`, `${whole}${whole}`, ` ${name}=${value}`, ` ${name}`], next)
  return tag.slice(0, found.index) + instead + tag.slice(found.index + whole.length)
}

function changed(tokens: readonly string[], next: Next): readonly string[] {
  const tags = tokens.flatMap((token, index): Tag[] =>
    /^<[A-Za-z]/.test(token) ? [{ index, name: nameOf(token) }] : []
  )
  if (tags.length === 0) return [...tokens, '<p>', pick(NASTY, next), '</p>']
  const tag = pick(tags, next)
  const end = endOf(tokens, tag)
  const [before, node, after] = [tokens.slice(0, tag.index), tokens.slice(tag.index, end), tokens.slice(end)]
  const to = next(tokens.length + 1)
  switch (next(9)) {
    case 0:
      return [...before, ...after]
    case 1:
      return [...before, ...Array.from({ length: 2 + next(20) }, () => node).flat(), ...after]
    case 2: {
      const depth = 1 + next(next(4) === 0 ? 600 : 12)
      const open = node[0]?.replace(/\/>$/, '>') ?? ''
      return [...before, open.repeat(depth), ...node, `</${tag.name}>`.repeat(depth), ...after]
    }
    case 3:
      return [...tokens.slice(0, to), ...node, ...tokens.slice(to)]
    case 4: {
      const name = pick(tags, next).name
      return tokens.map((token) => (nameOf(token) === tag.name ? token.replace(tag.name, name) : token))
    }
    case 5:
    case 6:
      return [...before, withOtherAttribute(node[0] ?? '', next), ...node.slice(1), ...after]
    case 7:
      return [...tokens.slice(0, to), pick(INSERTED, next), ...tokens.slice(to)]
    default:
      return [...before, node[0] ?? '', pick(NASTY, next), ...node.slice(1), ...after]
  }
}

/** Markup with elements taken out, repeated, put into themselves or elsewhere, renamed, and with other values. */
export function mutateMarkup(markup: string, next: Next): string {
  let tokens: readonly string[] = markup.match(/<[^>]*>|[^<]+|</g) ?? []
  for (let count = 1 + next(3); count > 0; count -= 1) tokens = changed(tokens, next)
  return tokens.join('').slice(0, LONGEST_INPUT)
}
