/** An attribute as it stands in the markup; references such as `&amp;` are not decoded. Name in lower case. */
export interface MarkupAttribute {
  readonly name: string
  readonly value: string
}

/** A piece of markup; `start` and `end` in UTF-16 code units of it. */
export type MarkupToken =
  | { readonly kind: 'text' | 'comment' | 'raw'; readonly start: number; readonly end: number }
  | { readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: readonly MarkupAttribute[]
      readonly isSelfClosed: boolean
      readonly start: number
      readonly end: number
    }

/** Elements whose content is no markup: it ends at their own closing tag. */
const RAW_ELEMENTS = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'xmp', 'noembed', 'noframes'])
/** More attributes than this on one tag are there to hurt. */
export const MOST_ATTRIBUTES = 100

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const [SLASH, EQUALS, LESS, MORE, QUOTE, APOSTROPHE] = [47, 61, 60, 62, 34, 39]

/**
 * Reads HTML from its beginning to its end, once: every character is looked at a bounded number of times, whatever
 * the markup is. Made to measure markup and to leave things out of it before a document is built; it corrects nothing.
 */
export class MarkupTokens {
  readonly #html: string
  #at = 0
  /** Name of the raw element that was opened last and whose content comes next. */
  #raw: string | null = null

  constructor(html: string) {
    this.#html = html
  }

  *[Symbol.iterator](): Generator<MarkupToken> {
    for (let token = this.#next(); token; token = this.#next()) yield token
  }

  #next(): MarkupToken | null {
    const start = this.#at
    if (start >= this.#html.length) return null
    if (this.#raw !== null) return this.#rawContent(start, this.#raw)
    if (this.#html.charCodeAt(start) !== LESS) return this.#text(start, start)
    const code = this.#html.charCodeAt(start + 1)
    if (isLetter(code)) return this.#open(start)
    if (code === SLASH && isLetter(this.#html.charCodeAt(start + 2))) return this.#close(start)
    if (code === SLASH) return this.#until('>', start)
    if (code === 33 /* ! */)
      return this.#html.startsWith('--', start + 2) ? this.#comment(start) : this.#until('>', start)
    if (code === 63 /* ? */) return this.#until('>', start)
    return this.#text(start, start + 1)
  }

  #text(start: number, from: number): MarkupToken {
    const found = this.#html.indexOf('<', from)
    this.#at = found < 0 ? this.#html.length : found
    return { kind: 'text', start, end: this.#at }
  }

  #comment(start: number): MarkupToken {
    // `<!-->` is a whole comment: its end may share the two lines of its beginning.
    const found = this.#html.indexOf('-->', start + 2)
    this.#at = found < 0 ? this.#html.length : found + 3
    return { kind: 'comment', start, end: this.#at }
  }

  #until(mark: string, start: number): MarkupToken {
    const found = this.#html.indexOf(mark, start)
    this.#at = found < 0 ? this.#html.length : found + mark.length
    return { kind: 'comment', start, end: this.#at }
  }

  #rawContent(start: number, name: string): MarkupToken | null {
    this.#raw = null
    const closing = new RegExp(`</${name}(?=[\\s/>]|$)`, 'gi')
    closing.lastIndex = start
    this.#at = closing.exec(this.#html)?.index ?? this.#html.length
    return this.#at > start ? { kind: 'raw', start, end: this.#at } : this.#next()
  }

  #close(start: number): MarkupToken {
    const name = this.#name(start + 2)
    const { end } = this.#until('>', this.#at)
    return { kind: 'close', name, start, end }
  }

  #name(start: number): string {
    let end = start
    for (; end < this.#html.length; end += 1) {
      const code = this.#html.charCodeAt(end)
      if (isSpace(code) || code === SLASH || code === MORE) break
    }
    this.#at = end
    return this.#html.slice(start, end).toLowerCase()
  }

  #open(start: number): MarkupToken {
    const name = this.#name(start + 1)
    const attributes: MarkupAttribute[] = []
    let isSelfClosed = false
    while (this.#at < this.#html.length) {
      const code = this.#html.charCodeAt(this.#at)
      if (code === MORE) {
        this.#at += 1
        break
      }
      isSelfClosed = code === SLASH
      if (code === SLASH || isSpace(code)) this.#at += 1
      else {
        const attribute = this.#attribute()
        if (attributes.length < MOST_ATTRIBUTES) attributes.push(attribute)
      }
    }
    if (RAW_ELEMENTS.has(name) && !isSelfClosed) this.#raw = name
    return { kind: 'open', name, attributes, isSelfClosed, start, end: this.#at }
  }

  #skipSpace(): void {
    while (isSpace(this.#html.charCodeAt(this.#at))) this.#at += 1
  }

  #attribute(): MarkupAttribute {
    const html = this.#html
    const start = this.#at
    for (this.#at += 1; this.#at < html.length; this.#at += 1) {
      const code = html.charCodeAt(this.#at)
      if (isSpace(code) || code === SLASH || code === MORE || code === EQUALS) break
    }
    const name = html.slice(start, this.#at).toLowerCase()
    const afterName = this.#at
    this.#skipSpace()
    if (html.charCodeAt(this.#at) !== EQUALS) {
      this.#at = afterName
      return { name, value: '' }
    }
    this.#at += 1
    this.#skipSpace()
    const quote = html.charCodeAt(this.#at)
    if (quote === QUOTE || quote === APOSTROPHE) {
      const from = this.#at + 1
      const found = html.indexOf(String.fromCharCode(quote), from)
      const end = found < 0 ? html.length : found
      this.#at = Math.min(html.length, end + 1)
      return { name, value: html.slice(from, end) }
    }
    const from = this.#at
    while (this.#at < html.length && !isSpace(html.charCodeAt(this.#at)) && html.charCodeAt(this.#at) !== MORE) {
      this.#at += 1
    }
    return { name, value: html.slice(from, this.#at) }
  }
}
