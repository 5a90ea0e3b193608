import { storeZip } from '../archive/store-zip'
import { ZipArchive } from '../archive/zip-archive'
import { ExtractError } from '../extracted-document'
import { attributeOf, decodeXml, descendants, guardXml, parseXml } from '../markup/xml-tree'

const MEGABYTE = 1024 * 1024
/** Of one part and of all that are read of a workbook, inflated, in bytes. */
const MOST_PART = 160 * MEGABYTE
const MOST_PARTS = 240 * MEGABYTE
/** Rows and columns of Excel, and most cells of a sheet: gaps between cells are filled when it is read. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const MOST_CELLS = 20_000_000

const damaged = (what: string): ExtractError =>
  new ExtractError('damaged', `The workbook is damaged: ${what}. Save it anew as .xlsx, or save the sheet as CSV.`)

/** A workbook: the names of its sheets in their order, and how one of them is taken out of it. */
export interface Workbook {
  readonly sheets: readonly string[]
  /** An archive of what that sheet needs and nothing else, checked and not compressed. @throws ExtractError */
  readonly copyOf: (sheet: string) => Promise<Buffer>
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/**
 * The library fills every gap up to the cell that lies farthest out: one cell in the last corner would be seventeen
 * thousand million of them.
 *
 * @throws ExtractError
 */
export function checkAddresses(sheet: string): void {
  let rows = 0
  let columns = 0
  for (const [, , address = ''] of sheet.matchAll(/\sr\s*=\s*(["'])([^"'<>]{0,40})\1/g)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? []
    if (letters === undefined || Number(digits) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS) {
      throw damaged(`a cell in it has the address “${address}”`)
    }
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, columnOf(letters))
  }
  if (rows * columns > MOST_CELLS) {
    throw new ExtractError(
      'too-large',
      `The sheet reaches to row ${rows} and column ${columns}, which is more than can be read. ` +
        'Delete what lies outside of the table, or save the sheet as CSV.'
    )
  }
}

async function partOf(archive: ZipArchive, name: string): Promise<Buffer> {
  const part = await archive.read(name, MOST_PART)
  if (part === null) throw damaged(`it has no “${name.slice(-80)}”`)
  return part
}

/** Opens a workbook and checks it (X6). @throws ExtractError */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const archive = await ZipArchive.open(bytes)
  if (!archive.has('xl/workbook.xml')) {
    throw new ExtractError('damaged', 'This is no Excel workbook, whatever its ending says. Save it anew as .xlsx.')
  }
  const links = new Map<string, string>()
  const relations = 'xl/_rels/workbook.xml.rels'
  for (const link of descendants(parseXml(await partOf(archive, relations), relations), 'Relationship')) {
    const target = attributeOf(link, 'Target') ?? ''
    links.set(attributeOf(link, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const book = parseXml(await partOf(archive, 'xl/workbook.xml'), 'xl/workbook.xml')
  const files = new Map<string, string>()
  for (const sheet of descendants(book, 'sheet')) {
    const file = links.get(attributeOf(sheet, 'id') ?? '')
    const name = attributeOf(sheet, 'name')
    if (name && file && archive.has(file) && !file.includes('chartsheets/')) files.set(name, file)
  }
  if (files.size === 0) throw damaged('it has no sheet')
  const others = new Set(files.values())
  const copyOf = async (sheet: string): Promise<Buffer> => {
    const file = files.get(sheet)
    if (file === undefined) throw damaged(`it has no sheet “${sheet.slice(0, 80)}”`)
    const parts = new Map<string, Uint8Array>()
    let total = 0
    for (const name of archive.names) {
      const isNeeded = /^(?:xl\/|_rels\/|\[Content_Types\])[^?]*\.(?:xml|rels)$/i.test(name)
      if (!isNeeded || /^xl\/(?:drawings|charts|media|theme|comments|tables|pivot)/i.test(name)) continue
      if (others.has(name) && name !== file) continue
      const part = await partOf(archive, name)
      total += part.length
      if (total > MOST_PARTS) {
        throw new ExtractError('too-large', 'The workbook has too much in it. Save its sheets as CSV and import those.')
      }
      // The library takes every part for UTF-8, whatever the part says: what is looked at here is what it gets.
      const xml = decodeXml(part).replace(/^\uFEFF?<\?xml[^>]*\?>/, '')
      guardXml(xml, name)
      if (name === file) checkAddresses(xml)
      parts.set(name, Buffer.from(xml))
    }
    return storeZip(parts)
  }
  return { sheets: [...files.keys()], copyOf }
}
