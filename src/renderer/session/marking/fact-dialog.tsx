import { useMemo } from 'react'
import type { ClaimRef } from '../../../core/model/desk'
import { isSameClaim } from '../../../core/session/facts'
import { suggestSameFacts } from '../../../core/session/suggest-same-facts'
import { selectSessionDocuments } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { claimChoices } from './claim-choices'
import type { ClaimChoice } from './claim-choices'
import { ClaimPicker } from './claim-picker'
import { FactMembers } from './fact-members'
import styles from './dialogs.module.css'
import { useFact } from './use-fact'

/** The session's other claims: those that probably state the same fact first, with why. */
function useChoices(about: ClaimRef, known: readonly ClaimRef[]): readonly ClaimChoice[] {
  const documents = useWorkbench(selectSessionDocuments)
  return useMemo(() => {
    const why = new Map<string, string>()
    for (const { a, b, reason } of suggestSameFacts(documents)) {
      const other = isSameClaim(a, about) ? b : isSameClaim(b, about) ? a : null
      if (other) why.set(`${other.article}/${other.claim}`, reason)
    }
    const choices = documents
      .flatMap(claimChoices)
      .filter(({ ref }) => !isSameClaim(ref, about) && !known.some((each) => isSameClaim(each, ref)))
      .map((choice) => ({ ...choice, hint: why.get(`${choice.ref.article}/${choice.ref.claim}`) ?? '' }))
    return [...choices.filter(({ hint }) => hint !== ''), ...choices.filter(({ hint }) => hint === '')]
  }, [documents, about, known])
}

const NONE: readonly ClaimRef[] = []

/** Says that a claim states the same fact as others, of any article of the session; or takes that back. */
export function FactDialog({ about }: { readonly about: ClaimRef }) {
  const { closeMarkingDialog, linkToFact, unlinkFromFact, openMarkingDialog } = useActions()
  const document = useWorkbench(({ bench }) => bench.get(about.article))
  const articles = useWorkbench(({ bench }) => bench.size)
  const fact = useFact(about)
  const choices = useChoices(about, fact?.fact.claims ?? NONE)
  const own = document ? claimChoices(document).find(({ ref }) => ref.claim === about.claim) : undefined
  const difference = fact?.differenceOf(about) ?? ''
  return (
    <Dialog
      open
      onClose={closeMarkingDialog}
      title={`${own?.code ?? 'The claim'} states the same fact as…`}
      description="Asked once, decided once: evidence is shown with every claim of the fact."
      footer={
        fact ? (
          <>
            <Button onClick={() => void unlinkFromFact(about)}>Unlink {own?.code ?? 'this claim'}</Button>
            <Button variant="primary" onClick={() => openMarkingDialog('apply', about)}>
              Decide the others as this one…
            </Button>
          </>
        ) : null
      }
    >
      {own ? <p className={styles.words}>{own.words}</p> : null}
      {fact ? (
        <>
          <h3>Linked already</h3>
          {difference === '' ? null : <p className={styles.differs}>It differs: {difference}</p>}
          <FactMembers label="Claims of the same fact" members={fact.others} differenceOf={fact.differenceOf}>
            {({ ref }) => <Button onClick={() => void unlinkFromFact(ref)}>Unlink</Button>}
          </FactMembers>
        </>
      ) : null}
      <ClaimPicker
        label="The same fact as"
        choices={choices}
        showsArticle={articles > 1}
        onPick={({ ref }) => void linkToFact(about, ref)}
      />
    </Dialog>
  )
}
