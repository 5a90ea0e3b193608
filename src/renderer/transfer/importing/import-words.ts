import type { ImportItem, ImportProblem, SimilarView } from '../../../api/import-views'
import { groupDigits } from '../../ui/group-digits'
import { counted } from '../../ui/format-bytes'
import { FILTER_WORDS, ROW_FILTERS } from './row-filters'
import type { RowFilter } from './row-filters'

/** A share from 0 to 1 for reading: 0.874 is "87 %", and only 1 itself is "100 %". */
export function percent(share: number): string {
  return `${Math.min(share === 1 ? 100 : 99, Math.round(share * 100))} %`
}

/** What an import would do, in one sentence. */
export function summaryWords(counts: Readonly<Record<RowFilter, number>>): string {
  const storable = counts.new + counts['same-text'] + counts.near
  const rest = ROW_FILTERS.filter((filter) => filter !== 'all' && filter !== 'new' && counts[filter] > 0)
  return [
    `${counted(storable, 'article')} can be imported`,
    ...rest.map((filter) => `${groupDigits(counts[filter])} ${FILTER_WORDS[filter].toLowerCase()}`)
  ].join(', ')
}

function similarWords({ kind, title, article, share }: SimilarView): string {
  const where = article === null ? ', of this import' : ''
  if (kind === 'same-text') return `The same text, word for word, as “${title}”${where}.`
  return `Nearly the same as “${title}”${where} (${percent(share)}).`
}

/**
 * The first word that is broken, and what it would be after a repair. The words of both are counted from the beginning;
 * where they cannot be told apart, all of both is told.
 */
export function brokenWord({ sample, repaired }: NonNullable<ImportItem['mojibake']>): readonly [string, string] {
  const after = repaired.split(/\s+/u)
  const words = sample.split(/\s+/u)
  const at = words.findIndex((word, index) => word !== after[index])
  return [words[at] ?? sample, after[at] ?? repaired]
}

/** What is broken in a text, by its first broken word. */
export function brokenWords(mojibake: NonNullable<ImportItem['mojibake']>): string {
  const [before, after] = brokenWord(mojibake)
  return `It seems to be broken: “${before}” stands where “${after}” belongs.`
}

/** Something worth knowing about a document before it is imported. */
export interface Remark {
  readonly tone: 'bad' | 'warn' | 'plain'
  readonly words: string
}

const problemRemark = ({ message }: ImportProblem): Remark => ({ tone: 'bad', words: message })

/** What is to be said of a document, the most important first. */
export function remarksOf(item: ImportItem): readonly Remark[] {
  if (item.problem) return [problemRemark(item.problem)]
  const warn = (words: string): Remark => ({ tone: 'warn', words })
  if (item.outcome === 'duplicate') {
    const as = item.duplicateOf === null ? '' : `, as “${item.duplicateOf}”`
    return [warn(`The library has this file already${as}.`)]
  }
  return [
    ...(item.duplicateOf === null ? [] : [warn(`“${item.duplicateOf}” comes back from the bin with its annotations.`)]),
    ...(item.similar ? [warn(similarWords(item.similar))] : []),
    ...(item.mojibake ? [warn(brokenWords(item.mojibake))] : []),
    ...(item.tail
      ? [{ tone: 'plain' as const, words: `${counted(item.tail.parts, 'part')} at its end may not belong to it.` }]
      : [])
  ]
}
