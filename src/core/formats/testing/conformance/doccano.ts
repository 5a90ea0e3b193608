import type { Decoded, DecodedDocument, DecodedSpan, Format } from '../../format'
import {
  doccanoClassificationFormat,
  doccanoCsvFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  fastTextFormat
} from '../../doccano'
import { exportInputOf } from '../../interchange'
import { encodeFitted, makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'doccano'

/** Reads every file of the corpus, compares with what its bytes say and with others' conversions, writes and reads again. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const decoded = new Map<string, Decoded>()
  for (const path of paths) if (/\.(?:jsonl?|csv|txt)$/.test(path)) decoded.set(path, await readAlone(path))
  for (const [path, result] of decoded) await checkFile(path, result, report)
  for (const path of paths) if (!decoded.has(path)) checkConversion(path, decoded, report)
  report.account(paths)
  return report.finish()
}

async function readAlone(path: string): Promise<Decoded> {
  const { bytes } = corpusFile(FOLDER, path)
  return (await doccanoFormat.decode?.(makeFiles(new Map([[path, bytes]])))) ?? Promise.reject(new Error('cannot read'))
}

const textOf = (path: string): string => new TextDecoder().decode(corpusFile(FOLDER, path).bytes)

async function checkFile(path: string, decoded: Decoded, report: ConformanceReport): Promise<void> {
  report.file(path)
  const { documents, problems } = decoded
  if (/\.jsonl?$/.test(path) && rowsOf(textOf(path)).every((row) => 'filename' in row)) {
    report.declared(path, 'rows about images or sounds: it must be told that they have no text')
    if (documents.length > 0 || problems.length === 0) report.difference(path, 'they were not refused')
    return
  }
  if (path.endsWith('.txt') && !textOf(path).includes('__label__')) {
    report.declared(path, 'columns of words and tags: the CoNLL formats read it, this one must refuse it')
    if (documents.length > 0 || problems.length !== 1) report.difference(path, 'it was not refused')
    return
  }
  for (const { line, place, message } of problems) report.difference(path, `line ${line}, ${place}: ${message}`)
  if (documents.length === 0) report.difference(path, 'no document was found')
  checkStated(path, documents, report)
  await checkAgain(path, decoded, report)
}

/** A row as the bytes of a file say, found without the code that is checked. */
interface Stated {
  readonly text: string
  /** Label and words of each passage, sorted. */
  readonly passages: readonly string[]
  readonly labels: readonly string[]
}

function checkStated(path: string, documents: readonly DecodedDocument[], report: ConformanceReport): void {
  const stated = statedIn(path)
  if (stated.length !== documents.length)
    report.difference(path, `${stated.length} rows, ${documents.length} documents`)
  documents.forEach((document, index) => {
    const found: Stated = {
      text: document.text,
      passages: document.spans.map(labelled).sort(),
      labels: document.documentLabels.map(({ label }) => label).sort()
    }
    if (JSON.stringify(found) === JSON.stringify(stated[index])) {
      report.equal(found.passages.length + found.labels.length)
    } else
      report.difference(path, `document ${index + 1} is ${JSON.stringify(found)}, not ${JSON.stringify(stated[index])}`)
  })
}

const labelled = ({ label, quotes }: DecodedSpan): string => `${label}: ${quotes[0]?.exact}`

function statedIn(path: string): readonly Stated[] {
  const content = textOf(path)
  if (path.endsWith('.csv')) {
    const [head = [], ...rows] = csvRows(content)
    const column = (names: readonly string[], otherwise: number): number => {
      const found = head.findIndex((name) => names.includes(name))
      return found === -1 ? otherwise : found
    }
    const [ofText, ofLabel] = [column(['text', 'data', 'column_data'], 0), column(['label', 'column_label'], 1)]
    return rows.map((row) => {
      const labels = (row[ofLabel] ?? '').split('#').filter((label) => label !== '')
      return { text: row[ofText] ?? '', passages: [], labels: labels.sort() }
    })
  }
  if (path.endsWith('.txt')) {
    return content
      .trim()
      .split(/\r?\n/)
      .map((line) => {
        const labels = [...line.matchAll(/__label__(\S+)/g)].map(([, label = '']) => label)
        return { text: line.replace(/__label__\S+ /g, ''), passages: [], labels: labels.sort() }
      })
  }
  return rowsOf(content).map(statedRow)
}

/** Cells of a table after RFC 4180: quoted ones may hold commas, quotes (doubled) and ends of lines. */
function csvRows(content: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end = ''] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}

function rowsOf(content: string): readonly Row[] {
  try {
    const whole = JSON.parse(content) as Row | readonly Row[]
    return [whole].flat()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return content
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Row)
  }
}

type Row = Readonly<Record<string, unknown>>

/** In code points, as doccano counts unless its project counts otherwise. */
function statedRow(row: Row): Stated {
  const text = (row['text'] ?? row['column_data'] ?? row['data']) as string
  const points = Array.from(text)
  const entries = ['label', 'labels', 'column_label', 'entities', 'annotations', 'cats'].flatMap((key) =>
    row[key] === undefined ? [] : [row[key] as unknown].flat()
  )
  const passages: string[] = []
  const labels: string[] = []
  for (const entry of entries) {
    if (typeof entry === 'string') labels.push(entry)
    else if (Array.isArray(entry)) {
      const [start, end, label] = entry as [number, number, string]
      passages.push(`${label}: ${points.slice(start, end).join('')}`)
    } else {
      const { start_offset, end_offset, label } = entry as {
        start_offset?: number
        end_offset?: number
        label: unknown
      }
      if (start_offset === undefined) labels.push(String(label))
      else passages.push(`${String(label)}: ${points.slice(start_offset, end_offset).join('')}`)
    }
  }
  return { text, passages: passages.sort(), labels: labels.sort() }
}

const software = 'Claimdesk 0.0.0'
const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }

/** Writes what was read in the same kind of file, reads it, and compares all there is. */
async function checkAgain(path: string, decoded: Decoded, report: ConformanceReport): Promise<void> {
  const format = formatFor(path, decoded)
  let made = 0
  const input = exportInputOf(decoded, options, { sha256: () => String((made += 1)).padStart(64, '0'), software })
  const { files, losses } = await encodeFitted(format, input)
  for (const { feature, count, policy } of losses) {
    if (path.endsWith('.csv') && feature === 'extra') {
      report.declared(path, 'columns that say nothing of text or labels are not in a CSV file of doccano')
    } else if (!(feature in ACCEPTED))
      report.difference(path, `${count} × ${feature} was lost (${policy}) in writing it again`)
  }
  const again = (await format.decode?.(makeFiles(files))) ?? decoded
  for (const { message } of again.problems) report.difference(path, `written again: ${message}`)
  const isTable = path.endsWith('.csv')
  const [before, after] = [decoded, again].map(({ documents }) =>
    JSON.stringify(documents.map((each) => ({ ...summary(each), ...(isTable && { extra: {} }) })))
  )
  if (before !== after) report.difference(path, `written again it is ${after}, not ${before}`)
}

/** Losses that are no annotations of the file: a conversion has made-up people and times, and labels get colours. */
const ACCEPTED = { people: true, times: true, scheme: true, metadata: true, 'label-names': true, text: true }

function formatFor(path: string, { documents }: Decoded): Format {
  if (path.endsWith('.csv')) return doccanoCsvFormat
  if (path.endsWith('.txt')) return fastTextFormat
  if (documents.some(({ relations }) => relations.length > 0)) return doccanoRelationsFormat
  const hasSpans = documents.some(({ spans }) => spans.length > 0)
  return !hasSpans && documents.some(({ documentLabels }) => documentLabels.length > 0)
    ? doccanoClassificationFormat
    : doccanoFormat
}

function summary({ text, spans, documentLabels, relations, note, extra }: DecodedDocument) {
  const words = new Map(spans.map((span) => [span.id, labelled(span)]))
  return {
    text,
    note,
    extra,
    spans: spans.map((span) => [labelled(span), span.ranges[0]?.start]).sort(),
    documentLabels: documentLabels.map(({ label }) => label).sort(),
    relations: relations.map(({ type, from, to }) => [type, words.get(from), words.get(to.span)]).sort()
  }
}

/** Compares with what doccano-transformer made of the same annotations, for one of the people who made them. */
function checkConversion(path: string, decoded: ReadonlyMap<string, Decoded>, report: ConformanceReport): void {
  const match = /^(.*)\.(conll2003|spacy)\.user(\d+)$/.exec(path)
  if (!match) return
  const [, base = '', kind, user = ''] = match
  report.file(path)
  const converted = kind === 'spacy' ? spacyEntities(textOf(path)) : conllEntities(textOf(path))
  const original = decoded.get(`${base}.jsonl`)
  if (!original) {
    report.declared(path, 'the annotations that it was made of are not in the corpus')
    return
  }
  const mine = original.documents
    .map(({ spans }) => spans.filter(({ person }) => (person ?? '0') === user))
    .filter((spans) => spans.length > 0)
    .map((spans) => spans.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact.split(/\s+/).join(' ')}`))
  if (JSON.stringify(mine) === JSON.stringify(converted)) report.equal(mine.flat().length)
  else report.difference(path, `it has ${JSON.stringify(converted)}, we read ${JSON.stringify(mine)}`)
}

/** A word with its tag, document by document. */
type Tagged = readonly (readonly [word: string, tag: string])[]

/** Label and words of each entity; B and U begin one, I and L go on. */
function entitiesOf(tagged: Tagged): readonly string[] {
  const entities: string[][] = []
  for (const [word, tag] of tagged) {
    if (/^[BU]-/.test(tag)) entities.push([`${tag.slice(2)}:`, word])
    else if (/^[IL]-/.test(tag)) entities.at(-1)?.push(word)
  }
  return entities.map((words) => words.join(' '))
}

function conllEntities(content: string): readonly (readonly string[])[] {
  return content
    .split(/^-DOCSTART-.*$/m)
    .slice(1)
    .map((document) =>
      entitiesOf(
        document
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => [line.split(' ')[0] ?? '', line.trim().split(' ').at(-1) ?? ''])
      )
    )
}

interface SpacyDocument {
  readonly paragraphs: readonly {
    readonly sentences: readonly { readonly tokens: readonly { readonly orth: string; readonly ner: string }[] }[]
  }[]
}

function spacyEntities(content: string): readonly (readonly string[])[] {
  return (JSON.parse(content) as readonly SpacyDocument[]).map(({ paragraphs }) =>
    entitiesOf(
      paragraphs.flatMap(({ sentences }) =>
        sentences.flatMap(({ tokens }) => tokens.map(({ orth, ner }) => [orth, ner] as const))
      )
    )
  )
}
