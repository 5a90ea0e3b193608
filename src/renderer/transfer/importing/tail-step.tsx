import { clsx } from 'clsx'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { ImportDetail, TailPart } from '../../../api/import-views'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Kbd } from '../../ui/kbd'
import { ROLE_WORDS } from './field-words'
import type { ImportFlow } from './import-flow'
import { isStorable, nameOf, titleOf } from './import-rows'
import type { ImportRow } from './import-rows'
import { percent } from './import-words'
import { shownParagraphs, tailStretch } from './shown-text'
import { leftOutParts, rangesOf, tickedParts, toggledPart } from './tail-choice'
import styles from './tail-step.module.css'
import { PreviewParagraph } from './text-preview'
import { useDetail } from './use-detail'

export interface TailStepProps {
  readonly flow: ImportFlow
  readonly rows: readonly ImportRow[]
  /** Item that is looked over. */
  readonly item: string
  readonly onItem: (item: string) => void
  readonly onDone: () => void
}

/** The documents with a suspected tail, in their order. */
export function tailRows(rows: readonly ImportRow[]): readonly ImportRow[] {
  return rows.filter((row) => isStorable(row) && row.item.tail !== null)
}

interface PartsProps {
  readonly tail: readonly TailPart[]
  readonly ticked: readonly TailPart[]
  readonly onToggle: (part: TailPart) => void
}

function Parts({ tail, ticked, onToggle }: PartsProps) {
  const id = useId()
  return (
    <fieldset className={styles.parts}>
      <legend>Leave out</legend>
      {tail.map((part, index) => (
        <label key={part.start} className={styles.part}>
          <input
            type="checkbox"
            checked={ticked.includes(part)}
            aria-describedby={`${id}-${index}`}
            onChange={() => onToggle(part)}
          />
          <span>
            <b>
              {index + 1}. {ROLE_WORDS[part.role]}
            </b>
            <span id={`${id}-${index}`} className={styles.reason}>
              {part.reason} {part.preselected ? 'Certain' : 'Doubtful'}: {percent(part.confidence)}.
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The end of a text twice, paragraph by paragraph: as it is, and as it would be worked on. */
function Beside({
  detail,
  ticked,
  language
}: {
  readonly detail: ImportDetail
  readonly ticked: readonly TailPart[]
  readonly language: string
}) {
  const stretch = useMemo(() => tailStretch(detail.text, detail.tail), [detail])
  const asItIs = useMemo(() => shownParagraphs(detail, stretch, { out: [], suspected: detail.tail }), [detail, stretch])
  const worked = useMemo(
    () => shownParagraphs(detail, stretch, { out: ticked, suspected: [] }),
    [detail, stretch, ticked]
  )
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label="The end of the text">
      <div className={styles.beside} lang={language}>
        <h4 className={styles.left}>As it is</h4>
        <h4>As it would be worked on</h4>
        {asItIs.map((paragraph, index) => {
          const after = worked[index]
          const isOut = after?.pieces.every(({ state }) => state === 'out') ?? false
          return (
            <div key={paragraph.start} className={styles.pair}>
              <div className={styles.left}>
                <PreviewParagraph paragraph={paragraph} />
              </div>
              <div className={clsx(isOut && styles.out)}>{after ? <PreviewParagraph paragraph={after} /> : null}</div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Suspected tails, one document after the other: what is ticked is left out of the work, never deleted. */
export function TailStep({ flow, rows, item, onItem, onDone }: TailStepProps) {
  const { announce } = useActions()
  const frame = useRef<HTMLElement>(null)
  const tails = useMemo(() => tailRows(rows), [rows])
  const at = Math.max(
    0,
    tails.findIndex((row) => row.item.item === item)
  )
  const row = tails[at]
  const { detail, problem } = useDetail(flow, row?.item ?? null)
  const decision = row?.edits.leaveOut
  const ticked = useMemo(() => tickedParts(detail?.tail ?? [], decision), [detail, decision])
  const open = tails.filter(({ edits }) => edits.leaveOut === undefined).length
  const shown = row?.item.item ?? null

  useEffect(() => {
    frame.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const first = flow.view().rows.find((each) => each.item.item === shown)
    if (first) announce(`${titleOf(first)}, ${at + 1} of ${tails.length}.`)
    // Another document is said once, not every tick in it.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [shown])

  if (!row) return null
  const go = (step: 1 | -1) => {
    const next = tails[at + step]
    if (next) onItem(next.item.item)
    else announce(step === 1 ? 'This is the last one.' : 'This is the first one.')
  }
  const accept = () => {
    if (!detail) return
    flow.edit(row.item.item, { leaveOut: rangesOf(ticked) })
    announce(`${ticked.length} of ${detail.tail.length} parts left out.`)
    if (at + 1 < tails.length) go(1)
  }
  const toggle = (part: TailPart) =>
    flow.edit(row.item.item, { leaveOut: toggledPart(detail?.tail ?? [], decision, part) })
  const takeAll = () => {
    flow.takeAllConfident()
    announce('All certain parts are left out.')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const first = detail?.tail[0]
    if (event.key === 'n') go(1)
    else if (event.key === 'p') go(-1)
    else if (event.key === 'a') accept()
    // In the step itself, space is the first part's tick; on a tick it is that tick's own.
    else if (event.key === ' ' && event.target === event.currentTarget && first) toggle(first)
    else if (/^[1-9]$/.test(event.key) && detail?.tail[Number(event.key) - 1]) {
      const part = detail.tail[Number(event.key) - 1]
      if (part) toggle(part)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section ref={frame} tabIndex={-1} aria-label="Suspected tails" className={styles.step} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Button onClick={onDone}>Back to the articles</Button>
        <p role="status">
          {at + 1} of {tails.length}
          {open === 0 ? ', all decided' : `, ${open} not decided`}
        </p>
        <Button disabled={open === 0} onClick={takeAll}>
          Leave out all certain parts
        </Button>
      </div>
      <div className={styles.title}>
        <h3>
          <bdi>{titleOf(row)}</bdi>
        </h3>
        <p>
          {nameOf(row)}
          {decision === undefined
            ? '. Not decided yet.'
            : `. ${leftOutParts(detail?.tail ?? [], decision).length} of ${detail?.tail.length ?? row.item.tail?.parts ?? 0} parts are left out.`}
        </p>
      </div>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {detail ? (
        <>
          <Parts tail={detail.tail} ticked={ticked} onToggle={toggle} />
          <Beside detail={detail} ticked={ticked} language={row.item.language} />
        </>
      ) : problem === null ? (
        <p role="status">Reading the text…</p>
      ) : null}
      <div className={styles.keys}>
        <Button disabled={at === 0} onClick={() => go(-1)}>
          Previous <Kbd>P</Kbd>
        </Button>
        <Button disabled={at + 1 >= tails.length} onClick={() => go(1)}>
          Next <Kbd>N</Kbd>
        </Button>
        <Button variant="primary" disabled={!detail} onClick={accept}>
          Accept this one <Kbd>A</Kbd>
        </Button>
        <p>Space or a number ticks a part.</p>
      </div>
    </section>
  )
}
