import MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'

/** Elements that Markdown can make here. Whatever is not named is shown as the text it was written as. */
export type MarkdownTag =
  | 'p'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'pre'
  | 'hr'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'em'
  | 'strong'
  | 's'
  | 'code'
  | 'br'
  | 'link'
  | 'image'

/** A piece of a Markdown text: words, or an element with what is in it. */
export type MarkdownNode = string | MarkdownElement
export interface MarkdownElement {
  readonly tag: MarkdownTag
  readonly children: readonly MarkdownNode[]
  /** Where a `link` or an `image` leads; nothing is ever fetched from there. */
  readonly address: string | null
  /** First number of an `ol`. */
  readonly start: number | null
}

const TAGS: ReadonlySet<string> = new Set<MarkdownTag>([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'em',
  'strong',
  's',
  'br'
])
const isTag = (tag: string): tag is MarkdownTag => TAGS.has(tag)

/** X4: no HTML of the text's own, no addresses made into links that were not written as links. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false })

const element = (
  tag: MarkdownTag,
  children: readonly MarkdownNode[] = [],
  more: Partial<Pick<MarkdownElement, 'address' | 'start'>> = {}
): MarkdownElement => ({ tag, children, address: null, start: null, ...more })

function addressOf(token: Token, name: 'href' | 'src'): string {
  return String(token.attrGet(name) ?? '')
}

function startOf(token: Token): number | null {
  const start = Number(token.attrGet('start') ?? 1)
  return token.tag === 'ol' && Number.isSafeInteger(start) ? start : null
}

/** A token that holds what it shows: not an opening and not a closing one. */
function leaf(token: Token): readonly MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? [])
    case 'softbreak':
    case 'hardbreak':
      // Notes are written line by line: a line break that was typed is one that is shown.
      return [element('br')]
    case 'code_inline':
      return [element('code', [token.content])]
    case 'code_block':
    case 'fence':
      return [element('pre', [element('code', [token.content])])]
    case 'hr':
      return [element('hr')]
    case 'image':
      return [element('image', nodesOf(token.children ?? []), { address: addressOf(token, 'src') })]
    default:
      return token.content === '' ? [] : [token.content]
  }
}

interface Open {
  readonly children: MarkdownNode[]
  /** Null when what is inside stands without an element around it. */
  readonly make: ((children: readonly MarkdownNode[]) => MarkdownElement) | null
}

function opened(token: Token): Open {
  const children: MarkdownNode[] = []
  if (token.type === 'link_open') {
    return { children, make: (inside) => element('link', inside, { address: addressOf(token, 'href') }) }
  }
  const { tag } = token
  // The parser hides the paragraphs of lists without empty lines.
  if (token.hidden || !isTag(tag)) return { children, make: null }
  return { children, make: (inside) => element(tag, inside, { start: startOf(token) }) }
}

function nodesOf(tokens: readonly Token[]): readonly MarkdownNode[] {
  const root: MarkdownNode[] = []
  const stack: Open[] = []
  const put = (nodes: readonly MarkdownNode[]) => (stack.at(-1)?.children ?? root).push(...nodes)
  for (const token of tokens) {
    if (token.nesting === 1) stack.push(opened(token))
    else if (token.nesting === 0) put(leaf(token))
    else {
      const closed = stack.pop()
      if (closed) put(closed.make ? [closed.make(closed.children)] : closed.children)
    }
  }
  return root
}

/** Reads Markdown (CommonMark with tables and struck-out words). Every character of HTML in it is text. */
export function markdownTree(text: string): readonly MarkdownNode[] {
  return nodesOf(parser.parse(text, {}))
}

/** Where an address leads, in short: its host, or all of it when it has none. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host || address
  } catch {
    // A path within nothing: it is shown as it was written.
    return address
  }
}

/** Whether words are the host, or an address that has it: not an address of another host in which it stands, too. */
export function saysHost(words: string, host: string): boolean {
  return words === host || (words.includes(host) && hostOf(words) === host)
}
