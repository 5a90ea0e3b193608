import { useRef, useState } from 'react'
import type { HistoryWalk } from '../../core/commands/history-steps'
import { counted } from '../state/attribute-actions'
import { useActions } from '../state/workbench'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Progress } from '../ui/progress'
import styles from './history-tab.module.css'

const NAMED = 8

function explain({ direction, actions }: HistoryWalk): string {
  const count = counted(actions.length, 'action')
  const isOne = actions.length === 1
  if (direction === 'undo') {
    return isOne
      ? `${count} done since then is undone. Redo makes it again.`
      : `${count} done since then are undone, the newest first. Redo makes them again.`
  }
  return isOne
    ? `${count} that was undone is made again.`
    : `${count} that were undone are made again, the oldest first.`
}

export interface HistoryWalkDialogProps {
  readonly walk: HistoryWalk
  readonly onClose: () => void
}

/** Asks once for all actions that are undone or redone, shows how far it is, and stops when told. */
export function HistoryWalkDialog({ walk, onClose }: HistoryWalkDialogProps) {
  const actions = useActions()
  const isStopped = useRef(false)
  const [done, setDone] = useState<number | null>(null)
  const total = walk.actions.length
  const isBack = walk.direction === 'undo'
  const named = walk.actions.slice(0, NAMED)

  const start = () => {
    setDone(0)
    const onStep = (count: number) => {
      setDone(count)
      return !isStopped.current
    }
    void actions.walkHistory(walk, onStep).then(onClose)
  }
  const stop = () => {
    isStopped.current = true
    if (done === null) onClose()
  }

  return (
    <Dialog
      open
      onClose={stop}
      size="small"
      closeOnOutside={false}
      title={isBack ? 'Go back to here?' : 'Go forward to here?'}
      description={explain(walk)}
      footer={
        <>
          <Button onClick={stop}>{done === null ? 'Cancel' : 'Stop'}</Button>
          <Button variant="primary" disabled={done !== null} onClick={start}>
            {isBack ? 'Undo' : 'Redo'} {counted(total, 'action')}
          </Button>
        </>
      }
    >
      <ol className={styles.named}>
        {named.map(({ entry }) => (
          <li key={entry.seq} dir="auto">
            {entry.label}
          </li>
        ))}
      </ol>
      {total > NAMED ? (
        <p className={styles.more}>and {counted(total - NAMED, 'more action', 'more actions')}</p>
      ) : null}
      {done === null ? null : (
        <div className={styles.progress}>
          <Progress label={isBack ? 'Actions undone' : 'Actions redone'} value={done} max={total} />
          {done} of {total}
        </div>
      )}
    </Dialog>
  )
}
