import { Archive } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { BackupView } from '../../api/backup-views'
import { BACKUP_REASONS_TOLD } from '../../api/backup-words'
import { explainError } from '../state/explain-error'
import { selectReadOnly } from '../state/selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { counted, formatBytes } from '../ui/format-bytes'
import styles from './keeping.module.css'
import { RestorePanel } from './restore-panel'
import { useAnswer } from './use-answer'
import { when } from '../ui/when'

function BackupRow({ backup, onChoose }: { readonly backup: BackupView; readonly onChoose: () => void }) {
  const { at, reason, isOwn, articles, bytes, state } = backup
  return (
    <li>
      <div className={styles.words}>
        <strong>{when(at)}</strong>
        <span>
          {BACKUP_REASONS_TOLD[reason]} · {counted(articles, 'article')} · {formatBytes(bytes)}
          {isOwn ? '' : ' · made on another device'}
          {state === 'damaged' ? (
            <b className={styles.bad}> · parts of it are damaged; what is whole can be restored</b>
          ) : null}
        </span>
      </div>
      <Button aria-label={`Look at the backup of ${when(at)}`} onClick={onChoose}>
        Look and restore…
      </Button>
    </li>
  )
}

/** D6, D7: the backups there are, one more by hand, and the way back to one. */
export function BackupsPanel() {
  const client = useClient()
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const [chosen, setChosen] = useState<BackupView | null>(null)
  const [isMaking, setMaking] = useState(false)
  const question = useCallback(() => client.call('backup.list', {}), [client])
  const { value, problem, ask } = useAnswer(question)

  const make = async () => {
    if (isMaking) return
    setMaking(true)
    try {
      const { made, newest } = await client.call('backup.make', {})
      actions.announce(
        made ? 'Backed up' : `Nothing has changed since the backup of ${when(newest.at)}, so none was made`
      )
      if (!made) {
        actions.toast({
          severity: 'info',
          message: `Nothing has changed since the backup of ${when(newest.at)}, so none was made.`
        })
      }
    } catch (error) {
      actions.toast({ severity: 'error', message: explainError(error) })
    }
    setMaking(false)
    ask()
  }

  if (chosen) {
    return (
      <RestorePanel
        backup={chosen}
        onBack={() => {
          setChosen(null)
          ask()
        }}
      />
    )
  }
  const backups = value?.backups ?? []
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p>
          Made by themselves while you work: three for today, one a day, ten in all. They hold your work and the labels,
          not the texts and files, which never change.
        </p>
        {readOnly ? null : (
          <Button variant="primary" disabled={isMaking} onClick={() => void make()}>
            {isMaking ? 'Backing up…' : 'Back up now'}
          </Button>
        )}
      </div>
      {value?.trouble ? (
        <p role="alert" className={styles.problem}>
          {value.trouble}
        </p>
      ) : null}
      {value?.damaged.map((path) => (
        <p key={path} className={styles.problem}>
          {path} is damaged, so it cannot be restored.
        </p>
      ))}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem} <Button onClick={ask}>Try again</Button>
        </p>
      )}
      {value === null ? (
        problem === null && <EmptyState title="Looking for backups…" />
      ) : backups.length === 0 ? (
        <EmptyState icon={<Archive size={28} strokeWidth={1.5} />} title="No backup yet">
          The first one is made with the first change.
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Backups, newest first">
          {backups.map((backup) => (
            <BackupRow key={backup.id} backup={backup} onChoose={() => setChosen(backup)} />
          ))}
        </ul>
      )}
    </div>
  )
}
