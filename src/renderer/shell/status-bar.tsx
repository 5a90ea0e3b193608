import { spanEnd, spanStart } from '../../core/model/annotation'
import { selectSelectedSpan } from '../state/selectors'
import { SNAP_NAMES } from '../state/snap'
import { useActions, useWorkbench } from '../state/workbench'
import type { WorkbenchState } from '../state/workbench-state'
import { groupDigits } from '../ui/group-digits'
import { Progress } from '../ui/progress'
import styles from './status-bar.module.css'
import { useSentence } from './use-sentence'

const selectCounts = ({ open, articles }: WorkbenchState) => (open ? articles.get(open.article.id)?.counts : undefined)

/** Where one is in the text, how it was read, and how far the work is. */
export function StatusBar() {
  const text = useWorkbench((state) => state.open?.text ?? null)
  const article = useWorkbench((state) => state.open?.article ?? null)
  const selection = useWorkbench((state) => state.selection)
  const span = useWorkbench(selectSelectedSpan)
  // A session tells its own progress, which is that of all its articles.
  const claims = useWorkbench((state) => (state.page === 'session' ? 0 : (selectCounts(state)?.claims ?? 0)))
  const isAway = useWorkbench(({ page, session }) => page === 'session' && session.id === null)
  const decided = useWorkbench((state) => selectCounts(state)?.decided ?? 0)
  const snap = useWorkbench((state) => state.snap)
  const { cycleSnap } = useActions()
  const range = selection ?? (span ? { start: spanStart(span), end: spanEnd(span) } : null)
  const sentence = useSentence(text, article?.language ?? 'en', range)
  // No text is in sight: there is no place in it to tell of.
  if (isAway) return <footer className={styles.bar} />
  return (
    <footer className={styles.bar}>
      {range ? (
        <span title="Positions in the text, in UTF-16 code units, counted from 0">
          Chars {groupDigits(range.start)}–{groupDigits(range.end)}
        </span>
      ) : null}
      {sentence ? (
        <span>
          Sentence {groupDigits(sentence.number)} of {groupDigits(sentence.of)}
        </span>
      ) : null}
      {article ? <span>{article.original.encoding.toUpperCase()}</span> : null}
      {article ? (
        <button type="button" className={styles.snap} title="What selections are widened to (S)" onClick={cycleSnap}>
          Snap: {SNAP_NAMES[snap]}
        </button>
      ) : null}
      <span className={styles.space} />
      {claims > 0 ? (
        <span className={styles.progress}>
          <Progress label="Claims decided" value={decided} max={claims} className={styles.track} />
          {decided} of {claims} claims decided
        </span>
      ) : null}
    </footer>
  )
}
