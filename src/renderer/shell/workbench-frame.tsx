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
import styles from './workbench-frame.module.css'

export interface WorkbenchFrameProps extends DeskProps {
  /** The dialogs of the areas; each opens itself. */
  readonly dialogs: ReactNode
}

/** Everything around the work: bars, rail, banners, messages, keys. */
export function WorkbenchFrame({ list, reader, inspector, dialogs }: WorkbenchFrameProps) {
  const { dismissToast } = useActions()
  const page = useWorkbench((state) => state.page)
  const toasts = useWorkbench((state) => state.toasts)
  useCommands()
  return (
    <div className={styles.frame}>
      <TopBar />
      <Banners />
      <div className={styles.body}>
        <Rail />
        <main className={styles.main}>
          {page === 'library' ? (
            <div className={styles.library}>
              <RegionFrame region="list" label="Article list">
                {list}
              </RegionFrame>
            </div>
          ) : (
            <Desk list={list} reader={reader} inspector={inspector} />
          )}
        </main>
      </div>
      <StatusBar />
      {dialogs}
      <Toasts toasts={toasts} onDismiss={dismissToast} />
      <DropZone />
    </div>
  )
}
