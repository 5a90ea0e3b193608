import { useMemo } from 'react'
import type { ClaimRef } from '../../../core/model/desk'
import { useActions, useWorkbench } from '../../state/workbench'
import { Dialog } from '../../ui/dialog'
import { ApplyDialog } from './apply-dialog'
import { claimChoices, mergeChoices } from './claim-choices'
import { ClaimPicker } from './claim-picker'
import styles from './dialogs.module.css'
import { FactDialog } from './fact-dialog'

function MergeDialog({ about }: { readonly about: ClaimRef }) {
  const { closeMarkingDialog, mergeInto } = useActions()
  const document = useWorkbench(({ bench }) => bench.get(about.article))
  const choices = useMemo(() => (document ? mergeChoices(document, about) : []), [document, about])
  const own = document ? claimChoices(document).find(({ ref }) => ref.claim === about.claim) : undefined
  return (
    <Dialog
      open
      onClose={closeMarkingDialog}
      title={`Take ${own?.code ?? 'the claim'} together with another claim`}
      description="Its highlights, questions and evidence become those of this one; what both say is kept in the note. One undo takes it back."
    >
      {own ? <p className={styles.words}>{own.words}</p> : null}
      <ClaimPicker
        label="Together with"
        choices={choices}
        showsArticle={false}
        onPick={({ ref }) => {
          closeMarkingDialog()
          void mergeInto(about, ref.claim)
        }}
      />
    </Dialog>
  )
}

/** The dialogs about a claim that marking opens. */
export function MarkingDialogs() {
  const dialog = useWorkbench(({ marking }) => marking.dialog)
  switch (dialog?.kind) {
    case 'merge':
      return <MergeDialog about={dialog.ref} />
    case 'same-fact':
      return <FactDialog about={dialog.ref} />
    case 'apply':
      return <ApplyDialog about={dialog.ref} />
    case undefined:
      return null
  }
}
