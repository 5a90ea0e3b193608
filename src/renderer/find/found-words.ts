import type { FindQuery } from '../../core/query/find-in-article'
import type { FindState } from '../state/find-state'
import { groupDigits } from '../ui/group-digits'

/** What was found, in words for the find bar: `3 of 41`. Empty while nothing is looked for or known yet. */
export function foundWords({ answered, result, current }: FindState, query: FindQuery): string {
  if (query.words === '' || answered === null) return ''
  if (result.problem !== null) return result.problem
  if (current === null) return 'No matches'
  const count = groupDigits(result.matches.length)
  return `${groupDigits(current + 1)} of ${result.truncated ? `more than ${count}` : count}`
}
