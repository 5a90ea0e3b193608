/**
 * As much of a document as is read here. The library that builds it declares the types of a browser, which the backend
 * does not have and which promise more than the library does.
 */
export interface HtmlNode {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string
  getAttribute(name: string): string | null
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
  remove(): void
}

export interface HtmlDocument {
  readonly documentElement: HtmlElement | null
  readonly body: HtmlElement | null
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
}

const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === 1

/** The element that a node is, else null. */
export function elementOf(node: HtmlNode): HtmlElement | null {
  return isElement(node) ? node : null
}

/** The words of a text node, else null. */
export function wordsOfNode(node: HtmlNode): string | null {
  return node.nodeType === 3 ? (node.textContent ?? '') : null
}

/** White space as a browser shows it: runs of it are one space. A no-break space is no white space. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ')
}

/** Class, id and role of an element in lower case, for rules about names. */
export function namesOf(element: HtmlElement): string {
  const [id, names, role] = ['id', 'class', 'role'].map((name) => element.getAttribute(name) ?? '')
  return `${id ?? ''} ${names ?? ''} ${role ?? ''}`.slice(0, 1000).toLowerCase()
}
