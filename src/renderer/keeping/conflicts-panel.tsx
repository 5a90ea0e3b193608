import { Files } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import type { ConflictView } from '../../api/conflict-views'
import { explainError } from '../state/explain-error'
import { selectReadOnly } from '../state/selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { counted } from '../ui/format-bytes'
import { groupDigits } from '../ui/group-digits'
import styles from './keeping.module.css'
import { useAnswer } from './use-answer'
import { when } from '../ui/when'

const KINDS_TOLD: Readonly<Record<ConflictView['kind'], string>> = {
  annotations: 'annotations',
  sources: 'sources and people',
  session: 'a session',
  article: 'an article’s details',
  scheme: 'labels',
  person: 'a person’s name',
  library: 'the library’s name and people',
  other: 'a file'
}

const MAKERS_TOLD: Readonly<Record<ConflictView['maker'], string>> = {
  claimdesk: 'kept by Claimdesk when another program changed the file',
  syncthing: 'made by Syncthing',
  dropbox: 'made by Dropbox',
  nextcloud: 'made by Nextcloud',
  onedrive: 'made by OneDrive',
  numbered: 'made by a program that numbers copies'
}

/** How a copy differs from what is in force. */
function countsTold({ counts }: ConflictView): string {
  if (!counts) return 'it cannot be read'
  const { onlyThere, differing, onlyHere } = counts
  if (onlyThere + differing + onlyHere === 0) return 'nothing differs'
  return `only in the copy: ${groupDigits(onlyThere)} · different: ${groupDigits(differing)} · only here: ${groupDigits(onlyHere)}`
}

const nameOf = ({ kind, title, person }: ConflictView): string =>
  [
    `Copy of ${person === null ? '' : `${person}’s `}${KINDS_TOLD[kind]}`,
    ...(title === null ? [] : [`in “${title}”`])
  ].join(' ')

/** D14: copies of files that two programs wrote. What is in force is ours; nothing of the copy is lost. */
export function ConflictsPanel() {
  const client = useClient()
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const question = useCallback(() => client.call('conflicts.list', {}), [client])
  const { value: copies, problem, ask } = useAnswer(question)
  useEffect(() => client.on('library.elsewhere', ({ conflicts }) => conflicts && ask()), [client, ask])

  const take = async ({ id }: ConflictView) => {
    try {
      const { seq, taken, left } = await client.call('conflicts.take', { conflict: id })
      const kept = left > 0 ? ` ${counted(left, 'record')} differed and stayed as they are here.` : ''
      actions.toast({
        severity: 'success',
        message: `${counted(taken, 'record')} taken over.${kept} The copy stays on the disk.`,
        ...(seq === null ? {} : { action: { label: 'Undo', run: () => void actions.undo() } })
      })
    } catch (error) {
      actions.toast({ severity: 'error', message: explainError(error) })
    }
    ask()
  }
  const dismiss = async (copy: ConflictView) => {
    try {
      await client.call('conflicts.dismiss', { conflict: copy.id })
      actions.announce(`${copy.file} is no longer listed; it stays on the disk`)
    } catch (error) {
      actions.toast({ severity: 'error', message: explainError(error) })
    }
    ask()
  }

  if (problem !== null) {
    return (
      <EmptyState title="The copies cannot be listed" actions={<Button onClick={ask}>Try again</Button>}>
        {problem}
      </EmptyState>
    )
  }
  if (copies === null) return <EmptyState title="Looking for copies…" />
  if (copies.length === 0) {
    return (
      <EmptyState icon={<Files size={28} strokeWidth={1.5} />} title="No copies">
        When a sync engine or another program writes a file that Claimdesk writes too, both are kept, and told of here.
      </EmptyState>
    )
  }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p>
          Two programs wrote these files. What is shown everywhere is yours; what only a copy has can be taken over, as
          one action that can be undone. No copy is ever removed from the disk.
        </p>
      </div>
      <ul className={styles.list} aria-label="Copies">
        {copies.map((copy) => (
          <li key={copy.id}>
            <div className={styles.words}>
              <strong dir="auto">{nameOf(copy)}</strong>
              <span>
                {when(copy.at)} · {MAKERS_TOLD[copy.maker]} · <code>{copy.file}</code>
              </span>
              <span>{countsTold(copy)}</span>
            </div>
            {readOnly || !copy.canTake ? null : (
              <Button aria-label={`Take over what only ${copy.file} has`} onClick={() => void take(copy)}>
                Take over
              </Button>
            )}
            {readOnly || !copy.canDismiss ? null : (
              <Button variant="quiet" aria-label={`Dismiss ${copy.file}`} onClick={() => void dismiss(copy)}>
                Dismiss
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
