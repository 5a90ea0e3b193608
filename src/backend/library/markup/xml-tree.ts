import { XMLParser } from 'fast-xml-parser'
import { decodeBytes } from '../decode-bytes'
import { ExtractError } from '../extracted-document'
import { checkDepth, DEPTH_LIMIT } from '../extract-guard'
import { MarkupTokens, MOST_ATTRIBUTES } from '../html/markup-tokens'

/** An element of an XML document. Prefixes of names and attributes are kept as written: `text:p`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are decoded below: only the five of XML and numbers, so nothing expands and nothing is fetched.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Depth is measured before; the root counts as well.
  maxNestedTags: DEPTH_LIMIT + 1
})

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
    }
  )
}

/** UTF-16 shows by its mark or its zero bytes; else the declaration says, else it is UTF-8 (XML 1.0, appendix F). */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return decodeBytes(bytes, 'utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return decodeBytes(bytes, 'utf-16be')
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  try {
    return decodeBytes(bytes, declared ?? 'utf-8')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return decodeBytes(bytes, 'utf-8')
  }
}

type Parsed = Readonly<Record<string, unknown>>

function toChildren(nodes: readonly Parsed[]): (XmlElement | string)[] {
  return nodes.map((node) => {
    const text = node['#text']
    if (text !== undefined) return decodeEntities(text as string)
    const name = Object.keys(node).find((key) => key !== ':@') ?? ''
    const written = (node[':@'] ?? {}) as Readonly<Record<string, unknown>>
    const attributes = Object.fromEntries(
      Object.entries(written).map(([key, value]) => [key, decodeEntities(String(value))])
    )
    return { name, attributes, children: toChildren((node[name] ?? []) as readonly Parsed[]) }
  })
}

const crowded = (where: string): ExtractError =>
  new ExtractError(
    'damaged',
    `“${where}” in the file has an element with ${MOST_ATTRIBUTES} attributes or more, which no such document needs. ` +
      'Save it anew in the program it is from.'
  )

/**
 * Looks at markup before anything parses it.
 *
 * @throws ExtractError `too-deep`; `damaged` when it declares entities, which could expand or lead to other files, and
 * for an element with a hundred attributes, of which libraries take seconds for a million
 */
export function guardXml(xml: string, where: string): void {
  if (/<!ENTITY/i.test(xml)) {
    throw new ExtractError(
      'damaged',
      `“${where}” in the file declares entities, which no such document needs. Save it anew in the program it is from.`
    )
  }
  let depth = 0
  for (const token of new MarkupTokens(xml)) {
    if (token.kind === 'open' && token.attributes.length >= MOST_ATTRIBUTES) throw crowded(where)
    if (token.kind === 'open' && !token.isSelfClosed) checkDepth((depth += 1))
    else if (token.kind === 'close') depth = Math.max(0, depth - 1)
  }
}

/**
 * Reads XML into a tree. Declared entities are refused, external ones are never looked for.
 *
 * @returns the root element
 * @throws ExtractError `damaged`, `too-deep`
 */
export function parseXml(bytes: Uint8Array, where: string): XmlElement {
  const xml = decodeXml(bytes).replace(/^\uFEFF/, '')
  guardXml(xml, where)
  let root: XmlElement | string | undefined
  try {
    root = toChildren(parser.parse(xml) as readonly Parsed[]).find((node) => typeof node !== 'string')
  } catch (error) {
    if (error instanceof ExtractError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExtractError('damaged', `“${where}” in the file is damaged (${reason.slice(0, 160)}). Save it anew.`)
  }
  if (root === undefined || typeof root === 'string') {
    throw new ExtractError('damaged', `“${where}” in the file is damaged: it has no element. Save it anew.`)
  }
  return root
}

/** The part of a name after its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Elements below in document order, by the part of their name after the prefix. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (localName(child.name) === name) yield child
    yield* descendants(child, name)
  }
}

/**
 * The outermost elements of these names below. What lies in one of them is left to whoever reads it: elements that
 * hold one another would otherwise be read again and again, twice as often with every level.
 */
export function* outermost(element: XmlElement, ...names: readonly string[]): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (names.includes(localName(child.name))) yield child
    else yield* outermost(child, ...names)
  }
}

/** The first element of that name below. */
export function firstElement(element: XmlElement, name: string): XmlElement | null {
  for (const found of descendants(element, name)) return found
  return null
}

/** All words below. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The words of the first element of that name below, null when there are none. */
export function firstText(element: XmlElement, name: string): string | null {
  for (const found of descendants(element, name)) {
    const text = textOf(found).replace(/\s+/g, ' ').trim()
    if (text !== '') return text
  }
  return null
}

/** An attribute by the part of its name after the prefix. */
export function attributeOf(element: XmlElement, name: string): string | null {
  for (const [key, value] of Object.entries(element.attributes)) if (localName(key) === name) return value
  return null
}
