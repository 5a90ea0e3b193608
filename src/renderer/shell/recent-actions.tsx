import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { History } from 'lucide-react'
import { useState } from 'react'
import { historyActions } from '../../core/commands/history-steps'
import type { HistoryAction, HistoryWalk } from '../../core/commands/history-steps'
import { explainError } from '../state/explain-error'
import { selectReadOnly } from '../state/selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import menu from '../ui/menu.module.css'
import styles from './recent-actions.module.css'

/** Actions offered each way. */
const OFFERED = 10
/** Entries of the journal that are read for them: undoing and redoing are entries, too. */
const READ = 100

interface Recent {
  /** Newest first. */
  readonly done: readonly HistoryAction[]
  /** In the order in which they would be made again. */
  readonly undone: readonly HistoryAction[]
}

const NOTHING: Recent = { done: [], undone: [] }

function recentOf(actions: readonly HistoryAction[]): Recent {
  return {
    done: actions.filter(({ state }) => state === 'done').slice(0, OFFERED),
    undone: actions
      .filter(({ state }) => state === 'redoable')
      .reverse()
      .slice(0, OFFERED)
  }
}

interface UpToProps {
  readonly direction: HistoryWalk['direction']
  readonly title: string
  /** In the order in which they would be undone, or made again. */
  readonly actions: readonly HistoryAction[]
}

function UpTo({ direction, title, actions: steps }: UpToProps) {
  const actions = useActions()
  if (steps.length === 0) return null
  return (
    <Menu.Group>
      <Menu.GroupLabel className={menu.heading}>{title}</Menu.GroupLabel>
      {steps.map(({ entry }, index) => (
        <Menu.Item
          key={entry.seq}
          className={clsx(menu.item, menu.plain)}
          onClick={() => void actions.walkHistory({ direction, actions: steps.slice(0, index + 1) }, () => true)}
        >
          <span className={clsx(menu.name, styles.name)} dir="auto">
            {entry.label}
          </span>
          <span className={styles.count}>{index + 1}</span>
        </Menu.Item>
      ))}
    </Menu.Group>
  )
}

/** The last actions by name: choosing one undoes, or redoes, everything up to it. */
export function RecentActions() {
  const actions = useActions()
  const client = useClient()
  const readOnly = useWorkbench(selectReadOnly)
  const [recent, setRecent] = useState(NOTHING)

  const load = () => {
    client.call('history.list', { before: 0, limit: READ }).then(
      ({ entries }) => setRecent(recentOf(historyActions(entries))),
      (error: unknown) => actions.toast({ severity: 'error', message: explainError(error) })
    )
  }
  return (
    <Menu.Root
      onOpenChange={(isOpen) => {
        if (isOpen) load()
      }}
    >
      <Menu.Trigger
        render={
          <IconButton label="Recent actions">
            <History size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4}>
          <Menu.Popup className={clsx(menu.popup, styles.popup)}>
            {readOnly ? null : (
              <>
                <UpTo direction="undo" title="Undo up to this action" actions={recent.done} />
                <UpTo direction="redo" title="Redo up to this action" actions={recent.undone} />
              </>
            )}
            <Menu.Separator className={menu.separator} />
            <Menu.Item className={clsx(menu.item, menu.plain)} onClick={() => actions.openHistory()}>
              Show the whole history
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
