import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { LossEntry, LossItem } from '../../../core/formats/losses'
import { Button, IconButton } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { VirtualListbox } from '../../ui/virtual-listbox'
import type { VirtualListboxHandle } from '../../ui/virtual-listbox'
import { FEATURE_NAMES } from './loss-words'
import styles from './report-step.module.css'

/** About how high a row is, in pixels. */
const ROW = 50

interface Row {
  readonly id: string
  readonly entry: LossEntry
}

const idOf = ({ id }: Row) => id

export interface EntryListProps {
  readonly loss: LossItem
  readonly onVisit: (entry: LossEntry) => void
  readonly onClose: () => void
}

/** What exactly a format cannot carry, to be gone to. Focus comes to the list when it opens. */
export function EntryList({ loss, onVisit, onClose }: EntryListProps) {
  const { feature, entries, count } = loss
  const rows = useMemo(() => entries.map((entry, index): Row => ({ id: String(index), entry })), [entries])
  const [active, setActive] = useState<Row | null>(null)
  const list = useRef<VirtualListboxHandle>(null)
  const current = active && rows.includes(active) ? active : rows[0]
  useEffect(() => list.current?.focus(0), [feature])
  const name = FEATURE_NAMES[feature]
  return (
    <section aria-label={name} className={styles.entries}>
      <div className={styles.paneHead}>
        <h3>
          {name} <span className={styles.quiet}>{groupDigits(count)}</span>
        </h3>
        <Button disabled={!current} onClick={() => current && onVisit(current.entry)}>
          Go to it
        </Button>
        <IconButton label="Close the list" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {entries.length < count ? (
        <p className={styles.quiet}>The first {groupDigits(entries.length)} are listed.</p>
      ) : null}
      <div className={styles.entryList}>
        <VirtualListbox
          label={`${name}, to go to`}
          items={rows}
          idOf={idOf}
          selectedId={current?.id ?? null}
          rowHeight={ROW}
          pickBy="double-click"
          handle={list}
          onMove={setActive}
          onPick={({ entry }) => onVisit(entry)}
          renderRow={({ entry }) => (
            <div className={styles.entry}>
              <bdi className={styles.words}>{entry.words.trim() === '' ? 'Without words' : entry.words}</bdi>
              <bdi className={styles.quiet}>{entry.title}</bdi>
            </div>
          )}
        />
      </div>
      <p className={styles.quiet}>Enter goes to it in the article. You can come back to this report.</p>
    </section>
  )
}
