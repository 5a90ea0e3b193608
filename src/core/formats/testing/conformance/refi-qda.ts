import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { DOMParser } from 'linkedom'
import { fromBuffer } from 'yauzl'
import type { Decoded, DecodedDocument, ExportInput, Format, SourceFile } from '../../format'
import { exportInputOf } from '../../interchange'
import { refiQdcFormat } from '../../refi-qdc'
import { refiQdpxFormat } from '../../refi-qdpx'
import { HOSTILE_SCHEME, exportDocuments } from '../arbitraries'
import { encodeFitted, makeFiles, makeInput } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { schemaFaults } from '../refi-schemas'
import { ConformanceReport } from './report'

const FOLDER = 'refi-qda'

/**
 * Validates what is written by the schemas of the standard, and reads every project and codebook that is in the
 * corpus: compares with what its XML states, writes it again, validates it and reads it again.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const files = paths.map((path) => corpusFile(FOLDER, path))
  for (const { path } of files) if (path.endsWith('.xsd')) report.file(path)
  await checkExports(report)
  for (const file of files) {
    const kind = kindOf(file)
    if (kind === null) continue
    report.file(file.path)
    if (kind === 'codebook') await checkCodebook(file, report)
    else if (kind === 'archive') await checkProject(file.path, await unzip(file), report)
    else await checkProject(file.path, folderOf(file, files, report), report)
  }
  report.account(paths)
  return report.finish()
}

function kindOf({ path, bytes }: SourceFile): 'archive' | 'project' | 'codebook' | null {
  if (path.toLowerCase().endsWith('.qdpx')) return 'archive'
  if (path.endsWith('.xsd')) return null
  const head = new TextDecoder().decode(bytes.slice(0, 4096))
  if (/<(?:\w+:)?CodeBook\b/.test(head) && !/<(?:\w+:)?Project\b/.test(head)) return 'codebook'
  return /<(?:\w+:)?Project\b[^>]*QDA-XML/.test(head) ? 'project' : null
}

/** The files of an unpacked project: everything below its folder belongs to it. A file of any name is its project. */
function folderOf(project: SourceFile, files: readonly SourceFile[], report: ConformanceReport): readonly SourceFile[] {
  const folder = project.path.slice(0, project.path.lastIndexOf('/') + 1)
  const texts = files.filter(
    ({ path }) => path.startsWith(folder) && /\/sources\//i.test(path.slice(folder.length - 1))
  )
  for (const { path } of texts) report.file(path)
  return [{ ...project, path: `${folder}project.qde` }, ...texts]
}

function unzip({ bytes }: SourceFile): Promise<readonly SourceFile[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const files: SourceFile[] = []
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry: { readonly fileName: string }) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry()
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (failure, stream) => {
          if (failure) return reject(failure)
          const pieces: Buffer[] = []
          stream.on('data', (piece: Buffer) => pieces.push(piece))
          stream.on('error', reject)
          stream.on('end', () => {
            files.push({ path: entry.fileName, bytes: new Uint8Array(Buffer.concat(pieces)) })
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

/** What is written of made-up documents must be valid. */
async function checkExports(report: ConformanceReport): Promise<void> {
  const samples = fc.sample(exportDocuments, { numRuns: 100, seed: 7 })
  for (const [format, kind, ending] of [
    [refiQdpxFormat, 'project', '.qde'],
    [refiQdcFormat, 'codebook', '.qdc']
  ] as const) {
    const xml: string[] = []
    for (const documents of samples) {
      const { files } = await encodeFitted(format, makeInput(documents, {}, [HOSTILE_SCHEME]))
      for (const [path, bytes] of files) if (path.endsWith(ending)) xml.push(Buffer.from(bytes).toString())
    }
    for (const fault of await schemaFaults(kind, xml)) report.difference(`export of ${format.id}`, fault)
    report.equal(xml.length)
  }
}

async function checkCodebook(file: SourceFile, report: ConformanceReport): Promise<void> {
  const decoded = await decodeWith(refiQdcFormat, [file])
  if (isBroken(file, decoded, report)) return
  const codes = [...parsed(file.bytes).querySelectorAll('Code')]
  const applied = codes.filter((code) => code.getAttribute('isCodable') !== 'false').length
  const found = decoded.labels.filter(({ path }) => path !== '').length
  if (found < applied) report.difference(file.path, `${applied} codes can be applied, ${found} labels were found`)
  for (const code of codes) {
    const name = code.getAttribute('name') ?? ''
    if (decoded.labels.some(({ path }) => `/${path}`.includes(`/${name}`))) report.equal(1)
    else report.difference(file.path, `no label comes from the code “${name}”`)
  }
  const again = await writtenAgain(file.path, refiQdcFormat, decoded, report)
  const labels = ({ labels: all }: Decoded): string => JSON.stringify(all.map(labelFacts).sort())
  if (labels(again) !== labels(decoded)) report.difference(file.path, 'written and read again, its labels are others')
}

const labelFacts = ({ path, hue, description }: Decoded['labels'][number]): string =>
  JSON.stringify([path, hue ?? 'none', description ?? ''])

/** Not well-formed files must be reported with a line; there is nothing more to compare then. */
function isBroken({ path }: SourceFile, { problems, documents, labels }: Decoded, report: ConformanceReport): boolean {
  const [problem] = problems
  if (!problem?.message.includes('is no whole XML')) {
    for (const { line, message } of problems) report.declared(`${path}:${line}`, message)
    return false
  }
  report.declared(path, 'the file is not well-formed XML: that is reported with its line, and nothing is read')
  if (problem.line === null || documents.length + labels.length > 0) report.difference(path, 'it was not refused')
  return true
}

async function checkProject(path: string, files: readonly SourceFile[], report: ConformanceReport): Promise<void> {
  const decoded = await decodeWith(refiQdpxFormat, files)
  const project = files.find((file) => file.path.toLowerCase().endsWith('.qde'))
  if (!project) return report.difference(path, 'there is no project in it')
  if (isBroken({ ...project, path }, decoded, report)) return
  checkStated(path, parsed(project.bytes), decoded, report)
  const again = await writtenAgain(path, refiQdpxFormat, decoded, report)
  const before = decoded.documents.map((document) => documentFacts(document, decoded))
  const after = again.documents.map((document) => documentFacts(document, again))
  before.forEach((facts, index) => {
    const other = after[index] ?? []
    const lost = facts.find((fact) => !other.includes(fact)) ?? other.find((fact) => !facts.includes(fact))
    if (lost === undefined) report.equal(facts.length)
    else report.difference(path, `written and read again, this is not the same: ${lost}`)
  })
}

/** The XML itself, read by somebody else: how many passages there are, and the words that are the names of some. */
function checkStated(path: string, project: Document, { documents }: Decoded, report: ConformanceReport): void {
  for (const document of documents) {
    const source = [...project.querySelectorAll('[guid]')].find(
      (element) => element.getAttribute('guid')?.replace(/[{}]/g, '') === document.key
    )
    const selections = [...(source?.querySelectorAll('PlainTextSelection, TranscriptSelection') ?? [])]
    const stated = selections.reduce((sum, each) => sum + Math.max(1, each.querySelectorAll('Coding').length), 0)
    const found = document.spans.length + document.bookmarks.length
    if (stated !== found) report.difference(path, `“${document.name}” has ${stated} passages, ${found} were read`)
    for (const selection of selections) {
      const name = (selection.getAttribute('name') ?? '')
        .replace(/\s+/g, ' ')
        .replace(/(?:…|\.\.\.)$/u, '')
        .trim()
      const span = document.spans.find(({ id }) => id === selection.getAttribute('guid')?.replace(/[{}]/g, ''))
      const words =
        span?.quotes
          .map(({ exact }) => exact)
          .join('')
          .replace(/\s+/g, ' ')
          .trim() ?? ''
      if (name.length < 12 || !span || !document.text.replace(/\s+/g, ' ').includes(name)) continue
      if (words.startsWith(name)) report.equal(1)
      else report.difference(path, `a passage called “${name}” was read as “${words.slice(0, 60)}”`)
    }
  }
}

/** Everything that must be the same after it was written by us, as texts to compare. */
function documentFacts(document: DecodedDocument, { people }: Decoded): readonly string[] {
  const spans = new Map(document.spans.map((span) => [span.id, `${span.ranges.map(rangeFact).join()}=${span.label}`]))
  const who = (id: string | null): string => people.find((person) => person.id === id)?.name ?? id ?? 'Unknown'
  const { text, metadata, note, extra, documentLabels, relations, bookmarks } = document
  return [
    ['text', text],
    ['title', metadata.title ?? document.name],
    ['tags', ...(metadata.tags ?? [])],
    ['note', note],
    ...Object.entries(extra).map(([name, value]) => ['extra', name, value]),
    ...document.spans.map(({ ranges, label, attributes, tags, note: own, person, createdAt, updatedAt }) => [
      ...['span', ranges, label === '' ? 'Unlabelled' : label, attributes, tags, own, who(person)],
      ...times(createdAt, updatedAt)
    ]),
    ...documentLabels.map(({ label, value, note: own, person }) => ['label', label, value, own, who(person)]),
    ...relations.map(({ type, from, to }) => ['relation', type, spans.get(from), spans.get(to.span) ?? 'elsewhere']),
    ...bookmarks.map(({ range, name }) => ['bookmark', range, name])
  ].map((fact) => JSON.stringify(fact))
}

const rangeFact = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`

/** A record without times gets one when it is converted. */
function times(createdAt: string | null, updatedAt: string | null): readonly unknown[] {
  const none = '1970-01-01T00:00:00.000Z'
  return [createdAt ?? updatedAt ?? none, updatedAt ?? createdAt ?? none]
}

async function writtenAgain(
  path: string,
  format: Format,
  decoded: Decoded,
  report: ConformanceReport
): Promise<Decoded> {
  const options = { neutraliseFormulas: false, includeNotes: true, includeText: true, settings: {} }
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const input: ExportInput = exportInputOf(decoded, options, { sha256, software: 'Claimdesk 0.0.0' })
  const { files } = await encodeFitted(format, input)
  const kind = format === refiQdcFormat ? 'codebook' : 'project'
  const xml = [...files]
    .filter(([name]) => /\.(?:qde|qdc)$/.test(name))
    .map(([, bytes]) => Buffer.from(bytes).toString())
  for (const fault of await schemaFaults(kind, xml)) report.difference(path, `written again: ${fault}`)
  const again = await decodeWith(
    format,
    [...files].map(([name, bytes]) => ({ path: name, bytes }))
  )
  for (const { message } of again.problems) report.difference(path, `written and read again: ${message}`)
  return again
}

async function decodeWith(format: Format, files: readonly SourceFile[]): Promise<Decoded> {
  if (!format.decode) throw new Error(`${format.id} cannot read`)
  return format.decode(makeFiles(new Map(files.map(({ path, bytes }) => [path, bytes]))))
}

function parsed(bytes: Uint8Array): Document {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/xml') as unknown as Document
}
