import type { MatchOutline } from '../../api/views'
import type { MatchList, MatchProgress } from '../state/match-flow'
import { groupDigits } from '../ui/group-digits'
import { withoutFormsWords } from './without-forms'

const articlesWords = (count: number) => (count === 1 ? '1 article' : `${groupDigits(count)} articles`)

/** How many are ticked: `312 of 318 ticked in 14 articles`, and how many have the label already. */
export function countWords({ outline, ticks }: Pick<MatchList, 'outline' | 'ticks'>): string {
  const { ticked, able, articles } = ticks.summary
  const out = outline.total - able
  const left = out === 0 ? '' : `; ${groupDigits(out)} with the label already`
  return `${groupDigits(ticked)} of ${groupDigits(able)} ticked in ${articlesWords(articles)}${left}`
}

export function progressWords(progress: MatchProgress | null): string {
  if (!progress) return 'Searching…'
  const { done, total, found } = progress
  return `${groupDigits(done)} of ${articlesWords(total)} searched, ${groupDigits(found)} ${found === 1 ? 'match' : 'matches'}`
}

/** What is said when nothing was found: where it is not, and what could be tried. */
export function nothingWords({ searched, problems }: MatchOutline): string {
  if (problems.length > 0) return 'But not every article could be searched; what was in the way stands above.'
  if (searched === 1) return 'Not in this article. Look in all articles, or for all forms of the words.'
  return `Not in ${articlesWords(searched)}. Look for all forms of the words, or for fewer words.`
}

/** What else there is to say about a search, one sentence each. */
export function outlineRemarks({ total, truncated, withoutForms }: MatchOutline): readonly string[] {
  return [
    ...(truncated
      ? [`There are more matches. These are the first ${groupDigits(total)}; the rest can be done after them.`]
      : []),
    ...(withoutForms.length > 0 ? [withoutFormsWords(withoutForms)] : [])
  ]
}
