import { useState } from 'react'
import { claimCode, isDecided } from '../../../core/model/claim-check'
import type { ClaimRef } from '../../../core/model/desk'
import type { FactMember } from '../../../core/session/facts'
import { outcomeOf } from '../../../core/session/outcome'
import { selectScales } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import styles from './dialogs.module.css'
import { FactMembers } from './fact-members'
import { useFact } from './use-fact'

const keyOf = ({ article, claim }: ClaimRef): string => `${article}/${claim}`

/** Decides other claims of a fact as one was decided: those that are ticked, each with what it says and where it is. */
export function ApplyDialog({ about }: { readonly about: ClaimRef }) {
  const { closeMarkingDialog, applyToOthers } = useActions()
  const claim = useWorkbench(({ bench }) => bench.get(about.article)?.layer.claims.get(about.claim))
  const scales = useWorkbench(selectScales)
  const fact = useFact(about)
  /** What was ticked by hand; the others are as is likely right. */
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map())
  const outcome = (of: Pick<FactMember, 'claim'>['claim']): string =>
    outcomeOf(of, scales.find(({ id }) => id === of.verdict?.scale) ?? null).label
  if (!claim || !fact) return null
  const code = claimCode(claim.check.number)
  // One that states something else, or was decided otherwise, is taken only when somebody says so.
  const isTicked = (member: FactMember): boolean =>
    ticked.get(keyOf(member.ref)) ?? (!isDecided(member.claim) && fact.differenceOf(member.ref) === '')
  const chosen = fact.others.filter(isTicked)
  const label = isDecided(claim) ? outcome(claim) : ''
  return (
    <Dialog
      open
      onClose={closeMarkingDialog}
      title={`Decide the others as ${code}`}
      description={
        label === ''
          ? `${code} is not decided yet. Decide it first.`
          : `${code} is decided: ${label}. The justification goes along; proposed wording does not, since each place has its own words.`
      }
      footer={
        <>
          <Button onClick={closeMarkingDialog}>Leave them</Button>
          <Button
            variant="primary"
            disabled={label === '' || chosen.length === 0}
            onClick={() => {
              closeMarkingDialog()
              void applyToOthers(
                about,
                chosen.map(({ ref }) => ref)
              )
            }}
          >
            Decide {chosen.length} {chosen.length === 1 ? 'claim' : 'claims'}
          </Button>
        </>
      }
    >
      {fact.others.length === 0 ? <p className={styles.none}>No other claim of this fact is in the session.</p> : null}
      <FactMembers
        label="The other claims of the fact"
        members={fact.others}
        differenceOf={fact.differenceOf}
        tell={(member) => (isDecided(member.claim) ? `decided: ${outcome(member.claim)}` : 'not decided')}
      >
        {(member) => (
          <Checkbox
            label={<span className="visually-hidden">Decide {claimCode(member.claim.check.number)}, too</span>}
            checked={isTicked(member)}
            onChange={(event) => setTicked(new Map(ticked).set(keyOf(member.ref), event.target.checked))}
          />
        )}
      </FactMembers>
    </Dialog>
  )
}
