import { readableReason } from '../../../core/suggest/candidates/candidate'
import { isTextShown, shownReading, shownSuggestions, suggestionAtHand } from '../../state/marking-session'
import { SUGGESTION_LEVELS } from '../../state/marking-state'
import { LEVEL_NAMES } from '../../state/marking-suggestion-actions'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { Kbd } from '../../ui/kbd'
import { Segmented } from '../../ui/segmented'
import styles from './marking.module.css'
import { ScoreBar } from './score-bar'

const LEVELS = SUGGESTION_LEVELS.map((value) => ({ value, label: LEVEL_NAMES[value] }))

/** Pressing a button must not take the caret from the text, where the work goes on. */
const keepCaret = (event: { preventDefault(): void }) => event.preventDefault()

function Level() {
  const { setSuggestionLevel } = useActions()
  const level = useWorkbench((state) => state.marking.level)
  return (
    <div className={styles.level}>
      <Segmented label="Suggestions shown" hideLabel options={LEVELS} value={level} onChange={setSuggestionLevel} />
    </div>
  )
}

function AtSuggestion() {
  const { getState } = useWorkbenchStore()
  const actions = useActions()
  // What is worked out from the state follows these two.
  useWorkbench(shownSuggestions)
  useWorkbench(({ marking }) => marking.suggestion)
  const at = suggestionAtHand(getState())
  if (!at) return null
  const { candidate, index, of } = at
  return (
    <>
      <div className={styles.reasons}>
        <b>
          {groupDigits(index + 1)} of {groupDigits(of)}
        </b>
        <ul aria-label="Why it is suggested">
          {candidate.reasons.map((reason) => (
            <li key={readableReason(reason)}>{readableReason(reason)}</li>
          ))}
        </ul>
        <ScoreBar score={candidate.score} />
      </div>
      <div className={styles.row}>
        <div className={styles.barButtons} onMouseDown={keepCaret}>
          <Button variant="primary" aria-keyshortcuts="Enter" onClick={() => void actions.acceptSuggestion(false)}>
            Claim <Kbd>↵</Kbd>
          </Button>
          <Button aria-keyshortcuts="Shift+Enter" onClick={() => void actions.acceptSuggestion(true)}>
            Claim and write <Kbd>⇧ ↵</Kbd>
          </Button>
          <Button aria-keyshortcuts="Backspace" onClick={() => void actions.rejectSuggestion()}>
            Reject <Kbd>⌫</Kbd>
          </Button>
        </div>
        <Level />
      </div>
    </>
  )
}

function WithoutSuggestion() {
  const actions = useActions()
  const article = useWorkbench((state) => state.open?.article.id ?? null)
  const asked = useWorkbench((state) => (article === null ? undefined : state.marking.readings.get(article)))
  const isRead = useWorkbench((state) => shownReading(state) !== null)
  const count = useWorkbench((state) => shownSuggestions(state).length)
  const tabLeaves = useWorkbench((state) => state.marking.tabLeaves)
  if (asked?.state === 'failed' && article !== null) {
    return (
      <p className={styles.hint}>
        The text could not be looked through: {asked.problem}{' '}
        <Button variant="quiet" onClick={() => void actions.readArticle(article, true)}>
          Try again
        </Button>
      </p>
    )
  }
  if (!isRead) return <p className={styles.hint}>Looking through the text…</p>
  return (
    <>
      <div className={styles.row}>
        <p className={styles.count}>
          {count === 0
            ? 'No suggestion is open'
            : count === 1
              ? '1 suggestion is open'
              : `${groupDigits(count)} suggestions are open`}
        </p>
        <Level />
      </div>
      <p className={styles.hint}>
        {count === 0 ? null : (
          <span>
            <Kbd>Tab</Kbd> {tabLeaves ? 'leaves the text' : 'next'}
          </span>
        )}
        <span>
          <Kbd>N</Kbd> nothing to check here
        </span>
        <span>
          <Kbd>U</Kbd> next sentence nothing is said of
        </span>
      </p>
    </>
  )
}

function Bar() {
  const isAt = useWorkbench((state) => suggestionAtHand(state) !== null)
  return (
    <section aria-label="Suggestions" className={styles.bar}>
      {isAt ? <AtSuggestion /> : <WithoutSuggestion />}
    </section>
  )
}

/** Below the text of a session: why a passage is suggested, and what can be done about it. */
export function MarkingBar() {
  return useWorkbench(isTextShown) ? <Bar /> : null
}
