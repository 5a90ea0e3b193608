import MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'
import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { faultsOfHtml } from '../../../core/text/testing/inert-html'

/** Says what is wrong with a file, in words; nothing when it is inert. */
export type InertCheck = (name: string, bytes: Buffer, format: string) => readonly string[]

export const htmlFaults: InertCheck = (_name, bytes) => faultsOfHtml(bytes.toString('utf8'))

const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u

/** Cells that a spreadsheet would run. A number is none, whatever its sign. */
export function cellFaults(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flatMap((cells) =>
    cells.filter((cell) => FORMULA.test(cell)).map((cell) => `the cell ${JSON.stringify(cell.slice(0, 60))}`)
  )
}

export const csvFaults: InertCheck = (_name, bytes) =>
  cellFaults(Papa.parse<string[]>(bytes.toString('utf8').replace(/^\ufeff/, '')).data)

/** Well-formed, without a document type, entities, instructions or what leads out of its own. */
export const xmlFaults: InertCheck = (_name, bytes) => {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => void faults.push(`it is not well-formed: ${error.message}`))
  parser.on('doctype', () => void faults.push('a document type'))
  parser.on('processinginstruction', ({ target }) => void faults.push(`an instruction ${target}`))
  let isInstruction = false
  parser.on('text', (part) => {
    // Word runs these: a page number is one, a command (DDE) would be another.
    if (isInstruction && !/^\s*(PAGE|NUMPAGES)\s*$/.test(part)) faults.push(`an instruction ${part}`)
  })
  parser.on('closetag', () => (isInstruction = false))
  parser.on('opentag', ({ name, attributes }) => {
    isInstruction = name === 'w:instrText'
    if (/^(script|iframe|img|w:fldSimple|f)$/.test(name)) faults.push(`an element ${name}`)
    const outside = Object.entries(attributes).some(([key, value]) => key === 'TargetMode' && value === 'External')
    if (outside) faults.push(`a relation to outside: ${String(attributes['Target'])}`)
  })
  try {
    parser.write(bytes.toString('utf8').replace(/^\ufeff/, '')).close()
  } catch (error) {
    faults.push(`it cannot be read: ${String(error)}`)
  }
  return [...new Set(faults)]
}

/** HTML that the format itself writes into Markdown. */
const OWN_HTML = /^<(?:\/?(?:mark|sup|br|details|summary|a id="[\w-]+")\s*\/?|!-- [\w ,.]+ --)>$/

const markdown = new MarkdownIt({ html: true, linkify: false })

export const markdownFaults: InertCheck = (_name, bytes) => {
  const faults: string[] = []
  const look = (token: Token): void => {
    const isHtml = token.type === 'html_block' || token.type === 'html_inline'
    if (isHtml && !OWN_HTML.test(token.content.trim())) faults.push(`the HTML ${token.content.slice(0, 80)}`)
    if (token.type === 'image') faults.push(`a picture ${String(token.attrGet('src'))}`)
    const href = token.type === 'link_open' ? String(token.attrGet('href')) : '#'
    if (!/^#|^https:\/\/example\.org\/|^[^:/\\]+\.(md|jsonl|parquet|json)(#|$)|^data\//.test(href))
      faults.push(`a link to ${href}`)
    token.children?.forEach(look)
  }
  markdown.parse(bytes.toString('utf8').replace(/^---\n[\s\S]*?\n---\n/, ''), {}).forEach(look)
  return faults
}

export const jsonFaults: InertCheck = (name, bytes, format) => {
  const text = bytes.toString('utf8')
  const faults: string[] = []
  for (const piece of /\.(jsonl|ndjson)$/.test(name) ? text.split('\n').filter((line) => line !== '') : [text]) {
    try {
      JSON.parse(piece)
    } catch (error) {
      faults.push(`it is no JSON: ${String(error)}`)
    }
  }
  // JSON-LD is put into pages: nothing in it may end the element or open another one.
  const isLinked = /^(w3c|claimreview(-bulk)?)$/.test(format) && !name.endsWith('losses.json')
  if (isLinked && text.includes('<')) faults.push('markup in JSON-LD')
  return faults
}

/** Tests of a file by its ending. Endings that are not here are plain text that nothing opens as something else. */
export const CHECKS: Readonly<Record<string, InertCheck>> = {
  html: htmlFaults,
  csv: csvFaults,
  xml: xmlFaults,
  xmi: xmlFaults,
  rels: xmlFaults,
  qdc: xmlFaults,
  qde: xmlFaults,
  md: markdownFaults,
  json: jsonFaults,
  jsonl: jsonFaults,
  jsonld: jsonFaults,
  ndjson: jsonFaults
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** What is wrong with a path in an archive, or a name that a dialog proposes, on one system or another. */
export function nameFaults(path: string): readonly string[] {
  const parts = path.split('/')
  const bad = parts.filter(
    (part) =>
      part === '' ||
      part === '..' ||
      RESERVED.test(part) ||
      /[. ]$/.test(part) ||
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
      /[\u0000-\u001f\u007f-\u009f<>:"|?*\\]|\p{Cf}|\p{Cs}|[\u2028\u2029]/u.test(part) ||
      Buffer.byteLength(part) > 255
  )
  return bad.map((part) => `the name ${JSON.stringify(part)}`)
}
