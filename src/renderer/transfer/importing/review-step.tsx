import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import type { ImportFlow } from './import-flow'
import { ImportList } from './import-list'
import { chosenRows, isStorable, isTicked, titleOf } from './import-rows'
import type { ImportRow } from './import-rows'
import type { ImportView } from './import-view'
import { summaryWords } from './import-words'
import { ItemDetail } from './item-detail'
import { OutcomeFilter } from './outcome-filter'
import { ReviewNotices } from './review-notices'
import styles from './review-step.module.css'
import { countFilters, matchesFilter } from './row-filters'
import type { RowFilter } from './row-filters'

export interface ReviewStepProps {
  readonly flow: ImportFlow
  readonly view: ImportView
  readonly disabled: boolean
  /** Item that is shown in detail; null: the first. */
  readonly shown: string | null
  readonly onShow: (item: string) => void
  readonly onTail: (item: string | null) => void
  readonly onMapping: (source: string) => void
}

/** D12: what the import would do, document by document: a list to tick beside one document in full. */
export function ReviewStep({ flow, view, disabled, shown, onShow, onTail, onMapping }: ReviewStepProps) {
  const { announce } = useActions()
  const { rows } = view
  const [chosenFilter, setFilter] = useState<RowFilter>('all')
  const pane = useRef<HTMLElement>(null)
  const counts = useMemo(() => countFilters(rows), [rows])
  const filter = counts[chosenFilter] > 0 ? chosenFilter : 'all'
  const listed = useMemo(() => rows.filter((row) => matchesFilter(row, filter)), [rows, filter])
  const row = listed.find(({ item }) => item.item === shown) ?? listed[0]
  // The list moves first; the text of a document is asked for when the moving rests.
  const calm = useDeferredValue(row)
  const detailed = useRested(calm)
  const ticked = useMemo(() => chosenRows(rows).length, [rows])
  const storable = useMemo(() => listed.filter(isStorable), [listed])
  const summary = summaryWords(counts)

  const tick = (some: readonly ImportRow[], isOn: boolean) => {
    flow.tick(some, isOn)
    const [only] = some
    const what = some.length === 1 && only ? `“${titleOf(only)}”` : `${groupDigits(some.length)} articles`
    const count = chosenRows(flow.view().rows).length
    announce(`${what} ${isOn ? 'ticked' : 'not ticked'}. ${groupDigits(count)} will be imported.`)
  }

  return (
    <section aria-label="Files of this import" className={styles.review}>
      <p role="status" className={styles.summary}>
        {summary}.
      </p>
      <ReviewNotices flow={flow} view={view} disabled={disabled} onTail={onTail} onMapping={onMapping} />
      {rows.length > 1 ? (
        <div className={styles.split}>
          <div className={styles.master}>
            <OutcomeFilter value={filter} counts={counts} onChange={setFilter} />
            <div className={styles.ticks}>
              <p>
                {groupDigits(ticked)} of {groupDigits(rows.length)} ticked
              </p>
              <Button
                variant="quiet"
                disabled={disabled || storable.every(isTicked)}
                onClick={() => tick(storable, true)}
              >
                {filter === 'all' ? 'Tick all' : 'Tick these'}
              </Button>
              <Button
                variant="quiet"
                disabled={disabled || !storable.some(isTicked)}
                onClick={() => tick(storable, false)}
              >
                {filter === 'all' ? 'Untick all' : 'Untick these'}
              </Button>
            </div>
            <div className={styles.list}>
              <ImportList
                rows={listed}
                shown={row?.item.item ?? null}
                disabled={disabled}
                onMove={({ item }) => onShow(item.item)}
                onOpen={({ item }) => {
                  onShow(item.item)
                  requestAnimationFrame(() => pane.current?.querySelector('input')?.focus())
                }}
                onTick={tick}
              />
            </div>
          </div>
          <section ref={pane} aria-label="Article in detail" className={styles.pane} tabIndex={-1}>
            {detailed ? (
              <Detail {...{ flow, view, disabled, onTail, onMapping }} row={current(rows, detailed)} />
            ) : null}
          </section>
        </div>
      ) : row ? (
        <Detail {...{ flow, view, disabled, onTail, onMapping }} row={row} />
      ) : null}
    </section>
  )
}

/** The row as it is now: what is typed shows at once, only the step to another row may lag. */
const current = (rows: readonly ImportRow[], row: ImportRow): ImportRow =>
  rows.find(({ item }) => item.item === row.item.item) ?? row

/** How long a row has to be the active one before its text is asked for, in milliseconds. */
const REST = 120

function useRested(row: ImportRow | undefined): ImportRow | undefined {
  const [rested, setRested] = useState(row)
  useEffect(() => {
    const timer = setTimeout(() => setRested(row), REST)
    return () => clearTimeout(timer)
  }, [row])
  return rested ?? row
}

type DetailProps = Pick<ReviewStepProps, 'flow' | 'view' | 'disabled' | 'onTail' | 'onMapping'> & {
  readonly row: ImportRow
}

function Detail({ onTail, onMapping, row, ...rest }: DetailProps) {
  return (
    <ItemDetail
      key={row.item.item}
      {...rest}
      row={row}
      onTail={() => onTail(row.item.item)}
      onMapping={() => onMapping(row.item.source)}
    />
  )
}
