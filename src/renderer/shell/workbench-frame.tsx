import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useActions, useWorkbench } from '../state/workbench'
import { Toasts } from '../ui/toasts'
import { Banners } from './banners'
import { Desk, RegionFrame } from './desk'
import type { DeskProps } from './desk'
import { DropZone } from './drop-zone'
import { Rail } from './rail'
import { StatusBar } from './status-bar'
import { TopBar } from './top-bar'
import { useCommands } from './use-commands'
import { useCopy } from './use-copy'
import styles from './workbench-frame.module.css'

export interface WorkbenchFrameProps extends DeskProps {
  /** The page of fact-checks. */
  readonly session: ReactNode
  /** The dialogs of the areas; each opens itself. */
  readonly dialogs: ReactNode
  /** Of the areas: what waits for a decision; it stands below the banners. */
  readonly notices?: ReactNode
}

/** Everything around the work: bars, rail, banners, messages, keys. */
export function WorkbenchFrame({ list, reader, inspector, session, dialogs, notices }: WorkbenchFrameProps) {
  const { dismissToast } = useActions()
  const page = useWorkbench((state) => state.page)
  const toasts = useWorkbench((state) => state.toasts)
  // Without an article there would be nothing left to see.
  const isFocused = useWorkbench((state) => state.focusMode && state.page === 'annotate' && state.open !== null)
  useCommands()
  useCopy()
  return (
    <div className={clsx(styles.frame, isFocused && styles.focused)}>
      {isFocused ? null : <TopBar />}
      <div>
        <Banners />
        {notices}
      </div>
      <div className={styles.body}>
        {isFocused ? null : <Rail />}
        <main className={styles.main}>
          {page === 'library' ? (
            <div className={styles.library}>
              <RegionFrame region="list" label="Article list">
                {list}
              </RegionFrame>
            </div>
          ) : page === 'session' ? (
            session
          ) : (
            <Desk list={list} reader={reader} inspector={inspector} readerOnly={isFocused} />
          )}
        </main>
      </div>
      {isFocused ? null : <StatusBar />}
      {dialogs}
      <Toasts toasts={toasts} onDismiss={dismissToast} />
      <DropZone />
    </div>
  )
}
