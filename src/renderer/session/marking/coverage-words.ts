import type { Coverage, SentenceState } from '../../../core/session/coverage'

/** The kinds of words, as the meter shows them: in this order, from done to untouched. */
export const COVERAGE_PARTS = [
  { id: 'checked', name: 'checked' },
  { id: 'cleared', name: 'nothing to check' },
  { id: 'open', name: 'in open claims' },
  { id: 'untouched', name: 'nothing said yet' }
] as const satisfies readonly { readonly id: keyof Coverage; readonly name: string }[]

/** States of sentences with their signs in the margin. */
export const STATES_TOLD: Readonly<Record<SentenceState, { readonly name: string; readonly glyph: string }>> = {
  untouched: { name: 'Nothing said yet', glyph: '○' },
  partly: { name: 'Partly accounted for', glyph: '◔' },
  claimed: { name: 'In an open claim', glyph: '◑' },
  cleared: { name: 'Nothing to check', glyph: '–' },
  checked: { name: 'Checked', glyph: '✓' }
}

/** A share as whole per cent: never 100 before all is done, never 0 once something is. */
export function wholePercent({ share, total, checked, cleared }: Coverage): number {
  const done = checked + cleared
  if (done === total) return 100
  return done === 0 ? 0 : Math.min(99, Math.max(1, Math.round(share * 100)))
}
