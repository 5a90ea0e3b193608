import { clsx } from 'clsx'
import { sumCoverage } from '../../../core/session/coverage'
import type { Coverage } from '../../../core/session/coverage'
import { createSelector } from '../../state/create-selector'
import { useActions, useWorkbench } from '../../state/workbench'
import type { WorkbenchState } from '../../state/workbench-state'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { Kbd } from '../../ui/kbd'
import { Popover } from '../../ui/popover'
import { COVERAGE_PARTS, wholePercent } from './coverage-words'
import styles from './coverage.module.css'

/** Bars of several kinds of words; the words beside it say the same. */
export function CoverageBar({ coverage, className }: { readonly coverage: Coverage; readonly className?: string }) {
  return (
    <span className={clsx(styles.track, className)} aria-hidden="true">
      {COVERAGE_PARTS.map(({ id }) =>
        coverage[id] === 0 ? null : <span key={id} data-part={id} style={{ flexGrow: coverage[id] }} />
      )}
    </span>
  )
}

function Whole({ title, coverage }: { readonly title: string; readonly coverage: Coverage }) {
  return (
    <section className={styles.whole}>
      <h3>
        {title} <span>{wholePercent(coverage)} % accounted for</span>
      </h3>
      <CoverageBar coverage={coverage} className={styles.wide ?? ''} />
      <dl>
        {COVERAGE_PARTS.map(({ id, name }) => (
          <div key={id}>
            <dt>
              <i data-part={id} aria-hidden="true" />
              {name}
            </dt>
            <dd>{groupDigits(coverage[id])}</dd>
          </div>
        ))}
        <div className={styles.total}>
          <dt>words in scope</dt>
          <dd>{groupDigits(coverage.total)}</dd>
        </div>
      </dl>
    </section>
  )
}

const selectOfSession = createSelector(
  ({ marking }: WorkbenchState) => marking.accounts,
  ({ bench }: WorkbenchState) => bench.size,
  (accounts, articles) =>
    accounts.size === 0
      ? null
      : { coverage: sumCoverage([...accounts.values()].map((each) => each.coverage)), articles }
)

/**
 * How much of the session's words is accounted for: checked, or with nothing to check, over all words in scope. For the
 * header of a session; a press shows the numbers, of the article and of the session.
 */
export function CoverageMeter() {
  const { openMarkingDrawer } = useActions()
  const session = useWorkbench(selectOfSession)
  const article = useWorkbench(({ marking, open }) => (open ? marking.accounts.get(open.article.id)?.coverage : null))
  const counted = useWorkbench(({ marking }) => marking.accounts.size)
  if (!session) return <span className={styles.counting}>Counting words…</span>
  const percent = wholePercent(session.coverage)
  return (
    <Popover
      title="Every word accounted for"
      trigger={
        <button
          type="button"
          className={styles.meter}
          aria-label={`Coverage: ${percent} % of the session’s words accounted for`}
        >
          <CoverageBar coverage={session.coverage} />
          <span className={styles.percent}>{percent} %</span>
        </button>
      }
    >
      {article && session.articles > 1 ? <Whole title="This article" coverage={article} /> : null}
      <Whole title={session.articles > 1 ? 'The session' : 'This article'} coverage={session.coverage} />
      {counted < session.articles ? (
        <p className={styles.counting}>{groupDigits(session.articles - counted)} more articles are being counted.</p>
      ) : null}
      <Button onClick={() => openMarkingDrawer('sentences')}>
        All sentences <Kbd>⇧ U</Kbd>
      </Button>
    </Popover>
  )
}
