import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { readSetting, writeSetting } from '../state/local-settings'
import styles from './desk.module.css'
import { rememberFocus } from './regions'
import type { Region } from './regions'

export interface DeskProps {
  readonly list: ReactNode
  readonly reader: ReactNode
  readonly inspector: ReactNode
}

/** What the parts are called, for those who do not see them. */
const NAMES: Readonly<Record<Region, string>> = { list: 'Article list', reader: 'Reader', inspector: 'Inspector' }

interface DeskChoices {
  readonly readerOnly?: boolean
  /** Where the borders stand is remembered by it. */
  readonly id?: string
  readonly names?: Readonly<Record<Region, string>>
}

const storage = { getItem: readSetting, setItem: writeSetting }

/** A part of the window that F6 goes to. */
export function RegionFrame({ region, label, children }: { region: Region; label: string; children: ReactNode }) {
  return (
    <section data-region={region} aria-label={label} tabIndex={-1} className={styles.region} onFocus={rememberFocus}>
      {children}
    </section>
  )
}

/**
 * List, reader and inspector side by side. The borders between them move, by mouse and by arrow keys, and stay put.
 * `readerOnly` hides all but the reader, which stays the same element: its place in the text is kept.
 */
export function Desk(props: DeskProps & DeskChoices) {
  const { list, reader, inspector, readerOnly = false, id = 'desk', names = NAMES } = props
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `claimdesk.${id}`,
    storage,
    onlySaveAfterUserInteractions: true
  })
  return (
    <Group
      id="desk"
      className={clsx(styles.group, readerOnly && styles.readerOnly)}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
      disableCursor
    >
      <Panel id="list" defaultSize={276} minSize={220} maxSize={460} groupResizeBehavior="preserve-pixel-size">
        <RegionFrame region="list" label={names.list}>
          {list}
        </RegionFrame>
      </Panel>
      <Separator className={styles.separator} aria-label={`Width of the ${names.list.toLowerCase()}`} />
      <Panel id="reader" minSize={380}>
        <RegionFrame region="reader" label={names.reader}>
          {reader}
        </RegionFrame>
      </Panel>
      <Separator className={styles.separator} aria-label={`Width of the ${names.inspector.toLowerCase()}`} />
      <Panel id="inspector" defaultSize={372} minSize={280} maxSize={620} groupResizeBehavior="preserve-pixel-size">
        <RegionFrame region="inspector" label={names.inspector}>
          {inspector}
        </RegionFrame>
      </Panel>
    </Group>
  )
}
