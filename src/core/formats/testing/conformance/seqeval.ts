import { conll2002Format } from '../../conll-2002'
import { conll2003Format } from '../../conll-2003'
import type { Decoded, Format } from '../../format'
import { utf8Bytes } from '../../text-file'
import { makeFiles } from '../build'
import { corpusFile, corpusPaths } from '../corpus-files'
import { ConformanceReport } from './report'
import { writtenAgain } from './written-again'

const FOLDER = 'seqeval'

/** Sentences of a file, each a list of lines, each a list of cells. */
type Table = readonly (readonly (readonly string[])[])[]

/**
 * Reads every column of tags in the corpus and compares with the phrases that the rules of conlleval give, and a file
 * whose letters stand behind the labels with its twin; writes them in every scheme, and reads them again.
 */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  const phrases = new Map<string, readonly string[]>()
  for (const path of paths) {
    const table = tableOf(Buffer.from(corpusFile(FOLDER, path).bytes).toString())
    const columns = tagColumns(table)
    if (columns.length === 0) continue
    report.file(path)
    for (const column of columns) {
      const found = await checkColumn(path, table, column, report)
      phrases.set(`${path} ${column}`, found)
    }
    await checkWhole(path, report)
  }
  for (const [key, found] of phrases) {
    const twin = phrases.get(key.replace('_inv.', '.'))
    if (key.includes('_inv.') && twin && twin.join() !== found.join()) report.difference(key, 'its twin differs.')
  }
  report.account(paths)
  return report.finish()
}

function tableOf(content: string): Table {
  return content
    .split(/(?:\r?\n){2,}/)
    .map((block) => block.split(/\r?\n/).filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.split(/[ \t]+/).filter((cell) => cell !== '')))
}

const TAG = /^(?:O|[BIESLU]-.+|.+-[BIESLU])$/

/** Indices of columns with nothing but tags in them, and not only O. */
function tagColumns(table: Table): readonly number[] {
  const lines = table.flat()
  const width = Math.min(...lines.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => column).filter(
    (column) => lines.every((cells) => TAG.test(cells[column] ?? '')) && lines.some((cells) => cells[column] !== 'O')
  )
}

async function checkColumn(
  path: string,
  table: Table,
  column: number,
  report: ConformanceReport
): Promise<readonly string[]> {
  const lines = table.map((sentence) => sentence.map((cells, index) => `w${index} ${cells[column] ?? ''}\n`).join(''))
  const content = lines.join('\n')
  const decoded = await decode(conll2002Format, 'column.conll', utf8Bytes(content))
  const found = phrasesOf(decoded)
  const expected = table.flatMap((sentence, index) =>
    conllevalPhrases(sentence.map((cells) => cells[column] ?? '')).map((phrase) => `${index} ${phrase}`)
  )
  compare(`${path}, column ${column + 1}`, found, expected, report)
  for (const scheme of ['iob2', 'iob1', 'bioes', 'biluo']) {
    const again = await writtenAgain(conll2002Format, decoded, { scheme })
    compare(`${path}, column ${column + 1}, written as ${scheme}`, phrasesOf(again), expected, report)
    for (const { line, message } of again.problems) report.difference(path, `as ${scheme}, line ${line}: ${message}`)
  }
  return found
}

/** The file as it is: the columns in between have to come back, too. */
async function checkWhole(path: string, report: ConformanceReport): Promise<void> {
  const decoded = await decode(conll2003Format, path, corpusFile(FOLDER, path).bytes)
  const again = await writtenAgain(conll2003Format, decoded)
  const plain = ({ documents }: Decoded): string =>
    JSON.stringify(documents.map(({ text, tokens, sentences, spans }) => [text, tokens, sentences, spans]))
  if (plain(again) !== plain(decoded)) report.difference(path, 'written again it is another.')
}

async function decode(format: Format, path: string, bytes: Uint8Array): Promise<Decoded> {
  const decoded = await format.decode?.(makeFiles({ [path]: bytes }))
  if (!decoded) throw new Error(`${format.id} cannot read`)
  return decoded
}

/** Sentence, label, and first and last token of every passage. */
function phrasesOf({ documents }: Decoded): readonly string[] {
  return documents.flatMap(({ spans, tokens, sentences }) =>
    spans.map(({ label, ranges: [range] }) => {
      const sentence = (sentences ?? []).findIndex(({ end }) => end > (range?.start ?? 0))
      const from = sentences?.[sentence]?.start ?? 0
      const inSentence = (tokens ?? []).filter(({ start }) => start >= from)
      const first = inSentence.findIndex(({ start }) => start === range?.start)
      const last = inSentence.findIndex(({ end }) => end === range?.end)
      return `${sentence} ${label} ${first}-${last}`
    })
  )
}

function compare(
  place: string,
  found: readonly string[],
  expected: readonly string[],
  report: ConformanceReport
): void {
  const wrong = found.filter((phrase) => !expected.includes(phrase))
  const missing = expected.filter((phrase) => !found.includes(phrase))
  if (wrong.length > 0) report.difference(place, `too many: ${wrong.slice(0, 5).join('; ')}`)
  if (missing.length > 0) report.difference(place, `missing: ${missing.slice(0, 5).join('; ')}`)
  if (wrong.length + missing.length === 0) report.equal(expected.length)
}

/** Pairs of letters between which a phrase of one type ends, and begins, in the rules of conlleval. */
const ENDS = new Set(['BB', 'BO', 'IB', 'IO', 'EE', 'EI', 'EO', 'EB'])
const BEGINS = new Set(['BB', 'IB', 'OB', 'OI', 'EE', 'EI', 'OE', 'EB'])

/**
 * The phrases of a sentence by the rules of conlleval: whether one ends or begins depends on two letters, or on a
 * change of type. Made for this check alone, so that the reader is not compared with itself. (That a `B` behind an `E`
 * begins one is what later versions and seqeval have.)
 */
function conllevalPhrases(written: readonly string[]): readonly string[] {
  const isSuffixed = written.some((tag) => /-[BIE]$/.test(tag)) && !written.some((tag) => /^[BIE]-/.test(tag))
  const phrases: string[] = []
  let letter = 'O'
  let type = ''
  let start = -1
  const tags = [...written, 'O']
  tags.forEach((tag, index) => {
    const [, nextLetter = 'O', nextType = ''] = isSuffixed
      ? [null, /-(.)$/.exec(tag)?.[1], /^(.*)-.$/.exec(tag)?.[1]]
      : (/^(.)-(.*)$/.exec(tag) ?? [])
    const hasEnded = ENDS.has(letter + nextLetter) || (letter !== 'O' && type !== nextType)
    if (start >= 0 && hasEnded) phrases.push(`${type} ${start}-${index - 1}`)
    if (start >= 0 && hasEnded) start = -1
    if (BEGINS.has(letter + nextLetter) || (nextLetter !== 'O' && type !== nextType)) start = index
    letter = nextLetter
    type = nextType
  })
  return phrases
}
