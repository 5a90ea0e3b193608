import { clsx } from 'clsx'
import { useEffect, useId, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { v7 as uuid } from 'uuid'
import { farHue } from '../../../core/labels/scheme-colours'
import { assignSpan, splitLabel } from '../../../core/labels/scheme-label-fates'
import { spanQuote } from '../../../core/model/annotation'
import type { Span } from '../../../core/model/annotation'
import type { Label } from '../../../core/model/scheme'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Kbd } from '../../ui/kbd'
import { listTarget } from '../../ui/list-keys'
import { TextField } from '../../ui/text-field'
import styles from './split-pane.module.css'
import type { SchemeEditor } from './use-scheme-editor'
import { useLabelledSpans } from './use-labelled-spans'

/** Highlights that are listed; more than anybody assigns one by one. */
const LISTED = 2000

interface SplitRow {
  readonly article: string
  readonly title: string
  readonly span: Span
}

/** Splits a label: new labels are made, and its highlights given to them one by one, by number keys. */
export function SplitPane({ label, editor, onDone }: { label: Label; editor: SchemeEditor; onDone: () => void }) {
  const actions = useActions()
  const listId = useId()
  const { articles, truncated, failed } = useLabelledSpans([label.id], LISTED)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [targets, setTargets] = useState<readonly string[]>([])
  const [at, setAt] = useState(0)
  const active = useRef<HTMLDivElement>(null)
  const rows: readonly SplitRow[] = (articles ?? []).flatMap(({ article, title, spans }) =>
    spans.map((span) => ({ article, title, span }))
  )
  const { scheme, moves } = editor.draft
  const choices = scheme.labels.filter(({ id }) => targets.includes(id))
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const add = () => {
    const id = uuid()
    const hue = farHue(scheme.labels.map((each) => each.hue))
    const failure = editor.edit((draft) => splitLabel(draft, label.id, [{ id, name, hue, key: null }]))
    setProblem(failure)
    if (failure !== null) return
    setTargets([...targets, id])
    setName('')
    actions.announce(`Added ${name.trim()}. Key ${targets.length + 1} gives it a highlight.`)
  }
  const assign = (row: SplitRow | undefined, target: Label | null) => {
    if (!row) return
    setProblem(editor.edit((draft) => assignSpan(draft, row.article, row.span.id, target?.id ?? null)))
    actions.announce(`“${spanQuote(row.span)}” ${target ? `becomes ${target.name}` : `stays ${label.name}`}`)
    setAt(Math.min(rows.length - 1, rows.indexOf(row) + 1))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return
    const target = listTarget(event.key, at, rows.length, 8)
    const digit = /^[0-9]$/.test(event.key) ? Number(event.key) : null
    if (target !== null) setAt(target)
    else if (digit === 0) assign(rows[at], null)
    else if (digit !== null && choices[digit - 1]) assign(rows[at], choices[digit - 1] ?? null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.pane} role="group" aria-label={`Split ${label.name}`}>
      <div>
        <h3 className={styles.title}>Split “{label.name}”</h3>
        <p className={styles.hint}>Make the new labels, then go through the highlights. What is not assigned stays.</p>
      </div>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField label="New label" value={name} error={problem} onChange={(event) => setName(event.target.value)} />
        <Button type="submit" disabled={name.trim() === '' || targets.length >= 9}>
          Add
        </Button>
      </form>
      <ol className={styles.choices} aria-label="Keys">
        <li>
          <Kbd>0</Kbd> stays {label.name}
        </li>
        {choices.map((choice, index) => (
          <li key={choice.id} className="hued" style={{ '--hue': choice.hue } as CSSProperties}>
            <Kbd>{index + 1}</Kbd> <span className={styles.chip}>{choice.name}</span>
          </li>
        ))}
      </ol>
      {failed === null ? null : <p role="alert">{failed}</p>}
      {truncated ? <p className={styles.hint}>Only the first {LISTED} highlights are listed.</p> : null}
      <div
        role="listbox"
        aria-label={`Highlights of ${label.name}`}
        tabIndex={0}
        aria-activedescendant={rows.length === 0 ? undefined : `${listId}-${at}`}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {rows.map((row, index) => {
          const target = scheme.labels.find(({ id }) => id === moves[row.article]?.[row.span.id])
          const [quote] = row.span.quotes
          return (
            <div
              key={`${row.article} ${row.span.id}`}
              ref={index === at ? active : undefined}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className={clsx('hued', styles.option, index === at && styles.active)}
              style={{ '--hue': (target ?? label).hue } as CSSProperties}
              onClick={() => setAt(index)}
            >
              <span className={styles.chip}>{target?.name ?? label.name}</span>
              <span className={styles.context}>
                …{quote?.prefix}
                <mark className={styles.words}>{spanQuote(row.span)}</mark>
                {row.span.quotes.at(-1)?.suffix}…
              </span>
              <span className={styles.hint}>{row.title}</span>
            </div>
          )
        })}
      </div>
      <div>
        <Button onClick={onDone}>Back to the label</Button>
      </div>
    </div>
  )
}
