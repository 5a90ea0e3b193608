import type { DecodeProblem } from '../format'
import { readTechnique } from './technique-names'

/** A row of a label file. Positions are in the file's unit. */
export interface LabelRow {
  /** 1-based. */
  readonly line: number
  readonly article: string
  /** Empty where none is given: in files that only tell where propaganda is, and for the `?` of templates. */
  readonly technique: string
  readonly start: number
  readonly end: number
}

/** A row of the sentence task: the sentence is a line of the article, counted from 1. */
export interface SentenceRow {
  readonly line: number
  readonly article: string
  readonly sentence: number
  readonly label: string
}

/** A row and the file it stands in. */
export type PlacedRow<Row> = Row & { readonly file: string }

export interface LabelRows {
  readonly passages: readonly LabelRow[]
  readonly sentences: readonly SentenceRow[]
  readonly problems: readonly DecodeProblem[]
}

const NUMBER = /^\d{1,15}$/

/** Whether a file looks like one of labels: its first rows have three or four columns, the second or later numbers. */
export function areLabelRows(head: string): boolean {
  const lines = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 20)
  // The last line of a head may be cut off.
  const rows = lines.slice(0, Math.max(1, lines.length - 1)).filter((line) => line.trim() !== '' && !isHeading(line))
  const [first] = rows
  return first !== undefined && rowOf(first.split('\t'), 1) !== null
}

/** The rows of a label file: `article⇥technique⇥begin⇥end`, `article⇥begin⇥end` or `article⇥sentence⇥label`. */
export function labelRows(file: string, raw: string): LabelRows {
  const passages: LabelRow[] = []
  const sentences: SentenceRow[] = []
  const problems: DecodeProblem[] = []
  const lines = raw.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  lines.forEach((content, index) => {
    if (content.trim() === '' || (index === 0 && isHeading(content))) return
    const row = rowOf(content.split('\t'), index + 1)
    if (row === null) {
      const message =
        'This is not a row of labels (article, technique, begin, end, with tabs between them). It was left out.'
      problems.push({ file, line: index + 1, place: content.slice(0, 40), message })
    } else if ('sentence' in row) sentences.push(row)
    else passages.push(row)
  })
  return { passages, sentences, problems }
}

function isHeading(line: string): boolean {
  return /^(?:article_?id|id)\t/i.test(line)
}

function rowOf(columns: readonly string[], line: number): LabelRow | SentenceRow | null {
  const [article = '', second = '', third = '', fourth, ...others] = columns.map((column) => column.trim())
  if (article === '' || second === '' || third === '' || others.length > 0) return null
  const row = (technique: string, start: string, end: string): LabelRow | null =>
    NUMBER.test(start) && NUMBER.test(end)
      ? { line, article, technique: readTechnique(technique), start: Number(start), end: Number(end) }
      : null
  if (fourth !== undefined) return row(second, third, fourth) ?? row(fourth, second, third)
  if (NUMBER.test(second) && !NUMBER.test(third)) return { line, article, sentence: Number(second), label: third }
  return row('', second, third)
}
