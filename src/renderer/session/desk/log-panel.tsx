import { useState } from 'react'
import { selectSession } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Segmented } from '../../ui/segmented'
import styles from './desk.module.css'
import { ExportLogDialog } from './export-log-dialog'
import { LogChecks } from './log-checks'
import { entryWords, momentWords } from './log-words'
import { useLog } from './use-log'

const WIDTHS = [
  { value: 'session', label: 'This session' },
  { value: 'library', label: 'The whole library' }
] as const

/** The audit log: what was done, newest first; whether it is whole, and a copy that others can verify. */
export function LogPanel() {
  const session = useWorkbench(selectSession)
  const articles = useWorkbench((state) => state.articles)
  const { entries, more, problem, showOlder } = useLog()
  const [width, setWidth] = useState<'session' | 'library'>('session')
  const [isExporting, setExporting] = useState(false)
  const mine = new Set(session?.articles)
  // What concerns several articles, or none, such as a source, may concern the session.
  const shown = entries?.filter(({ article }) => width === 'library' || article === null || mine.has(article)) ?? []
  return (
    <section className={styles.panel} aria-label="Log">
      <div className={styles.checks}>
        <LogChecks />
        <div className={styles.buttons}>
          <Button onClick={() => setExporting(true)}>Export log…</Button>
        </div>
        {session === null ? null : (
          <Segmented label="Entries of" hideLabel options={WIDTHS} value={width} onChange={setWidth} />
        )}
      </div>
      {problem === '' ? null : (
        <p className={styles.hint} role="alert">
          The log could not be read: {problem}
        </p>
      )}
      <div className={styles.scroll} role="region" aria-label="Entries of the log" tabIndex={0}>
        {entries !== null && shown.length === 0 && !more ? <EmptyState title="Nothing was done yet" /> : null}
        {shown.length > 0 ? (
          <ol className={styles.entries} aria-label="Entries, newest first">
            {shown.map((entry) => (
              <li key={entry.seq} className={styles.entry}>
                <p dir="auto">{entryWords(entry)}</p>
                <p className={styles.faint}>
                  <time dateTime={entry.at}>{momentWords(entry.at)}</time>
                  {entry.article === null
                    ? ''
                    : ` · ${articles.get(entry.article)?.article.title ?? 'an article that is gone'}`}
                </p>
              </li>
            ))}
          </ol>
        ) : null}
        {more ? <Button onClick={showOlder}>Show older entries</Button> : null}
      </div>
      {isExporting ? <ExportLogDialog onClose={() => setExporting(false)} /> : null}
    </section>
  )
}
