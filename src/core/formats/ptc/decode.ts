import { compareSpans } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { trimRange } from '../../text/trim-range'
import { readingsOf } from '../document-readings'
import { positionsSetting } from '../positions-setting'
import { readingId } from '../readings'
import type { PositionedText, PossibleReadings } from '../document-readings'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, settingOf, UNKNOWN_AUTHORSHIP } from '../format'
import type { Decoded, DecodedDocument, DecodedSpan, DecodeInput, DecodeProblem } from '../format'
import { SourceText } from '../readings'
import type { PositionReading } from '../readings'
import { withoutEnding } from '../text-file'
import { collectFiles } from './collect-files'
import type { ArticleFile } from './collect-files'
import { labelRows } from './label-rows'
import type { LabelRow, PlacedRow, SentenceRow } from './label-rows'
import { RowsByArticle } from './rows-by-article'

/** Python opens text with CRLF as LF, and keeps a byte order mark: so the corpus was counted. */
const READINGS: PossibleReadings = [
  { unit: 'codepoint', lineEnds: 'one', bom: 'counted' },
  { unit: 'codepoint', lineEnds: 'one', bom: 'left-out' },
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'left-out' }
]

/** How positions are read, when a person knows better. Other units are not tried: edges of words say too little. */
export const POSITIONS = positionsSetting(
  [...READINGS.map(readingId), 'utf16+crlf-one+bom', 'utf16+crlf-one'],
  'What the positions in the rows count. The rows give no words to go by.'
)

/** The rows give no words, only edges of words speak for a reading: one that fits by chance must not decide. */
const LEAST_GAIN = 2

/** An article with its rows. */
interface Labelled extends PositionedText {
  readonly name: string
  /** Id of the known article; null when the text came with the files. */
  readonly article: string | null
  readonly rows: readonly PlacedRow<LabelRow>[]
  readonly sentences: readonly PlacedRow<SentenceRow>[]
}

/** Reads articles and label files in any of the layouts that are about. Never throws. */
export async function decodePtc(input: DecodeInput): Promise<Decoded> {
  const { articles, labelFiles, techniques, ignored, problems: ofFiles } = collectFiles(input.files)
  const problems: DecodeProblem[] = [...ofFiles]
  const remarks: string[] = []
  const rows = new RowsByArticle()
  for (const { path, raw } of labelFiles) {
    const found = labelRows(path, raw)
    problems.push(...found.problems)
    rows.add(path, found)
  }
  const labelled = withRows(articles, rows)
  const known = await withKnownTexts(input, rows, new Set(articles.map(({ id }) => id)))
  for (const [article, { file, line, count }] of known.missing) {
    const message = `There is no text for the ${count} labels of article ${article}. Put article${article}.txt beside them.`
    problems.push({ file, line, place: article, message })
  }
  const all = [...labelled, ...known.found]
  if (rows.withoutTechnique > 0) {
    remarks.push(
      `${rows.withoutTechnique} rows that only say where propaganda is were left out: other rows of these articles name techniques.`
    )
  }
  if (ignored.length > 0) remarks.push(`Files that are no articles and no labels were left out: ${some(ignored)}.`)
  const { of, readings } = readingsOf(all, settingOf(POSITIONS, input.settings), READINGS, LEAST_GAIN)
  const documents = all.map((each) => documentOf(each, of(each), problems))
  const labels = techniques.map((path) => ({ path, appliesTo: 'span' as const }))
  return { ...NOTHING_DECODED, documents, labels, problems, remarks, readings }
}

function some(paths: readonly string[]): string {
  return paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '')
}

/** Every article with its rows; where two have one id, rows go to the one whose path is more like theirs. */
function withRows(articles: readonly ArticleFile[], rows: RowsByArticle): readonly Labelled[] {
  const paths = new Map<string, string[]>()
  for (const { id, path } of articles) {
    const known = paths.get(id)
    if (known) known.push(path)
    else paths.set(id, [path])
  }
  return articles.map(({ id, path, raw }) => {
    const rivals = paths.get(id) ?? []
    const isOurs = ({ file }: { readonly file: string }): boolean => nearest(rivals, file) === path
    const own = rivals.length === 1 ? rows.of(id) : rows.of(id).filter(isOurs)
    const sentences = rivals.length === 1 ? rows.sentencesOf(id) : rows.sentencesOf(id).filter(isOurs)
    const name = withoutEnding(path)
    return {
      name,
      article: null,
      file: path,
      source: new SourceText(raw),
      rows: own,
      sentences,
      positions: positionsOf(own)
    }
  })
}

function nearest(paths: readonly string[], to: string): string | undefined {
  const common = (path: string): number => {
    let length = 0
    while (length < path.length && path[length] === to[length]) length += 1
    return length
  }
  return paths.reduce((best, path) => (common(path) > common(best) ? path : best), paths[0] ?? '')
}

async function withKnownTexts(
  { known }: DecodeInput,
  rows: RowsByArticle,
  there: ReadonlySet<string>
): Promise<{
  readonly found: readonly Labelled[]
  readonly missing: ReadonlyMap<string, { readonly file: string; readonly line: number; readonly count: number }>
}> {
  const found: Labelled[] = []
  const missing = new Map<string, { readonly file: string; readonly line: number; readonly count: number }>()
  for (const id of rows.articles) {
    if (there.has(id)) continue
    const own = rows.of(id)
    const sentences = rows.sentencesOf(id)
    const names = [id, `article${id}`]
    const article = known.articles.find(
      ({ title, original }) => names.includes(title) || names.includes(withoutEnding(original.name))
    )
    const [first] = [...own, ...sentences]
    if (article) {
      const source = new SourceText(await known.read(article.id))
      const file = first?.file ?? ''
      found.push({
        name: `article${id}`,
        article: article.id,
        file,
        source,
        rows: own,
        sentences,
        positions: positionsOf(own)
      })
    } else if (first) {
      missing.set(id, { file: first.file, line: first.line, count: own.length + sentences.length })
    }
  }
  return { found, missing }
}

function positionsOf(rows: readonly LabelRow[]): PositionedText['positions'] {
  return rows.map(({ start, end }) => ({ start, end, exact: null }))
}

function documentOf(labelled: Labelled, reading: PositionReading, problems: DecodeProblem[]): DecodedDocument {
  const { name, article, source, rows, sentences } = labelled
  const text = source.frozen
  const spans: DecodedSpan[] = []
  const add = (range: TextRange, label: string): void => {
    const id = `s${spans.length + 1}`
    const nothing = { attributes: {}, tags: [], note: '', ...UNKNOWN_AUTHORSHIP }
    spans.push({ id, ranges: [range], quotes: [quoteOf(text, range)], label, ...nothing })
  }
  const report = ({ file, line }: { readonly file: string; readonly line: number }, place: string, message: string) => {
    problems.push({ file, line, place, message })
  }
  for (const row of rows) {
    const range = source.toFrozen(row, reading)
    const place = `${row.start}–${row.end}`
    if (!range) report(row, place, `The article has no such place. The label “${row.technique}” was left out.`)
    else if (range.start === range.end) report(row, place, `There are no words at this place. The label was left out.`)
    else add(range, row.technique)
  }
  if (sentences.length > 0) {
    const lines = linesOf(text)
    for (const row of sentences) {
      const line = lines[row.sentence - 1]
      const range = line && trimRange(text, line)
      if (!line) report(row, `sentence ${row.sentence}`, 'The article has no such line. The label was left out.')
      // Of the other sentences the corpus only says that there is nothing to mark.
      else if (range && !row.label.startsWith('non-')) add(range, row.label)
    }
  }
  return {
    ...EMPTY_DECODED_DOCUMENT,
    key: name,
    name,
    text,
    article,
    metadata: titleOf(text),
    spans: spans.sort(compareSpans)
  }
}

/** In the corpus the first line is the title, and the second is empty. */
function titleOf(text: string): DecodedDocument['metadata'] {
  const [, title] = /^([^\n]*\S[^\n]*)\n\n/.exec(text) ?? []
  return title === undefined ? {} : { title: title.trim() }
}

function linesOf(text: string): readonly TextRange[] {
  let start = 0
  return text.split('\n').map((line) => {
    const range = { start, end: start + line.length }
    start = range.end + 1
    return range
  })
}
