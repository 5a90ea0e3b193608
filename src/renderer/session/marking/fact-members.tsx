import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { claimCode } from '../../../core/model/claim-check'
import type { FactMember } from '../../../core/session/facts'
import styles from './dialogs.module.css'

export interface FactMembersProps {
  readonly label: string
  readonly members: readonly FactMember[]
  readonly differenceOf: (ref: FactMember['ref']) => string
  /** What stands beside a claim's article. */
  readonly tell?: (member: FactMember) => string
  /** Button or box of a claim. */
  readonly children: (member: FactMember) => ReactNode
}

/** Claims of one fact, each with a flag where it states something else. */
export function FactMembers({ label, members, differenceOf, tell, children }: FactMembersProps) {
  return (
    <ul className={styles.members} aria-label={label}>
      {members.map((member) => {
        const difference = differenceOf(member.ref)
        const told = [member.title, tell?.(member) ?? ''].filter((part) => part !== '').join(' · ')
        return (
          <li key={`${member.ref.article}/${member.ref.claim}`} className={styles.member}>
            <b>{claimCode(member.claim.check.number)}</b>
            <span>{member.quote || member.claim.normalized}</span>
            {children(member)}
            <small>{told}</small>
            {difference === '' ? null : (
              <p className={styles.differs}>
                <TriangleAlert size={15} aria-hidden="true" />
                It differs: {difference}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
