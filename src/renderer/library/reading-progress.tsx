import { useWorkbench } from '../state/workbench'
import { groupDigits } from '../ui/group-digits'
import { Progress } from '../ui/progress'
import styles from './article-list.module.css'

/** How far the search has read the library; there only while it is at it. */
export function ReadingProgress() {
  const progress = useWorkbench((state) => state.searchProgress)
  if (!progress || progress.done >= progress.total) return null
  const { done, total } = progress
  return (
    <div className={styles.reading}>
      <p>
        Reading the texts for the search: {groupDigits(done)} of {groupDigits(total)}
      </p>
      <Progress label="Reading the texts for the search" value={done} max={total} />
    </div>
  )
}
