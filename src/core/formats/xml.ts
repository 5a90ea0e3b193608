import { SaxesParser } from 'saxes'

/** An element of an XML file. Names are as written, prefix included; text is what stands directly in it. */
export interface XmlElement {
  /** `cas:Sofa` */
  readonly name: string
  /** `Sofa` */
  readonly local: string
  /** Namespace of the element, empty when it has none. */
  readonly uri: string
  /** By name as written. Values are normalised as XML says: a raw line break or tab is a space, `&#10;` a line break. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text directly in the element, CDATA included, untrimmed. */
  readonly text: string
  /** 1-based line where it begins. */
  readonly line: number
}

export type ParsedXml =
  | { readonly root: XmlElement; readonly problem: null }
  | { readonly root: null; readonly problem: { readonly line: number; readonly message: string } }

/** Deeper than any real file; hostile ones nest without end. */
const DEEPEST = 512
/** How much is read at a time, in UTF-16 code units. */
const PIECE = 4096

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] }

/**
 * Reads XML 1.0 with namespaces. Not well-formed files are refused with the line. Entities other than the five of XML
 * and characters by number are refused, so that nothing can be expanded; a document type is refused for the same reason.
 */
export function parseXml(content: string): ParsedXml {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: XmlElement | null = null
  let problem: { line: number; message: string } | null = null
  const fail = (message: string): void => {
    problem ??= { line: parser.line, message }
  }
  parser.on('error', (error) => fail(error.message))
  parser.on('doctype', () => fail('The file has a document type, which is not read for safety.'))
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    if (problem) return
    if (open.length >= DEEPEST) return fail(`Elements are nested deeper than ${DEEPEST}.`)
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: Open = { name, local, uri, attributes: values, children: [], text: '', line: parser.line }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const text = (piece: string): void => {
    const element = open.at(-1)
    if (element) element.text += piece
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed && open.length === 0) root = closed
  })
  // In pieces, so that nothing more is read behind the first problem: the parser itself gets slow on what is too deep.
  for (let at = content.startsWith('\uFEFF') ? 1 : 0; at < content.length && !problem; at += PIECE) {
    parser.write(content.slice(at, at + PIECE))
  }
  if (!problem) parser.close()
  if (problem) return { root: null, problem }
  return root ? { root, problem: null } : { root: null, problem: { line: 1, message: 'The file has no element.' } }
}

/** Every element below (and with) this one, in document order. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  const left = [element]
  for (let next = left.pop(); next; next = left.pop()) {
    yield next
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index]
      if (child) left.push(child)
    }
  }
}

/** The direct children with that local name. */
export function childrenOf(element: XmlElement, local: string): readonly XmlElement[] {
  return element.children.filter((child) => child.local === local)
}

/** What XML 1.0 cannot hold, not even by number: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL =
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Whether XML can hold the text as it is. */
export function isXmlSafe(text: string): boolean {
  return text.search(ILLEGAL) === -1
}

/**
 * The text with a space for every code unit that XML cannot hold: one for one, so that offsets in code points and
 * UTF-16 stay what they are. Text that is measured must be checked with the replaced words.
 */
export function xmlSafe(text: string): string {
  return text.replace(ILLEGAL, ' ')
}

/** Text between tags, made safe and escaped. CR is written by number, because readers turn it into LF. */
export function xmlText(text: string): string {
  return xmlSafe(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character)
}

/** An attribute's value with its quotes, made safe and escaped; line breaks and tabs by number, or they become spaces. */
export function xmlValue(text: string): string {
  return `"${xmlSafe(text).replace(/[&<>"\r\n\t]/g, (character) => ENTITIES[character] ?? character)}"`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;'
}

/** ` name="value"` for every attribute that is not null, in the order given. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}=${xmlValue(String(value))}`))
    .join('')
}
