import { spanEnd, spanStart } from '../../core/model/annotation'
import { selectSelectedSpan } from '../state/selectors'
import { SNAP_NAMES } from '../state/snap'
import { useActions, useWorkbench } from '../state/workbench'
import { groupDigits } from '../ui/group-digits'
import { Progress } from '../ui/progress'
import styles from './status-bar.module.css'
import { useSentence } from './use-sentence'

/** Where one is in the text, how it was read, and how far the work is. */
export function StatusBar() {
  const open = useWorkbench((state) => state.open)
  const selection = useWorkbench((state) => state.selection)
  const span = useWorkbench(selectSelectedSpan)
  const counts = useWorkbench((state) => (state.open ? state.articles.get(state.open.article.id)?.counts : undefined))
  const snap = useWorkbench((state) => state.snap)
  const { cycleSnap } = useActions()
  const range = selection ?? (span ? { start: spanStart(span), end: spanEnd(span) } : null)
  const sentence = useSentence(open?.text ?? null, open?.article.language ?? 'en', range)
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
      {open ? <span>{open.article.original.encoding.toUpperCase()}</span> : null}
      {open ? (
        <button type="button" className={styles.snap} title="What selections are widened to (S)" onClick={cycleSnap}>
          Snap: {SNAP_NAMES[snap]}
        </button>
      ) : null}
      <span className={styles.space} />
      {counts && counts.claims > 0 ? (
        <span className={styles.progress}>
          <Progress label="Claims decided" value={counts.decided} max={counts.claims} className={styles.track} />
          {counts.decided} of {counts.claims} claims decided
        </span>
      ) : null}
    </footer>
  )
}
