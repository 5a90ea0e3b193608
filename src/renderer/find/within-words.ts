import { isNarrow } from '../../core/query/match-within'
import type { FindWithin } from '../../core/query/match-within'
import { findLabel } from '../../core/model/scheme'
import type { Scheme } from '../../core/model/scheme'

/** Where matches are wanted, in few words: `anywhere`, `in Claim`, `outside 2 labels`. */
export function withinWords(within: FindWithin, scheme: Scheme | null): string {
  if (!isNarrow(within)) return 'anywhere'
  const [first = ''] = within.labels
  const name = scheme ? (findLabel(scheme, first)?.name ?? first) : first
  const what = within.labels.length === 1 ? name : `${within.labels.length} labels`
  return `${within.mode === 'inside' ? 'in' : 'outside'} ${what}`
}
