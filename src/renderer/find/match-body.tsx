import type { MatchRow } from '../../api/views'
import type { Label } from '../../core/model/scheme'
import type { MatchFlow, MatchView } from '../state/match-flow'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Progress } from '../ui/progress'
import { MatchListView } from './match-list'
import { countWords, nothingWords, progressWords } from './match-words'
import styles from './matches-dialog.module.css'

interface MatchBodyProps {
  readonly view: MatchView
  readonly flow: MatchFlow
  readonly labels: readonly Label[]
  readonly hasWords: boolean
  readonly onAgain: () => void
  readonly onVisit: (row: MatchRow) => void
}

function Counts({ view, flow }: Pick<MatchBodyProps, 'view' | 'flow'>) {
  if (!view.list) return null
  const storing = view.phase === 'storing'
  return (
    <div className={styles.counts}>
      <p role="status">{countWords(view.list)}</p>
      <Button variant="quiet" disabled={storing} onClick={() => flow.tick('all', true)}>
        Tick all
      </Button>
      <Button variant="quiet" disabled={storing} onClick={() => flow.tick('all', false)}>
        Untick all
      </Button>
    </div>
  )
}

/** What there is of a list: on its way, empty, or to be ticked. */
export function MatchBody({ view, flow, labels, hasWords, onAgain, onVisit }: MatchBodyProps) {
  const { phase, list, progress } = view
  if (list && list.outline.total > 0) {
    return (
      <>
        <Counts view={view} flow={flow} />
        <div className={styles.list}>
          <MatchListView list={list} flow={flow} labels={labels} onVisit={onVisit} />
        </div>
      </>
    )
  }
  if (phase === 'searching') {
    return (
      <div className={styles.searching}>
        <Progress label="Searching" value={progress?.done ?? 0} max={progress?.total ?? 0} />
        <p role="status">{progressWords(progress)}</p>
        <Button onClick={() => flow.stop()}>Stop</Button>
      </div>
    )
  }
  if (phase === 'stopped') {
    return (
      <EmptyState title="Stopped" actions={<Button onClick={onAgain}>Search again</Button>}>
        Nothing was stored.
      </EmptyState>
    )
  }
  if (list) {
    return <EmptyState title="No matches">{nothingWords(list.outline)}</EmptyState>
  }
  return hasWords ? null : (
    <EmptyState title="Nothing to look for yet">Type words. Every match is listed before it is highlighted.</EmptyState>
  )
}
