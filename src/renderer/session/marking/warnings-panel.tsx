import { useMemo, useState } from 'react'
import { dismissedLints, RULES_TOLD, warningsOf } from '../../state/marking-lints'
import type { Warning } from '../../state/marking-lints'
import { selectSession, selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { groupDigits } from '../../ui/group-digits'
import { Popover } from '../../ui/popover'
import { Segmented } from '../../ui/segmented'
import { DismissedList } from './dismissed-list'
import styles from './panels.module.css'
import { WarningCard } from './warning-card'

/** So many of a rule at first: a book may have hundreds. */
const AT_FIRST = 20

const WIDTHS = [
  { value: 'article', label: 'This article' },
  { value: 'session', label: 'The session' }
] as const

type Told = (typeof RULES_TOLD)[number]

function RuleGroup({ rule, warnings }: { readonly rule: Told; readonly warnings: readonly Warning[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? warnings : warnings.slice(0, AT_FIRST)
  return (
    <section className={styles.rule} aria-label={rule.name}>
      <header>
        <h3>
          {rule.name} <span>{groupDigits(warnings.length)}</span>
        </h3>
        <Popover title={rule.name} trigger={<Button variant="quiet">Why</Button>}>
          <p>{rule.why}</p>
          <p className={styles.hint}>More, with examples: docs/linters.md, “{rule.name}”.</p>
        </Popover>
      </header>
      <ul>
        {shown.map((warning) => (
          <WarningCard key={warning.key} warning={warning} />
        ))}
      </ul>
      {shown.length < warnings.length ? (
        <Button onClick={() => setWhole(true)}>Show {groupDigits(warnings.length - shown.length)} more</Button>
      ) : null}
    </section>
  )
}

/** What rules warn of in the words and the evidence of a session: why, what instead, and what one can do about it. */
export function WarningsPanel() {
  const documents = useWorkbench(selectSessionDocuments)
  const readings = useWorkbench(({ marking }) => marking.readings)
  const open = useWorkbench((state) => state.open?.article.id ?? null)
  const asOf = useWorkbench((state) => selectSession(state)?.asOf ?? null)
  const [width, setWidth] = useState<'article' | 'session'>('article')
  const about = useMemo(
    () => (width === 'article' ? documents.filter(({ article }) => article.id === open) : documents),
    [documents, open, width]
  )
  const warnings = useMemo(
    () =>
      about.flatMap((document) => {
        const reading = readings.get(document.article.id)?.reading
        return warningsOf(document, reading?.revision === document.article.text.revision ? reading.lints : [], asOf)
      }),
    [about, readings, asOf]
  )
  const waiting = about.filter(({ article }) => !readings.get(article.id)?.reading).length
  const dismissed = about.flatMap(({ article, layer }) =>
    dismissedLints(layer).map((mark) => ({ article: article.id, mark }))
  )
  const groups = RULES_TOLD.flatMap((rule) => {
    const mine = warnings.filter((warning) => warning.rule === rule.id)
    return mine.length === 0 ? [] : [{ rule, mine }]
  })
  return (
    <section className={styles.panel} aria-label="Warnings">
      {documents.length > 1 ? (
        <div className={styles.width}>
          <Segmented label="Warnings of" hideLabel options={WIDTHS} value={width} onChange={setWidth} />
        </div>
      ) : null}
      {waiting > 0 ? <p className={styles.hint}>{groupDigits(waiting)} texts are being looked through…</p> : null}
      <div className={styles.scroll} role="region" aria-label="List of warnings" tabIndex={0}>
        {groups.map(({ rule, mine }) => (
          <RuleGroup key={rule.id} rule={rule} warnings={mine} />
        ))}
        {groups.length === 0 && waiting === 0 ? (
          <EmptyState title="Nothing to warn of">The rules are for English. They see patterns, not truth.</EmptyState>
        ) : null}
        <DismissedList dismissed={dismissed} />
      </div>
    </section>
  )
}
