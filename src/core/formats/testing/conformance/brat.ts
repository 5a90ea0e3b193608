import { bratFormat } from '../../brat'
import type { Decoded, DecodedDocument } from '../../format'
import { exportInputOf } from '../../interchange'
import { refusedLines } from '../brat-rules'
import { encodeFitted, makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'brat'
const ANNOTATIONS = /\.(?:ann|a1|a2)$/

/** Reads every document of the corpora, compares with what its lines say, writes all and reads it again. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const files = new Map(paths.map((path) => [path, corpusFile(FOLDER, path).bytes]))
  const decoded = await read(files)
  for (const { file, line, place, message } of decoded.problems) {
    report.difference(file ?? '', `line ${line}, ${place}: ${message}`)
  }
  const documents = new Map(decoded.documents.map((document) => [document.key, document]))
  for (const path of paths) {
    const base = path.replace(/\.[^./]*$/, '')
    const document = documents.get(base)
    if (document && (ANNOTATIONS.test(path) || path.endsWith('.txt'))) report.file(path)
    if (path.endsWith('.txt') && document) compare(path, document, stated(files, base), report)
    if (/(?:annotation|visual)\.conf$/.test(path)) {
      report.file(path)
      compareTypes(path, textOf(files.get(path)), decoded, report)
    } else if (/\.conf$|LICENSE|README/.test(path)) {
      report.file(path)
      report.declared(path, 'no annotations: settings of brat’s own tools, a licence or a text about the corpus')
    }
  }
  await writeAgain(decoded, report)
  report.account(paths)
  return report.finish()
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

async function read(files: ReadonlyMap<string, Uint8Array>): Promise<Decoded> {
  // Types under their own names, as the lines have them.
  const input = makeFiles(files, [], { names: 'type' })
  return (await bratFormat.decode?.(input)) ?? Promise.reject(new Error('cannot read'))
}

/** What the lines of a document say, put as sorted strings; nothing of the code that is checked is used. */
interface Stated {
  readonly passages: readonly string[]
  readonly links: readonly string[]
  readonly side: readonly string[]
}

function stated(files: ReadonlyMap<string, Uint8Array>, base: string): Stated {
  const lines = ['.ann', '.a1', '.a2']
    .flatMap((ending) => textOf(files.get(base + ending)).split(/\r?\n/))
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t') as [string, string, ...string[]])
  const events = lines.filter(([id]) => id.startsWith('E'))
  const triggers = new Map(
    events.map(([id, body]) => [body.split(/[ :]/)[1] ?? '', id]).reverse() as [string, string][]
  )
  const words = new Map(lines.filter(([id]) => id.startsWith('T')).map(([id, , text = '']) => [id, text]))
  const passages: string[] = []
  const links: string[] = []
  const side: string[] = []
  const whole = (id: string): string => triggers.get(id) ?? id
  for (const [id, body, ...rest] of lines) {
    const [head = '', ...args] = body.trim().split(' ')
    const [first = '', ...more] = args
    if (id.startsWith('T') && !triggers.has(id)) passages.push(`${id} ${head} ${rest.join('\t')}`)
    if (id.startsWith('E')) {
      const [kind = '', trigger = ''] = head.split(':')
      passages.push(`${id} ${kind} ${words.get(trigger) ?? ''}`)
      for (const arg of args) {
        const [role = '', target = ''] = arg.split(':')
        links.push(`${role.replace(/(?<=\D)[2-9]\d*$/, '')} ${id} ${whole(target)}`)
      }
    }
    if (id.startsWith('R')) {
      const ends = args.map((arg) => arg.split(':')).sort(([a = ''], [b = '']) => (/^Arg\d$/.test(a) && a > b ? 1 : 0))
      links.push(`${head} ${ends.map(([, target = '']) => whole(target)).join(' ')}`)
    }
    if (id === '*')
      args.forEach((to, index) => index > 0 && links.push(`${head} ${whole(args[index - 1] ?? '')} ${whole(to)}`))
    if (/^[AM]/.test(id)) side.push(`${whole(first)} ${head} ${more.length === 0 ? 'true' : more.join(' ')}`)
    if (id.startsWith('N')) side.push(`${whole(first)} ${head} ${[more.join(' '), ...rest].join(' ').trim()}`)
    if (id.startsWith('#')) side.push(`${whole(first)} ${head} ${rest.join('\t')}`)
  }
  return { passages: passages.sort(), links: links.sort(), side: side.sort() }
}

function found({ spans, relations }: DecodedDocument): Stated {
  const side = [...spans, ...relations].flatMap(({ id, attributes, note }) => [
    ...Object.entries(attributes)
      .filter(([name]) => !/^brat_/.test(name))
      .flatMap(([name, value]) =>
        [typeof value === 'object' ? value : [value]]
          .flat()
          .map((each) => `${id} ${name.replace(/^note_/, '')} ${String(each)}`)
      ),
    ...note.split('\n').flatMap((line) => (line === '' ? [] : [`${id} AnnotatorNotes ${line}`]))
  ])
  return {
    passages: spans
      // The words of a line never hold the end of one: brat writes a space for what lies between its fragments.
      .map(
        ({ id, label, quotes }) =>
          `${id} ${label} ${quotes.map(({ exact }) => exact.replace(/\s*\n\s*/g, ' ')).join(' ')}`
      )
      .sort(),
    links: relations.map(({ type, from, to }) => `${type} ${from} ${to.span}`).sort(),
    side: side.sort()
  }
}

function compare(path: string, document: DecodedDocument, said: Stated, report: ConformanceReport): void {
  const has = found(document)
  for (const kind of ['passages', 'links', 'side'] as const) {
    const missing = said[kind].filter((each) => !has[kind].includes(each))
    const extra = has[kind].filter((each) => !said[kind].includes(each))
    if (missing.length === 0 && extra.length === 0 && said[kind].length === has[kind].length)
      report.equal(has[kind].length)
    else
      report.difference(
        path,
        `${kind}: not found ${missing.slice(0, 3).join(' / ')}; found ${extra.slice(0, 3).join(' / ')}`
      )
  }
  for (const { id, ranges, quotes } of document.spans) {
    const words = ranges.map(({ start, end }) => document.text.slice(start, end))
    if (words.join() !== quotes.map(({ exact }) => exact).join())
      report.difference(path, `${id}: words and quotes differ`)
  }
}

/** Every name that begins a line in `[entities]`, `[events]` or `[relations]` must be there. */
function compareTypes(path: string, content: string, decoded: Decoded, report: ConformanceReport): void {
  const known = new Set([
    ...decoded.labels.map((label) => label.path),
    ...decoded.relationTypes.map(({ name }) => name)
  ])
  let section = ''
  for (const line of content.split(/\r?\n/)) {
    section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1] ?? section
    const [, type] = /^\s*([A-Za-z][^\s|]*)/.exec(line) ?? []
    if (type === undefined || !['entities', 'spans', 'events', 'relations'].includes(section)) continue
    if (type === 'ENTITY-NESTING') report.declared(path, 'a rule of brat’s editor, which no annotation refers to')
    else if (known.has(type)) report.equal(1)
    else report.difference(path, `[${section}] ${type} is not among the labels and relation types`)
  }
}

const OPTIONS = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

async function writeAgain(decoded: Decoded, report: ConformanceReport): Promise<void> {
  const input = exportInputOf(decoded, OPTIONS, { sha256: hash, software: 'Claimdesk' })
  const { files } = await encodeFitted(bratFormat, input)
  const again = await read(files)
  for (const { file, line, place, message } of again.problems) {
    report.difference(file ?? '', `written again, line ${line}, ${place}: ${message}`)
  }
  // Documents whose names no file system would take get others; their order stays.
  decoded.documents.forEach((document, index) => {
    const other = again.documents.find(({ name }) => name === document.name) ?? again.documents[index]
    const written = textOf(files.get(`${other?.name ?? ''}.ann`))
    for (const refused of refusedLines(document.text, written))
      report.difference(document.name, `brat would refuse ${refused}`)
    if (JSON.stringify(comparable(document)) === JSON.stringify(other && comparable(other)))
      report.equal(document.spans.length)
    else report.difference(document.name, 'written and read again, it is another document')
  })
}

/** Everything but the ids of links, which brat does not give them all, and who made what, which it does not know. */
function comparable({ text, spans, relations, extra }: DecodedDocument): unknown {
  return {
    text,
    extra,
    spans: spans.map(({ id, ranges, quotes, label, attributes, tags, note }) => [
      id,
      ranges,
      quotes,
      label,
      sorted(attributes),
      tags,
      note
    ]),
    relations: relations
      .map(({ type, from, to, attributes, note }) => JSON.stringify([type, from, to.span, sorted(attributes), note]))
      .sort()
  }
}

const sorted = (attributes: object): unknown => Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))

/** Any function of the text will do where ids only have to differ. */
function hash(text: string): string {
  let sum = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index += 1)
    sum = ((sum ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn
  return sum.toString(16).padStart(16, '0').repeat(4)
}
