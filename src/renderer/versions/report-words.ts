import type { FateCounts, VersionReport } from '../../api/version-views'
import { groupDigits } from '../ui/group-digits'

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${groupDigits(count)} ${many}`

const sum = ({ kept, moved, changed, orphan, found }: FateCounts): number => kept + moved + changed + orphan + found

export interface Sentence {
  readonly words: string
  readonly isLoss: boolean
}

/** Of 12 highlights: `8 stay where they are`, `1 loses its place`. */
function parts({ kept, moved, changed, orphan, found }: FateCounts, lost: readonly [string, string]): string[] {
  const part = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${groupDigits(count)} ${many}`]
  return [
    ...part(kept, 'stays where it is', 'stay where they are'),
    ...part(moved, 'moves with its words', 'move with their words'),
    ...part(changed, 'gets changed words', 'get changed words'),
    ...part(found, 'has its place again', 'have their place again'),
    ...part(orphan, ...lost)
  ]
}

/** What becomes of the annotations, in sentences; what is lost stands out. */
export function fatesInWords({ spans, bookmarks, parts: left, sameText }: VersionReport): Sentence[] {
  const sentences: Sentence[] = []
  const say = (counts: FateCounts, one: string, many: string, lost: readonly [string, string]): void => {
    if (sum(counts) === 0) return
    const words = `${counted(sum(counts), one, many)}: ${parts(counts, lost).join(', ')}.`
    sentences.push({ words, isLoss: counts.orphan > 0 })
  }
  if (sameText) sentences.push({ words: 'The text is word for word the same.', isLoss: false })
  say(spans, 'highlight', 'highlights', ['loses its place', 'lose their place'])
  say(bookmarks, 'bookmark', 'bookmarks', ['stays near where it was', 'stay near where they were'])
  say(left, 'part that was decided on', 'parts that were decided on', ['is gone', 'are gone'])
  return sentences
}

/** `1,204 words become 1,310; 18 paragraphs become 20.` */
export function sizesInWords({ before, after }: VersionReport): string {
  const words = `${counted(before.words, 'word')} become ${groupDigits(after.words)}`
  return `${words}; ${counted(before.paragraphs, 'paragraph')} become ${groupDigits(after.paragraphs)}.`
}
