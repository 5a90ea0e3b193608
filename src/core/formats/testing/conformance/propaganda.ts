import type { Decoded, DecodedDocument } from '../../format'
import { exportInputOf } from '../../interchange'
import { ptcFormat } from '../../ptc'
import { encodeFitted, makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'propaganda'
const OPTIONS = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

/** Reads the corpus whole, compares with what its rows say, writes it again in files of its own and reads these. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const files = new Map(paths.map((path) => [path, corpusFile(FOLDER, path).bytes]))
  const decoded = await read(files)
  const texts = new Map(decoded.documents.map((document) => [idOf(document.key), document]))
  for (const { file, line, place, message } of decoded.problems) {
    if (message.startsWith('There is no text for')) {
      report.declared(file ?? '', 'labels of articles that are kept elsewhere')
    } else report.difference(file ?? '', `line ${line}, ${place}: ${message}`)
  }
  const said = new Map<string, string[]>()
  for (const path of paths) {
    if (/article[^/]*\.txt$/.test(path)) {
      if (texts.has(idOf(path))) report.file(path)
    } else readRows(path, textOf(files.get(path)), files, said, report)
  }
  for (const [id, document] of texts) compare(id, document, said.get(id) ?? [], report)
  await writeAgain(decoded, report)
  report.account(paths)
  return report.finish()
}

const textOf = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\r\n', '\n')

const idOf = (path: string): string => path.replace(/^.*article/, '').replace(/\.txt$/, '')

async function read(files: ReadonlyMap<string, Uint8Array>): Promise<Decoded> {
  return (await ptcFormat.decode?.(makeFiles(files))) ?? Promise.reject(new Error('cannot read'))
}

/** Technique and words of every row whose article is there, cut out as Python would: code points, the mark counted. */
function readRows(
  path: string,
  content: string,
  files: ReadonlyMap<string, Uint8Array>,
  said: Map<string, string[]>,
  report: ConformanceReport
): void {
  const rows = content.split('\n').map((line) => line.split('\t'))
  if (rows.every((row) => row.length === 3 || row.join('').trim() === '')) {
    report.file(path)
    report.declared(path, 'rows that only say where propaganda is: those with techniques are compared')
    return
  }
  if (!rows.every((row) => row.length === 4 || row.join('').trim() === '')) {
    report.difference(path, 'this check knows rows of four columns only')
    return
  }
  report.file(path)
  const points = new Map(
    [...files].filter(([name]) => name.endsWith('.txt')).map(([name, bytes]) => [idOf(name), Array.from(textOf(bytes))])
  )
  for (const [id = '', technique = '', start, end] of rows) {
    const words = points.get(id)?.slice(Number(start), Number(end)).join('')
    if (words !== undefined) said.set(id, [...(said.get(id) ?? []), `${technique}: ${words}`])
  }
}

function compare(
  id: string,
  { spans, text }: DecodedDocument,
  said: readonly string[],
  report: ConformanceReport
): void {
  const found = spans.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact}`)
  const isSame = JSON.stringify([...found].sort()) === JSON.stringify([...said].sort())
  if (isSame) report.equal(found.length)
  else {
    const missing = said.filter((each) => !found.includes(each)).slice(0, 3)
    report.difference(`article${id}`, `${said.length} rows, ${found.length} spans; not found: ${missing.join(' / ')}`)
  }
  for (const { id: span, ranges, quotes } of spans) {
    const [range] = ranges
    if (!range || text.slice(range.start, range.end) !== quotes[0]?.exact) {
      report.difference(`article${id}`, `${span}: words and quote differ`)
    }
  }
}

async function writeAgain(decoded: Decoded, report: ConformanceReport): Promise<void> {
  const input = exportInputOf(decoded, OPTIONS, { sha256: hash, software: 'Claimdesk' })
  const { files } = await encodeFitted(ptcFormat, input)
  const again = await read(files)
  for (const { file, line, place, message } of again.problems) {
    report.difference(file ?? '', `written again, line ${line}, ${place}: ${message}`)
  }
  // Folders that are called otherwise than those of the corpus get others in them: an article is known by its id.
  const written = new Map(again.documents.map((document) => [idOf(document.key), document]))
  for (const document of decoded.documents) {
    const other = written.get(idOf(document.key))
    if (other && JSON.stringify(comparable(other)) === JSON.stringify(comparable(document))) {
      report.equal(document.spans.length)
    } else report.difference(document.name, 'written and read again, it is another document')
  }
}

/** Ids are made up in the order of the rows, which may be another. */
function comparable({ text, spans }: DecodedDocument): unknown {
  return [text, spans.map(({ ranges, label, quotes }) => JSON.stringify([ranges, label, quotes])).sort()]
}

/** Any function of the text will do where ids only have to differ. */
function hash(text: string): string {
  let sum = 7
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) % 0xffffffffffff
  return sum.toString(16).padStart(16, '0').repeat(4)
}
