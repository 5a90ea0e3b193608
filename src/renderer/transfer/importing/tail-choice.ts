import type { TailPart } from '../../../api/import-views'
import type { TextRange } from '../../../core/model/text-range'
import type { ItemEdits } from './import-edits'

type Decision = ItemEdits['leaveOut']

const isSame = (one: TextRange, other: TextRange): boolean => one.start === other.start && one.end === other.end

/** The parts that will be left out, in UTF-16 code units: none as long as nobody decided. */
export function leftOutParts(tail: readonly TailPart[], decision: Decision): readonly TailPart[] {
  if (decision === undefined) return []
  if (decision === 'confident') return tail.filter(({ preselected }) => preselected)
  return tail.filter((part) => decision.some((range) => isSame(range, part)))
}

/** The parts that are ticked: what was decided, and before that those that are certain enough. */
export function tickedParts(tail: readonly TailPart[], decision: Decision): readonly TailPart[] {
  return leftOutParts(tail, decision ?? 'confident')
}

/** The decision after the tick of one part was changed. */
export function toggledPart(tail: readonly TailPart[], decision: Decision, part: TailPart): Decision {
  const ticked = tickedParts(tail, decision)
  const next = ticked.includes(part)
    ? ticked.filter((other) => other !== part)
    : tail.filter((one) => one === part || ticked.includes(one))
  return rangesOf(next)
}

/** Parts as they are kept and sent. */
export function rangesOf(parts: readonly TextRange[]): TextRange[] {
  return parts.map(({ start, end }) => ({ start, end }))
}
