import { scoreWords } from '../../state/marking-claims'
import styles from './marking.module.css'

/** How much speaks for a check: as words, and as a bar that only repeats them. */
export function ScoreBar({ score }: { readonly score: number }) {
  return (
    <span className={styles.score} title={`Score ${score.toFixed(2)} of 1. It orders suggestions and decides nothing.`}>
      <span className={styles.scoreTrack} aria-hidden="true">
        <span style={{ transform: `scaleX(${score})` }} />
      </span>
      {scoreWords(score)}
    </span>
  )
}
