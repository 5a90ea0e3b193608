import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DocumentPreview } from '../../../api/transfer-views'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { listTarget } from '../../ui/list-keys'
import list from '../importing/import-list.module.css'
import styles from './document-list.module.css'
import { documentWords, goalWords } from './annotation-words'
import { withDocuments } from './reading-choice'
import type { ReadingChoice } from './reading-choice'

/** How high a row of three lines is, in pixels. */
const ROW = 64
const OVERSCAN = 8

export interface DocumentListProps {
  readonly documents: readonly DocumentPreview[]
  /** Of all, also those that the preview does not list. */
  readonly total: number
  readonly choice: ReadingChoice
  readonly onChange: (choice: ReadingChoice) => void
}

/**
 * Documents of the files, to tick. Of any length; only the rows near the view are in the document. Like every such list
 * here it has the focus itself and points at its active row.
 */
export function DocumentList({ documents, total, choice, onChange }: DocumentListProps) {
  const leaveOut = useMemo(() => new Set(choice.leaveOut), [choice.leaveOut])
  if (documents.length === 0) return <p className={styles.none}>No documents were found in the files.</p>
  const ticked = documents.filter(({ key }) => !leaveOut.has(key)).length
  const tick = (keys: readonly string[], isTicked: boolean) => onChange(withDocuments(choice, keys, !isTicked))
  const all = documents.map(({ key }) => key)
  return (
    <div className={styles.documents}>
      <div className={styles.head}>
        <p>
          {groupDigits(ticked)} of {groupDigits(documents.length)} ticked
          {total > documents.length ? `; the other ${groupDigits(total - documents.length)} come in, too` : ''}
        </p>
        <Button variant="quiet" disabled={ticked === documents.length} onClick={() => tick(all, true)}>
          Tick all
        </Button>
        <Button variant="quiet" disabled={ticked === 0} onClick={() => tick(all, false)}>
          Untick all
        </Button>
      </div>
      <Rows documents={documents} leaveOut={leaveOut} onTick={tick} />
    </div>
  )
}

interface RowsProps {
  readonly documents: readonly DocumentPreview[]
  readonly leaveOut: ReadonlySet<string>
  readonly onTick: (keys: readonly string[], isTicked: boolean) => void
}

function Rows({ documents, leaveOut, onTick }: RowsProps) {
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [moved, setActive] = useState(0)
  const active = Math.min(moved, documents.length - 1)
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    // The active row is always there, because the list points at it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b)
  })
  const toggle = ({ key }: DocumentPreview) => onTick([key], leaveOut.has(key))
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1)
    const target = listTarget(event.key, active, documents.length, page)
    const document = documents[active]
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      onTick(
        documents.map(({ key }) => key),
        true
      )
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (target !== null) {
      setActive(target)
      virtual.scrollToIndex(target)
    } else if ((event.key === ' ' || event.key === 'Enter') && document) toggle(document)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={scroller} className={clsx(list.scroller, styles.list)}>
      <div
        role="listbox"
        aria-label="Documents of the files"
        aria-multiselectable="true"
        tabIndex={0}
        aria-activedescendant={`${listId}-${active}`}
        className={list.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const document = documents[index]
          if (!document) return null
          const isTicked = !leaveOut.has(document.key)
          return (
            <div
              key={document.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={isTicked}
              aria-posinset={index + 1}
              aria-setsize={documents.length}
              className={clsx(list.row, index === active && list.active)}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={() => {
                setActive(index)
                toggle(document)
              }}
            >
              <span className={clsx(list.tick, isTicked && list.on)}>
                {isTicked ? <Check size={12} strokeWidth={3} aria-hidden="true" /> : null}
              </span>
              <span className={list.words}>
                <bdi className={list.title}>{document.title || document.name}</bdi>
                <bdi className={clsx(list.remark, list.plain)}>{goalWords(document)}</bdi>
                <span className={list.facts}>
                  <span>{isTicked ? documentWords(document) : `Left out: ${documentWords(document)}`}</span>
                </span>
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
