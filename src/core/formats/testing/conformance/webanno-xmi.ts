import { casJsonFormat } from '../../cas-json'
import { casXmiFormat } from '../../cas-xmi'
import type { Decoded } from '../../format'
import { casOfXmi, graphOf, missingFrom } from '../cas-graph'
import { convert, decodeFiles, differencesOf } from '../cas-round-trip'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'webanno-tsv3'

/** Every XMI file of WebAnno's cases: what its elements say was read, and is there again after XMI and JSON of ours. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER).filter((path) => path.endsWith('.xmi'))
  for (const path of paths) {
    const xmi = Buffer.from(corpusFile(FOLDER, path).bytes).toString()
    report.file(path)
    const decoded = await decodeFiles(casXmiFormat, new Map([[path, xmi]]))
    for (const { place, message } of decoded.problems) report.difference(path, `${place}: ${message}`)
    compareStated(path, xmi, decoded, report)
    for (const format of [casXmiFormat, casJsonFormat]) {
      const files = await convert(decoded, format)
      const again = await decodeFiles(format, files)
      for (const difference of differencesOf(decoded, again)) {
        report.difference(path, `written as ${format.id} and read again: ${difference}`)
      }
      if (format !== casXmiFormat) continue
      const written = [...files].find(([name]) => name.endsWith('.xmi'))?.[1]
      const types = files.get('TypeSystem.xml')
      if (!written || !types) continue
      const ours = casOfXmi(Buffer.from(written).toString(), Buffer.from(types).toString())
      const theirs = graphOf(casOfXmi(xmi, null))
      for (const node of missingFrom(graphOf(ours), theirs)) report.difference(path, `not in what we write: ${node}`)
    }
  }
  report.account(paths)
  return report.finish()
}

/** The elements with a place, read plainly, against the spans, tokens, sentences and relations that were found. */
function compareStated(path: string, xmi: string, { documents }: Decoded, report: ConformanceReport): void {
  const [document] = documents
  if (!document) return report.difference(path, 'No document was read.')
  const found = [
    ...document.spans.map(({ ranges: [range], label }) => `${label.split('/')[0]} ${range?.start}-${range?.end}`),
    ...(document.tokens ?? []).map(({ start, end }) => `Token ${start}-${end}`),
    ...(document.sentences ?? []).map(({ start, end }) => `Sentence ${start}-${end}`)
  ]
  const relations = document.relations.map(({ type }) => type.split('/')[0])
  for (const [, type = '', attributes = ''] of xmi.matchAll(/<\w+:(\w+) ([^>]*)>/g)) {
    const place = /begin="(\d+)" end="(\d+)"/.exec(attributes)
    if (!place || type === 'DocumentMetaData') continue
    const isRelation = /Governor="\d+"/.test(attributes)
    const list = isRelation ? relations : found
    const index = list.indexOf(isRelation ? type : `${type} ${place[1]}-${place[2]}`)
    if (index === -1) report.difference(path, `${type} ${place[1]}-${place[2]} was not read.`)
    else {
      list.splice(index, 1)
      report.equal(1)
    }
  }
  const made = found.filter((each) => !each.startsWith('Token '))
  for (const each of made) report.difference(path, `${each} is not in the file.`)
}
