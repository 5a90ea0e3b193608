import { casXmiFormat } from '../../cas-xmi'
import type { Decoded } from '../../format'
import { makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { factLines, featureNamesOf, layerFacts, onlyOn, onTokens, renamed, typesOf } from '../layer-facts'
import type { LayerFacts } from '../layer-facts'
import { throughTsv, tsvOf } from '../tsv-again'
import { ConformanceReport } from './report'

const FOLDER = 'webanno-tsv3'

/**
 * Every case as TSV against the XMI of the same document, read by the reader for CAS files; then written and read
 * again, byte by byte where it can be; then the XMI, written as TSV, against the TSV of the case.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const count = { files: 0, same: 0, converted: 0, pairs: 0 }
  for (const path of paths.filter((each) => each.endsWith('.tsv'))) {
    count.files += 1
    const file = corpusFile(FOLDER, path)
    const { decoded, sameBytes } = await throughTsv(file, report)
    if (sameBytes) count.same += 1
    else report.declared(path, 'the same annotations in other bytes')
    const xmi = paths.find((each) => each === path.replace(/\.tsv$/, '.xmi'))
    if (xmi === undefined) continue
    count.pairs += 1
    const other = await readXmi(xmi, paths)
    report.file(xmi)
    for (const { place, message } of other.problems) report.difference(xmi, `${place}: ${message}`)
    compare(path, decoded, other, report)
    if ((await tsvOf(other)) === new TextDecoder().decode(file.bytes)) count.converted += 1
  }
  for (const path of paths) if (/TypeSystem\.xml$|README|LICENSE/i.test(path)) report.file(path)
  print(`${count.same} of ${count.files} TSV files come back byte by byte`)
  print(`${count.converted} of ${count.pairs} XMI files become the TSV of their case byte by byte`)
  report.account(paths)
  return report.finish()
}

async function readXmi(path: string, paths: readonly string[]): Promise<Decoded> {
  if (!casXmiFormat.decode) throw new Error('cannot read')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const files = paths.filter((each) => each === path || (each.startsWith(folder) && each.endsWith('.xml')))
  return await casXmiFormat.decode(makeFiles(new Map(files.map((each) => [each, corpusFile(FOLDER, each).bytes]))))
}

function compare(path: string, tsv: Decoded, xmi: Decoded, report: ConformanceReport): void {
  const [ours] = tsv.documents
  const [theirs] = xmi.documents
  if (!ours || !theirs || tsv.documents.length > 1 || xmi.documents.length > 1) {
    report.difference(path, `${tsv.documents.length} documents in the TSV, ${xmi.documents.length} in the XMI`)
    return
  }
  if (ours.text !== theirs.text) {
    // The format has no text around sentences: spaces stand there, and nothing at the end.
    const end = theirs.text.slice(ours.text.length)
    const start = theirs.text.slice(0, ours.text.length)
    const isBlankAside = end.trim() === '' && start.replace(/\s/g, ' ') === ours.text.replace(/\s/g, ' ')
    if (isBlankAside) report.declared(path, 'white space around sentences is not in a TSV file')
    else report.difference(path, `the text reads “${ours.text}”, in the XMI “${theirs.text}”`)
  }
  const places = (units: readonly { readonly start: number; readonly end: number }[] | null): string =>
    (units ?? []).map(({ start, end }) => `${start}-${start + ours.text.slice(start, end).trimEnd().length}`).join()
  if (places(ours.tokens) !== places(theirs.tokens)) report.difference(path, 'the tokens differ')
  if (places(ours.sentences) !== places(theirs.sentences)) report.difference(path, 'the sentences differ')

  const found = layerFacts(ours, tsv)
  const said = withoutEmptySlots(layerFacts(theirs, xmi), tsv)
  const cut = onTokens(said, theirs.tokens ?? [])
  if (factLines(cut).join() !== factLines(said).join()) {
    report.declared(path, 'annotations are cut to tokens, marks between tokens move to the one before')
  }
  const wanted = withNamesOf(found, cut, path, report)
  const [a, b] = [factLines(found), factLines(wanted)]
  if (a.join('\n') === b.join('\n')) report.equal(a.length)
  else {
    const missing = b.filter((line) => !a.includes(line))
    const more = a.filter((line) => !b.includes(line))
    report.difference(path, `only in the XMI: ${missing.join(' / ')}; only in the TSV: ${more.join(' / ')}`)
  }
}

/** Without a type system an empty slot of an XMI file cannot be told from an empty text. */
function withoutEmptySlots(facts: LayerFacts, { relationTypes }: Decoded): LayerFacts {
  const slots = new Set(relationTypes.map(({ exchange }) => exchange?.type.split(':').slice(0, 2).join(':')))
  const spans = facts.spans.map((span) => {
    const features = Object.entries(span.features).filter(
      ([name, value]) => value !== '' || !slots.has(`${span.type}:${name}`)
    )
    return { ...span, features: Object.fromEntries(features) }
  })
  return { ...facts, spans }
}

/** Some cases have a layer or a feature under another name in the XMI than in the TSV. */
function withNamesOf(tsv: LayerFacts, xmi: LayerFacts, path: string, report: ConformanceReport): LayerFacts {
  const types = onlyOn(typesOf(xmi), typesOf(tsv))
  const features = onlyOn(featureNamesOf(xmi), featureNamesOf(tsv))
  for (const [from, to] of types) report.declared(path, `the XMI of the case calls the layer ${to} ${from}`)
  for (const [from, to] of features) report.declared(path, `the XMI of the case calls the feature ${to} ${from}`)
  return renamed(xmi, types, features)
}
