import { conll2003Format } from '../../conll-2003'
import type { Decoded, Format } from '../../format'
import { spacyFormat } from '../../spacy'
import { makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'
import { writtenAgain } from './written-again'

const FOLDER = 'doccano'

/** Passages of each document, as label and words, sorted. White space between words is left out. */
type Passages = readonly (readonly string[])[]

/**
 * Reads the files of columns and of spaCy among those of doccano (the work of its converter), compares those that hold
 * the same annotations with each other and with the rows of doccano they were made of, and writes them again.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const found = new Map<string, Passages>()
  for (const path of corpusPaths(FOLDER)) {
    const { bytes } = corpusFile(FOLDER, path)
    const head = Buffer.from(bytes).toString()
    const format = [conll2003Format, spacyFormat].find((each) => each.recognise?.(path, head) !== 'no')
    if (!format || path.endsWith('.jsonl')) continue
    const decoded = await format.decode?.(makeFiles({ [path]: bytes }))
    if (!decoded) continue
    report.file(path)
    for (const { line, place, message } of decoded.problems)
      report.difference(path, `line ${line}, ${place}: ${message}`)
    found.set(path, passagesOf(decoded))
    await checkAgain(path, format, decoded, report)
  }
  for (const [path, passages] of found)
    for (const [twin, others] of twinsOf(path, found)) compare(path, passages, twin, others, report)
  return report.finish()
}

function passagesOf({ documents }: Decoded): Passages {
  return documents.map(({ spans, documentLabels }) => [
    ...spans.map(({ label, quotes }) => `${label}: ${squeezed(quotes[0]?.exact ?? '')}`).sort(),
    ...documentLabels.map(({ label }) => label).sort()
  ])
}

const squeezed = (words: string): string => words.replace(/\s+/g, '')

async function checkAgain(path: string, format: Format, decoded: Decoded, report: ConformanceReport): Promise<void> {
  const again = await writtenAgain(format, decoded)
  for (const { message } of again.problems) report.difference(path, `written again: ${message}`)
  compare(path, passagesOf(decoded), 'what was written again', passagesOf(again), report)
}

/** Other files with the work of the same person on the same texts. */
function* twinsOf(path: string, found: ReadonlyMap<string, Passages>): Generator<readonly [string, Passages]> {
  const [, base = '', user = ''] = /^(.*)\.(?:conll2003|spacy)\.user(\d+)$/.exec(path) ?? []
  if (base === '') return
  for (const [other, passages] of found) {
    if (other > path && other.startsWith(`${base}.`) && other.endsWith(`.user${user}`)) yield [other, passages]
  }
  const rows = `${base}.jsonl`
  if (corpusPaths(FOLDER).includes(rows)) yield [rows, statedPassages(rows, Number(user))]
}

interface Row {
  readonly text: string
  readonly annotations?: readonly { start_offset?: number; end_offset?: number; label: unknown; user: number }[]
}

/** What the rows of doccano state for one person, cut out of the text in code points. */
function statedPassages(path: string, user: number): Passages {
  const rows = Buffer.from(corpusFile(FOLDER, path).bytes).toString().trim().split('\n')
  return rows.flatMap((line) => {
    const { text, annotations = [] } = JSON.parse(line) as Row
    const own = annotations.filter((each) => each.user === user)
    const words = Array.from(text)
    const stated = own.map(({ start_offset: start, end_offset: end, label }) =>
      start === undefined ? String(label) : `${String(label)}: ${squeezed(words.slice(start, end).join(''))}`
    )
    return own.length === 0 ? [] : [stated.sort()]
  })
}

function compare(path: string, a: Passages, twin: string, b: Passages, report: ConformanceReport): void {
  if (JSON.stringify(a) === JSON.stringify(b)) report.equal(a.flat().length)
  else report.difference(path, `${JSON.stringify(a)} here, and ${JSON.stringify(b)} in ${twin}`)
}
