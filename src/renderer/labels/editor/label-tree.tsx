import { clsx } from 'clsx'
import { useEffect, useId, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { labelRows } from '../../../core/labels/scheme-tree'
import type { Shift } from '../../../core/labels/scheme-label-edits'
import type { Scheme } from '../../../core/model/scheme'
import { groupDigits } from '../../ui/group-digits'
import { Kbd } from '../../ui/kbd'
import { listTarget } from '../../ui/list-keys'
import styles from './label-tree.module.css'

export interface LabelTreeProps {
  readonly scheme: Scheme
  readonly selected: string | null
  /** How often each label is used, by its id; null until it is known. */
  readonly countOf: (label: string) => number | null
  /** Ids of labels that were added or changed since the scheme was saved. */
  readonly changed: ReadonlySet<string>
  readonly readOnly: boolean
  readonly onSelect: (label: string) => void
  readonly onRename: () => void
  readonly onRemove: () => void
  readonly onAdd: () => void
  readonly onShift: (shift: Shift) => void
}

const SHIFTS: Readonly<Record<string, Shift>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out'
}

/** The labels of a draft as a tree (WAI-ARIA tree pattern, always open). One tab stop. */
export function LabelTree(props: LabelTreeProps) {
  const { scheme, selected, countOf, changed, readOnly, onSelect, onRename, onRemove, onAdd, onShift } = props
  const treeId = useId()
  const rows = labelRows(scheme)
  const at = rows.findIndex(({ label }) => label.id === selected)
  const active = useRef<HTMLDivElement>(null)
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' })
  }, [selected, at])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return
    const shift = event.altKey ? SHIFTS[event.key] : undefined
    const row = rows[at]
    const target = event.altKey || rows.length === 0 ? null : listTarget(event.key, Math.max(0, at), rows.length, 10)
    if (shift && !readOnly) onShift(shift)
    else if (target !== null) onSelect(rows[target]?.label.id ?? '')
    else if (event.key === 'ArrowLeft' && row?.parent) onSelect(row.parent)
    else if (event.key === 'ArrowRight' && row?.hasChildren) onSelect(rows[at + 1]?.label.id ?? '')
    else if ((event.key === 'Enter' || event.key === 'F2') && row) onRename()
    else if (event.key === 'Delete' && row && !readOnly) onRemove()
    else if ((event.key === 'Insert' || event.key.toLowerCase() === 'n') && !event.altKey && !readOnly) onAdd()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      role="tree"
      aria-label={`Labels of ${scheme.name}`}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${treeId}-${at}`}
      className={styles.tree}
      onKeyDown={onKeyDown}
    >
      {rows.length === 0 ? <p className={styles.none}>No labels yet. Press N to add one.</p> : null}
      {rows.map(({ label, depth, index, siblings, hasChildren }, place) => {
        const count = countOf(label.id)
        return (
          <div
            key={label.id}
            ref={place === at ? active : undefined}
            id={`${treeId}-${place}`}
            role="treeitem"
            aria-level={depth + 1}
            aria-posinset={index + 1}
            aria-setsize={siblings}
            aria-expanded={hasChildren ? true : undefined}
            aria-selected={place === at}
            className={clsx('hued', styles.row, place === at && styles.selected)}
            style={{ '--hue': label.hue, paddingInlineStart: 8 + depth * 18 } as CSSProperties}
            onClick={() => onSelect(label.id)}
          >
            <span className={styles.chip} aria-hidden="true" />
            <span className={styles.name}>{label.name}</span>
            {changed.has(label.id) ? (
              <span className={styles.changed} title="Changed since it was saved">
                •<span className="visually-hidden"> changed</span>
              </span>
            ) : null}
            <span className={styles.facts}>
              {label.appliesTo === 'document' ? <span className={styles.count}>articles</span> : null}
              {count === null || count === 0 ? null : (
                <span className={styles.count} title="How often it is used">
                  {groupDigits(count)}
                </span>
              )}
              {label.key === null ? null : <Kbd>{label.key.toUpperCase()}</Kbd>}
            </span>
          </div>
        )
      })}
    </div>
  )
}
