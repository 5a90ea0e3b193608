import { corpusFile, corpusPaths } from '../corpus-files'
import { throughTsv } from '../tsv-again'
import { ConformanceReport } from './report'

const FOLDER = 'adjudication'

/** Annotators and curators of the same texts, as WebAnno TSV: read, written, read again. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const byFolder = new Map<string, Map<string, string[]>>()
  let same = 0
  for (const path of paths.filter((each) => each.endsWith('.tsv'))) {
    const { decoded, sameBytes } = await throughTsv(corpusFile(FOLDER, path), report)
    if (sameBytes) same += 1
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const texts = byFolder.get(folder) ?? new Map<string, string[]>()
    byFolder.set(folder, texts)
    for (const { text } of decoded.documents) texts.set(text, [...(texts.get(text) ?? []), path])
  }
  // Everybody worked on one text, so all files of a folder must give it.
  for (const [folder, texts] of byFolder) {
    if (texts.size > 1) report.difference(folder, `${texts.size} different texts were read from its files`)
  }
  print(`${same} files come back byte by byte`)
  report.account(paths)
  return report.finish()
}
