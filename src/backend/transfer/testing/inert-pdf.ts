import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { linkFault } from '../../../core/text/testing/inert-html'

/** Keys and actions by which a PDF runs, starts, sends, fetches or brings something along. */
const ACTIVE = new Set(
  (
    'JavaScript JS Launch OpenAction AA URI GoToR GoToE SubmitForm ImportData ResetForm AcroForm XFA EmbeddedFile ' +
    'EmbeddedFiles Filespec AF Collection RichMedia Movie Sound Rendition Screen 3D Thread Encrypt'
  ).split(' ')
)

const WHITE = /[\0\t\n\f\r ]/
const NAME_END = /[\0\t\n\f\r ()<>[\]{}/%]/

/** Where a string that begins with a bracket ends: brackets nest, and a backslash takes what follows it along. */
function endOfString(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at += 1) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (character === '(') depth += 1
    else if (character === ')' && --depth === 0) return at + 1
  }
  return source.length
}

const after = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from)
  return at === -1 ? source.length : at + mark.length
}

/** A name with its `#41` written out: `/J#61vaScript` is `JavaScript`. */
const plainName = (written: string): string =>
  written.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Adds every name outside of strings, comments and streams; streams of objects are read as well. */
function addNames(source: string, names: Set<string>): void {
  let object = 0
  for (let at = 0; at < source.length;) {
    const character = source[at] ?? ''
    if (character === '(') at = endOfString(source, at)
    else if (character === '%') at = Math.min(...['\n', '\r'].map((end) => after(source, end, at)))
    else if (source.startsWith('<<', at)) at += 2
    else if (character === '<') at = after(source, '>', at)
    else if (character === '/') {
      let end = at + 1
      while (end < source.length && !NAME_END.test(source[end] ?? '')) end += 1
      names.add(plainName(source.slice(at + 1, end)))
      at = end
    } else if (source.startsWith('stream', at) && /[\r\n]/.test(source[at + 6] ?? '')) {
      const start = at + (source[at + 6] === '\r' ? 8 : 7)
      at = after(source, 'endstream', start)
      if (source.slice(object, start).includes('/ObjStm')) {
        addNames(inflateSync(Buffer.from(source.slice(start, at), 'latin1')).toString('latin1'), names)
      }
    } else {
      if (source.startsWith('obj', at) && WHITE.test(source[at - 1] ?? '')) object = at
      at += 1
    }
  }
}

/** The names in the objects of a PDF, however they are written. */
export function namesInPdf(bytes: Buffer): ReadonlySet<string> {
  const names = new Set<string>()
  addNames(bytes.toString('latin1'), names)
  return names
}

interface Entry {
  readonly url: string | null
  readonly items: readonly Entry[]
}

/** What is in a PDF. */
export interface PdfContent {
  /** Of its objects, as `namesInPdf` gives them. */
  readonly names: ReadonlySet<string>
  /** Of all pages, with spaces where pieces of text end. */
  readonly text: string
  /** Addresses to which links and entries of the outline lead. */
  readonly links: readonly string[]
}

/** Reads a PDF with a program that did not write it. */
export async function readPdf(bytes: Buffer): Promise<PdfContent> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const links: string[] = []
  const words: string[] = []
  const lookAt = ({ url, items }: Entry): void => {
    if (url) links.push(url)
    items.forEach(lookAt)
  }
  ;((await document.getOutline()) as readonly Entry[] | null)?.forEach(lookAt)
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    for (const annotation of (await page.getAnnotations()) as readonly { url?: string; unsafeUrl?: string }[]) {
      const link = annotation.unsafeUrl ?? annotation.url
      if (link !== undefined) links.push(link)
    }
    for (const item of (await page.getTextContent()).items) if ('str' in item) words.push(item.str)
  }
  await document.destroy()
  return { names: namesInPdf(bytes), text: words.join(' '), links }
}

/**
 * What is wrong with a PDF, in words: whatever could run, start, send or fetch. Our reports link nothing outside of
 * themselves, so that the key of links to the web is a fault wherever they lead.
 */
export function pdfFaults({ names, links }: PdfContent): readonly string[] {
  const keys = [...names].filter((name) => ACTIVE.has(name)).map((name) => `the key /${name}`)
  return [...keys, ...new Set(links.flatMap((link) => linkFault(link) ?? []))]
}
