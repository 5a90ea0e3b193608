import { useMemo } from 'react'
import type { ClaimRef, Fact } from '../../../core/model/desk'
import { differingMembers, factOf, isSameClaim, membersOf } from '../../../core/session/facts'
import type { FactMember } from '../../../core/session/facts'
import { deskOf } from '../../state/plan-view'
import { useWorkbench } from '../../state/workbench'

export interface FactAtHand {
  readonly fact: Fact
  /** The claims of it that are at hand, the one it was asked for not among them. */
  readonly others: readonly FactMember[]
  /** What a claim of it states otherwise than the others; '' where it does not. */
  readonly differenceOf: (ref: ClaimRef) => string
}

/** The fact that a claim is a place of; null when it is of none. */
export function useFact(ref: ClaimRef): FactAtHand | null {
  const desk = useWorkbench(({ app }) => deskOf(app))
  const bench = useWorkbench((state) => state.bench)
  return useMemo(() => {
    const fact = factOf(desk, ref)
    if (!fact) return null
    const differences = differingMembers(fact, bench.values())
    return {
      fact,
      others: membersOf(fact, bench.values()).filter((member) => !isSameClaim(member.ref, ref)),
      differenceOf: (of) =>
        differences
          .filter((difference) => isSameClaim(difference.ref, of))
          .map(({ message }) => message)
          .join(' ')
    }
  }, [desk, bench, ref])
}
