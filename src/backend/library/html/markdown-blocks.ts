import MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'
import { checkDepth, DEPTH_LIMIT } from '../extract-guard'
import type { Block } from '../document-builder'

/** Lists deeper than this are shown as this deep. */
const DEEPEST_LEVEL = 6
/** Space that aligns nothing any more; taking lines apart costs its square. */
const LONG_SPACE = /[ \t]{100,}/g

// HTML is read as such, so that its tags can be left out and its words kept; nothing here is ever rendered.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: DEPTH_LIMIT })
// A link is its words here: its address is not kept, so none is too dangerous to be a link.
markdown.validateLink = () => true

/** Words of markup, tags and comments left out; also of tags that are not closed. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>?/gi, ' ')
}

function wordsOf(inline: Token): string {
  let words = ''
  let isScript = false
  for (const token of inline.children ?? []) {
    if (token.type === 'html_inline' && /^<\/?(script|style)\b/i.test(token.content))
      isScript = token.content[1] !== '/'
    else if (isScript) continue
    else if (token.type === 'softbreak' || token.type === 'hardbreak') words += ' '
    else if (token.type === 'html_inline') words += /^<br\b/i.test(token.content) ? ' ' : ''
    // A picture's words are no part of the text, as in a page.
    else if (token.type !== 'image') words += token.content
  }
  return words.trim()
}

class MarkdownReader {
  readonly blocks: Block[] = []
  #lists = 0
  #quotes = 0
  #items = 0
  #heading = 0
  #cells: string[] | null = null

  read(tokens: readonly Token[]): void {
    for (const token of tokens) this.#token(token)
  }

  #token(token: Token): void {
    const { type, nesting } = token
    if (type === 'bullet_list_open' || type === 'bullet_list_close') this.#lists += nesting
    else if (type === 'ordered_list_open' || type === 'ordered_list_close') this.#lists += nesting
    else if (type === 'list_item_open' || type === 'list_item_close') this.#items += nesting
    else if (type === 'blockquote_open' || type === 'blockquote_close') this.#quotes += nesting
    else if (type === 'heading_open') this.#heading = Number(token.tag.slice(1))
    else if (type === 'heading_close') this.#heading = 0
    else if (type === 'tr_open') this.#cells = []
    else if (type === 'tr_close') this.#endRow()
    else if (type === 'inline') this.#inline(wordsOf(token))
    else if (type === 'fence' || type === 'code_block') this.#code(token.content)
    else if (type === 'html_block') this.#html(token.content)
  }

  #endRow(): void {
    const text = (this.#cells ?? []).filter((cell) => cell !== '').join(' | ')
    this.#cells = null
    if (text !== '') this.blocks.push({ text, kind: 'table-row' })
  }

  #inline(words: string): void {
    if (this.#cells) this.#cells.push(words)
    else if (words !== '') this.blocks.push({ text: words, ...this.#kind() })
  }

  #kind(): Pick<Block, 'kind' | 'level'> {
    if (this.#heading > 0) return { kind: 'heading', level: this.#heading }
    if (this.#items > 0) return { kind: 'list-item', level: Math.min(DEEPEST_LEVEL, Math.max(1, this.#lists)) }
    return this.#quotes > 0 ? { kind: 'quote' } : {}
  }

  /** A line of code is a paragraph, since line ends within one would go. */
  #code(content: string): void {
    for (const line of content.replace(LONG_SPACE, ' ').split('\n'))
      if (line.trim() !== '') this.blocks.push({ text: line, kind: 'code' })
  }

  #html(content: string): void {
    for (const part of withoutTags(content).split(/\n[ \t]*\n/)) {
      const text = markdown.utils
        .unescapeAll(part)
        .replace(/[ \t\n]+/g, ' ')
        .trim()
      if (text !== '') this.blocks.push({ text, ...this.#kind() })
    }
  }
}

/**
 * The paragraphs of Markdown without its marks. HTML in it loses its tags and keeps its words.
 *
 * @throws ExtractError `too-deep`
 */
export function markdownBlocks(text: string): readonly Block[] {
  const reader = new MarkdownReader()
  const tokens = markdown.parse(text, {})
  // The library drops what is nested deeper than its limit without a word.
  checkDepth(tokens.reduce((deepest, { level }) => Math.max(deepest, level + 2), 0))
  reader.read(tokens)
  return reader.blocks
}
