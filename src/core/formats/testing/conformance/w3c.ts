import * as fc from 'fast-check'
import { isJsonObject, parseJson } from '../../json-value'
import type { Decoded } from '../../format'
import { w3cFormat } from '../../w3c'
import { exportDocuments, HOSTILE_SCHEME } from '../arbitraries'
import { encodeMain, makeArticle, makeFiles, makeInput } from '../build'
import { readCorpus } from '../corpora'
import { corpusPaths } from '../corpus-files'
import { quadsOf, w3cSuite } from '../w3c-suite'
import type { W3cSuite } from '../w3c-suite'
import { exportDecoded } from './export-decoded'
import { recordsOf } from './records-of'
import { ConformanceReport } from './report'

const SETS = /"(?:Composite|List|Independents)"/

/**
 * The suite must tell its samples apart; the reader must take each sample or say why not; what it took, and documents
 * of every kind, must come out of the writer as annotations that meet every MUST, as JSON-LD without loss, and the same.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const suite = w3cSuite()
  for (const path of suite.files) report.file(path)
  const paths = corpusPaths('w3c')
  for (const path of paths.filter((each) => each.startsWith('samples/'))) await checkSample(path, suite, report)
  for (const [index, documents] of fc.sample(exportDocuments, { numRuns: 40, seed: 5 }).entries()) {
    const content = await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
    await checkWritten(`written document ${index + 1}`, content, suite, report)
  }
  report.account(paths)
  return report.finish()
}

async function checkSample(path: string, suite: W3cSuite, report: ConformanceReport): Promise<void> {
  report.file(path)
  const content = readCorpus(`w3c/${path}`)
  const sample = parseJson(content)
  const isCorrect = !path.includes('incorrect')
  const passes = sample.ok && suite.annotation(sample.value).length === 0
  if (passes !== isCorrect) {
    if (isCorrect && SETS.test(content))
      report.declared(path, 'the suite knows no sets as targets, although the model has them')
    else report.difference(path, isCorrect ? 'the suite refuses it' : 'the suite accepts it')
  }
  const text = textFor(sample.ok ? sample.value : null)
  const article = makeArticle(text)
  const decoded = await decode(makeFiles({ [path]: content }, [{ article, text }]))
  const [document] = decoded.documents
  if (!sample.ok && decoded.problems.length === 0) report.difference(path, 'it is no JSON, and nothing was said')
  if (sample.ok && !document && decoded.problems.length === 0)
    report.difference(path, 'nothing was read, and nothing was said')
  if (isCorrect && !document) {
    const [problem] = decoded.problems
    if (problem && hasOnlyForeignSelectors(sample))
      report.declared(path, `it does not point into text: ${problem.message}`)
    else report.difference(path, problem?.message ?? 'it was not read')
  }
  if (!document) return
  report.equal(recordsOf(decoded).length)
  const { files } = await exportDecoded(w3cFormat, decoded)
  const again = await decode(makeFiles(files))
  const [before, after] = [recordsOf(decoded), recordsOf(again)]
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    report.difference(path, `written again it is ${JSON.stringify(after)}, not ${JSON.stringify(before)}`)
  }
  for (const file of files.values()) {
    await checkWritten(path, Buffer.from(file).toString(), suite, report)
  }
}

async function checkWritten(path: string, content: string, suite: W3cSuite, report: ConformanceReport): Promise<void> {
  const collection = JSON.parse(content) as {
    readonly '@context': unknown
    readonly first: { readonly items: readonly object[] }
  }
  const broken = [
    ...suite.collection(collection),
    ...suite.page(collection.first),
    ...collection.first.items.flatMap((item) => suite.annotation({ '@context': collection['@context'], ...item }))
  ]
  if (broken.length > 0) report.difference(path, `what we write breaks ${broken.join(', ')}`)
  const quads = await quadsOf(content)
  const count = (local: string): number =>
    quads.filter(({ predicate, object }) =>
      `${predicate.value} ${object.value}`.endsWith(`type http://www.w3.org/ns/oa#${local}`)
    ).length
  const items = collection.first.items.length
  if (count('Annotation') < items) report.difference(path, `JSON-LD has ${count('Annotation')} of ${items} annotations`)
  report.equal(items)
}

const decode = (input: ReturnType<typeof makeFiles>): Promise<Decoded> =>
  w3cFormat.decode?.(input) ?? Promise.reject(new Error('w3c cannot read'))

/** A text in which every quote and position of a sample has its place. */
function textFor(value: unknown): string {
  const parts: string[] = []
  let length = 20
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) each.forEach(visit)
    if (!isJsonObject(each)) return
    if (typeof each['exact'] === 'string') parts.push([each['prefix'], each['exact'], each['suffix']].join(''))
    if (typeof each['end'] === 'number') length = Math.max(length, Math.min(each['end'], 100_000))
    Object.values(each).forEach(visit)
  }
  visit(value)
  return [...parts, 'word '.repeat(Math.ceil(length / 5))].join('\n')
}

/** Whether a sample points into something that is no text: a picture, or a selector that lies elsewhere. */
function hasOnlyForeignSelectors(sample: ReturnType<typeof parseJson>): boolean {
  const content = JSON.stringify(sample.ok ? sample.value : null)
  return (
    content.includes('"selector"') && (!/Text(?:Quote|Position)Selector/.test(content) || /RangeSelector/.test(content))
  )
}
