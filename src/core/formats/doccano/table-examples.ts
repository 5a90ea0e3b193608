import Papa from 'papaparse'
import { APOSTROPHES, unneutralised } from '../csv/cells'
import { bareExample } from './example'
import type { RawExample, TellRow } from './example'
import { TEXT_KEYS } from './fields'

const TABLE_LABEL_KEYS = ['label', 'labels', 'column_label', 'category', 'class']

/** The examples of a classification table: a text a row, its labels in one cell, joined by `#`. */
export function tableExamples(
  file: string,
  raw: string,
  chosen: { readonly text: string; readonly label: string },
  tell: TellRow
): readonly RawExample[] {
  const examples: RawExample[] = []
  const content = raw.replace(/^\uFEFF+/, '')
  let header: readonly string[] | null = null
  let line = 1
  let counted = 0
  const begin = (cursor: number): number => {
    const from = line
    for (let at = content.indexOf('\n', counted); at !== -1 && at < cursor; at = content.indexOf('\n', at + 1))
      line += 1
    counted = Math.max(counted, cursor)
    return from
  }
  Papa.parse<string[]>(content, {
    delimiter: delimiterOf(content),
    step: ({ data, meta, errors }) => {
      const at = begin(meta.cursor)
      for (const { message } of errors) tell(at, 'row', `This row is not as CSV should be: ${message}.`)
      if (data.every((cell) => cell === '')) return
      if (header === null) header = data
      else examples.push(exampleOf(file, at, header, data, chosen, tell))
    }
  })
  return examples
}

/** What stands most often in the first line between the names of columns. */
function delimiterOf(content: string): string {
  const [first = ''] = content.split(/\r?\n/, 1)
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

function exampleOf(
  file: string,
  line: number,
  header: readonly string[],
  cells: readonly string[],
  chosen: { readonly text: string; readonly label: string },
  tell: TellRow
): RawExample {
  const columnOf = (wanted: string, usual: readonly string[]): number =>
    wanted === '' ? header.findIndex((name) => usual.includes(name.trim().toLowerCase())) : header.indexOf(wanted)
  const textAt = Math.max(0, columnOf(chosen.text, TEXT_KEYS))
  const found = columnOf(chosen.label, TABLE_LABEL_KEYS)
  const labelAt = found === -1 && header.length === 2 ? 1 - textAt : found
  const idAt = header.indexOf('id')
  if (cells.length > header.length) {
    tell(
      line,
      'row',
      `This row has ${cells.length} cells, but there are ${header.length} columns. The rest was left out.`
    )
  }
  // X7: what is not said to have got an apostrophe begins with one of its own.
  const named = header.indexOf(APOSTROPHES)
  const markAt = /^(?:yes|no)$/.test(cells[named] ?? '') ? named : -1
  const isMarked = cells[markAt] === 'yes'
  const cell = (at: number): string => (isMarked ? unneutralised(cells[at] ?? '') : (cells[at] ?? ''))
  const labels = labelAt === -1 ? [] : cell(labelAt).split('#')
  const commentsAt = header.indexOf('Comments')
  const others = header.flatMap((name, at) =>
    [textAt, labelAt, idAt, commentsAt, markAt].includes(at) || at >= cells.length ? [] : [[name, cell(at)] as const]
  )
  return {
    ...bareExample(file, line, cell(textAt)),
    id: idAt === -1 || cell(idAt) === '' ? null : cell(idAt),
    categories: labels.filter((label) => label !== '').map((label) => ({ label, person: null })),
    comments: commentsAt === -1 || cell(commentsAt) === '' ? [] : [cell(commentsAt)],
    extra: Object.fromEntries(others)
  }
}

export const FASTTEXT_PREFIX = '__label__'

/** The examples of a fastText file: a text a line, the words that begin with `__label__` its labels. */
export function fastTextExamples(file: string, raw: string): readonly RawExample[] {
  return raw
    .replace(/^\uFEFF+/, '')
    .split(/\r?\n/)
    .flatMap((content, index) => {
      if (content.trim() === '') return []
      const words = content.split(' ')
      const isLabel = (word: string): boolean => word.startsWith(FASTTEXT_PREFIX) && word !== FASTTEXT_PREFIX
      const labels = words.filter(isLabel).map((word) => word.slice(FASTTEXT_PREFIX.length))
      const text = words.filter((word) => !isLabel(word)).join(' ')
      const categories = labels.map((label) => ({ label, person: null }))
      return [{ ...bareExample(file, index + 1, text), categories }]
    })
}
