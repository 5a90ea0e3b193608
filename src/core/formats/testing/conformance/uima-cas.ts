import { casJsonFormat } from '../../cas-json'
import { casXmiFormat } from '../../cas-xmi'
import { DOCUMENT_ANNOTATION } from '../../cas/type-system'
import type { Decoded } from '../../format'
import { casOfJson, casOfXmi, graphOf, missingFrom } from '../cas-graph'
import { convert, decodeFiles, differencesOf } from '../cas-round-trip'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'uima-cas'
const NO_TEXT =
  'the XMI of the case has no text (nor, with it, a document annotation), while the JSON has: the annotations are compared'

/** Every case in JSON and in XMI: read alike, written by us and read again, and our JSON beside theirs. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  for (const path of paths.filter((each) => each.endsWith('.json'))) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const beside = paths.filter((each) => each.startsWith(folder) && !each.slice(folder.length).includes('/'))
    await checkCase(path, beside, report)
  }
  report.account(paths)
  return report.finish()
}

async function checkCase(path: string, beside: readonly string[], report: ConformanceReport): Promise<void> {
  const json = textOf(path)
  report.file(path)
  const decoded = await decodeFiles(casJsonFormat, new Map([[path, json]]))
  compareStated(path, json, decoded, report)
  const xmi = beside.find((each) => each.endsWith('.xmi'))
  const types = beside.find((each) => each.endsWith('.xml'))
  if (xmi !== undefined) {
    report.file(xmi)
    if (types !== undefined) report.file(types)
    compareXmi(path, json, xmi, types === undefined ? null : textOf(types), report)
  }
  for (const format of [casJsonFormat, casXmiFormat]) {
    const files = await convert(decoded, format)
    const again = await decodeFiles(format, files)
    for (const difference of differencesOf(decoded, without(again, decoded))) {
      report.difference(path, `written as ${format.id} and read again: ${difference}`)
    }
    if (format !== casJsonFormat) continue
    for (const written of files.values()) {
      const ours = graphOf(casOfJson(Buffer.from(written).toString()))
      const theirs = graphOf(casOfJson(json))
      const missing = missingFrom(ours, theirs)
      if (decoded.documents.length === 1) {
        for (const node of missing) report.difference(path, `not in the JSON that we write: ${node}`)
        report.equal(theirs.length - missing.length)
      }
    }
  }
}

const textOf = (path: string): string =>
  Buffer.from(corpusFile(FOLDER, path).bytes)
    .toString()
    .replace(/^\uFEFF/, '')

/** Problems that the file itself has are told again when it was written, which is right. */
function without(again: Decoded, before: Decoded): Decoded {
  const known = new Set(before.problems.map(({ message }) => message))
  return { ...again, problems: again.problems.filter(({ message }) => !known.has(message)) }
}

interface Stated {
  readonly '%TYPE': string
  readonly begin?: number
  readonly '^begin'?: number
  readonly end?: number
  readonly '^end'?: number
}

/** Every annotation that stands in the JSON, read plainly, is a span, a unit, a relation or kept. */
function compareStated(path: string, json: string, decoded: Decoded, report: ConformanceReport): void {
  const file = JSON.parse(json) as { '%FEATURE_STRUCTURES'?: readonly Stated[] | Record<string, Stated> }
  const spans = decoded.documents.flatMap((document) =>
    document.spans.flatMap(({ ranges: [range], label }) => [`${label.split('/')[0]} ${range?.start}-${range?.end}`])
  )
  const left = [...spans]
  const others = JSON.stringify(decoded.documents.map(({ extra, tokens, sentences }) => [extra, tokens, sentences]))
  for (const each of Object.values(file['%FEATURE_STRUCTURES'] ?? {})) {
    const begin = each.begin ?? each['^begin']
    const end = each.end ?? each['^end']
    if (begin === undefined || end === undefined) continue
    // A label has the full name of its type where two types of a file share the short one.
    const names = [each['%TYPE'].split('.').at(-1), each['%TYPE']]
    const index = left.findIndex((span) => names.some((name) => span === `${name} ${begin}-${end}`))
    if (index !== -1) {
      left.splice(index, 1)
      report.equal(1)
    } else if (!others.includes(each['%TYPE']) && !others.includes(`"start":${begin},"end":${end}`)) {
      report.difference(path, `${each['%TYPE']} ${begin}-${end} was read as nothing.`)
    }
  }
  for (const span of left) report.difference(path, `${span} is not in the file.`)
}

function compareXmi(path: string, json: string, xmi: string, types: string | null, report: ConformanceReport): void {
  const [a, b] = [casOfJson(json), casOfXmi(textOf(xmi), types)]
  const texts = (cas: typeof a): readonly unknown[] =>
    cas.sofas.map(({ name, text, uri, data }) => [name, text, uri, data])
  const isDocument = ({ type }: { readonly type: string }): boolean => a.types.isA(type, DOCUMENT_ANNOTATION)
  const hasText = (cas: typeof a): boolean => cas.sofas.some(({ text }) => text !== null)
  const isBare = hasText(a) && !hasText(b)
  if (isBare) report.declared(xmi, NO_TEXT)
  else if (JSON.stringify(texts(a)) !== JSON.stringify(texts(b))) {
    report.difference(path, `the views: ${JSON.stringify(texts(a))} in JSON, ${JSON.stringify(texts(b))} in XMI`)
  }
  const [ofJson, ofXmi] = [graphOf(a), graphOf(b)].map((graph) =>
    isBare ? graph.filter((node) => !isDocument(node)) : graph
  )
  for (const node of missingFrom(ofXmi ?? [], ofJson ?? [])) report.difference(path, `not in the XMI: ${node}`)
  for (const node of missingFrom(ofJson ?? [], ofXmi ?? [])) report.difference(xmi, `not in the JSON: ${node}`)
}
