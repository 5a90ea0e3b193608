import { createHash } from 'node:crypto'
import { averitecFormat } from '../../averitec'
import { exportInputOf } from '../../interchange'
import { encodeFitted, makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'

const FOLDER = 'averitec'
const OPTIONS = { includeNotes: false, includeText: true, neutraliseFormulas: true, settings: {} }

/** An object with its keys in one order, so that equal objects are equal texts: shares nothing with the format. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each
  )

/** AVeriTeC: every claim of a file with labels is read, and comes back equal, key by key and in its place. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  for (const path of paths.filter((each) => each.endsWith('.json'))) {
    const file = corpusFile(FOLDER, path)
    const given = JSON.parse(new TextDecoder().decode(file.bytes)) as readonly unknown[]
    const decoded = await averitecFormat.decode?.(makeFiles({ [path]: file.bytes }))
    if (!decoded) throw new Error('AVeriTeC has a decoder')
    report.file(path)
    for (const { line, message } of decoded.problems) report.difference(path, `line ${line ?? 0}: ${message}`)
    const [document] = decoded.documents
    if (document?.claims.length !== given.length) {
      report.difference(path, `${document?.claims.length ?? 0} claims were read out of ${given.length}.`)
    }
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
    const input = exportInputOf(decoded, OPTIONS, { sha256: hash, software: 'Claimdesk' })
    const { files } = await encodeFitted(averitecFormat, input)
    const [content] = files.values()
    const back = JSON.parse(new TextDecoder().decode(content)) as readonly unknown[]
    if (back.length !== given.length) report.difference(path, `${back.length} claims came back of ${given.length}.`)
    for (const [index, each] of given.entries()) {
      if (plain(back[index]) === plain(each)) report.equal(1)
      else report.difference(path, `claim ${index + 1} came back as ${plain(back[index]).slice(0, 300)}`)
    }
  }
  report.account(paths)
  return report.finish()
}
