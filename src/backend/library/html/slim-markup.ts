import { checkMarkup } from '../extract-guard'
import { MarkupTokens } from './markup-tokens'
import type { MarkupAttribute, MarkupToken } from './markup-tokens'
import { TagDepth } from './tag-depth'

const VOID = new Set(
  'area base br col embed frame hr image img input keygen link meta param source track wbr basefont bgsound'.split(' ')
)
/** Elements that hold no words of an article; what is in them is never looked at. */
const DROPPED_CONTENT = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'textarea', 'xmp'])
/** Elements that a document's head is made of. Anything else begins its body. */
const HEAD_PARTS = new Set(['base', 'link', 'meta', 'noscript', 'script', 'style', 'title'])
/** What is read of a document: by the article finder, for metadata, for paragraphs. The rest only costs memory. */
const KEPT_ATTRIBUTES = new Set(
  (
    'alt aria-hidden aria-label aria-modal charset class colspan content data-src data-srcset datatable datetime dir ' +
    'hidden href http-equiv id itemprop itemscope itemtype lang name property rel role rowspan src srcset start style ' +
    'summary title type xml:lang'
  ).split(' ')
)
const PICTURE_ATTRIBUTES = new Set(['src', 'srcset', 'data-src', 'data-srcset'])
/** Space that means nothing any more, and that patterns of libraries need the square of. */
const LONG_SPACE = /[ \t\n\r\f\u00a0]{200,}/g
/** Longest attribute that is kept, in UTF-16 code units; longer ones are data, not words. */
const LONGEST_ATTRIBUTE = 4000

function slimAttributes(attributes: readonly MarkupAttribute[]): string {
  const seen = new Set<string>()
  let slim = ''
  for (const { name, value } of attributes) {
    if (!KEPT_ATTRIBUTES.has(name) || seen.has(name)) continue
    seen.add(name)
    const isLong = value.length > LONGEST_ATTRIBUTE
    // That there is a picture says something to the article finder; the picture itself does not.
    if (PICTURE_ATTRIBUTES.has(name))
      slim += ` ${name}="${isLong || /^\s*data:/i.test(value) ? 'picture' : escape(value)}"`
    else slim += ` ${name}="${escape(isLong ? value.slice(0, LONGEST_ATTRIBUTE) : value)}"`
  }
  return slim
}

const escape = (value: string): string => value.replaceAll('"', '&quot;')

type OpenToken = MarkupToken & { readonly kind: 'open' }

class SlimMarkup {
  readonly #html: string
  /** In XHTML `<p/>` is a whole element; in HTML it opens one. */
  readonly #isXml: boolean
  readonly #depth = new TagDepth()
  readonly #head: string[] = []
  readonly #body: string[] = []
  readonly #attributes = { html: '', body: '' }
  #part = this.#head
  #pieces = 0
  #length = 0
  /** The element whose content is being left out. */
  #dropped = ''
  #svgEnds = true

  constructor(html: string) {
    this.#html = html
    this.#isXml = /^\s*<\?xml/.test(html)
  }

  /** @throws ExtractError `too-deep`, `too-large` */
  result(): string {
    let skipTo = 0
    for (const token of new MarkupTokens(this.#html)) {
      if (token.start < skipTo) continue
      if (token.kind === 'open' && token.name === 'svg') skipTo = this.#endOfSvg(token)
      if (token.kind === 'text' || token.kind === 'raw') this.#words(token.start, token.end, token.kind === 'raw')
      else if (token.kind === 'close') this.#close(token.name)
      else if (token.kind === 'open' && token.name !== 'svg') this.#open(token)
    }
    const { html, body } = this.#attributes
    return `<html${html}><head>${this.#head.join('')}</head><body${body}>${this.#body.join('')}</body></html>`
  }

  /** Drawings have no words, and their rules of nesting are others: the whole of one is passed over. */
  #endOfSvg({ end, isSelfClosed }: OpenToken): number {
    if (isSelfClosed || !this.#svgEnds) return end
    const found = this.#html.indexOf('</svg', end)
    this.#svgEnds = found >= 0
    return Math.max(found, end)
  }

  #put(part: string): void {
    this.#part.push(part)
    this.#length += part.length
    checkMarkup(this.#length, this.#pieces)
  }

  #words(start: number, end: number, isRaw: boolean): void {
    if (isRaw && this.#dropped !== '') return
    const words = this.#html.slice(start, end).replace(LONG_SPACE, ' ')
    this.#pieces += countReferences(words) + (words.startsWith('<') ? 1 : 0)
    if (!isRaw && words.trim() !== '') this.#part = this.#body
    this.#put(words)
  }

  #close(name: string): void {
    if (this.#dropped === name) this.#dropped = ''
    else if (name === 'head') this.#part = this.#body
    else if (name !== 'html' && name !== 'body' && name !== 'svg') {
      this.#depth.leave(name)
      this.#put(`</${name}>`)
    }
  }

  #open(token: OpenToken): void {
    const { name } = token
    this.#pieces += 1
    this.#dropped = isDropped(token) ? name : ''
    if (this.#dropped !== '' || name === 'head') return
    const attributes = slimAttributes(token.attributes)
    if (name === 'html' || name === 'body') this.#attributes[name] ||= attributes
    if (name === 'body') this.#part = this.#body
    if (name === 'html' || name === 'body') return
    if (!HEAD_PARTS.has(name)) this.#part = this.#body
    const isVoid = VOID.has(name)
    const isWhole = !isVoid && this.#isXml && token.isSelfClosed
    if (!isVoid) this.#depth.enter(name)
    this.#put(`<${name}${attributes}>${isWhole ? `</${name}>` : ''}`)
    if (isWhole) this.#depth.leave(name)
  }
}

/**
 * The markup without what no article is made of: scripts (but for the metadata in some of them), styles, frames,
 * drawings, comments, pictures packed into attributes, and attributes nothing reads. It is put into one `<html>` with
 * a head and a body, whatever it was before. One pass from beginning to end.
 *
 * @throws ExtractError `too-deep`, `too-large` before a document is built of it
 */
export function slimMarkup(html: string): string {
  return new SlimMarkup(html).result()
}

/** Each reference of a text (`&amp;`) becomes a node of its own. */
function countReferences(words: string): number {
  let count = 0
  for (let at = words.indexOf('&'); at >= 0; at = words.indexOf('&', at + 1)) count += 1
  return count
}

function isDropped(token: OpenToken): boolean {
  if (!DROPPED_CONTENT.has(token.name)) return false
  const type = token.attributes.find(({ name }) => name === 'type')?.value ?? ''
  return !(token.name === 'script' && /^\s*application\/ld\+json/i.test(type))
}
