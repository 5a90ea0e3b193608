import { deskOf } from '../../state/plan-view'
import type { ClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Chip } from '../chip'
import { counted, STANCE_TOLD } from '../words'
import { Section } from './section'
import styles from './sheet.module.css'

/** The questions and the evidence of a claim, to read. */
export function EvidenceList({ at }: { readonly at: ClaimAtHand }) {
  const sources = useWorkbench(({ app }) => deskOf(app).source)
  const { questions, evidence } = at
  return (
    <Section title="Questions and evidence" count={counted(evidence.length, 'piece')} keys="E">
      {questions.length + evidence.length === 0 ? <p className={styles.muted}>Nothing has been gathered yet.</p> : null}
      <ul className={styles.cards}>
        {questions.map((question) => (
          <li key={question.id} className={styles.card} dir="auto">
            {question.text}
          </li>
        ))}
        {evidence.map((one) => (
          <li key={one.id} className={styles.card}>
            <div className={styles.cardHead}>
              <Chip hue={STANCE_TOLD[one.stance].hue} glyph={STANCE_TOLD[one.stance].glyph}>
                {STANCE_TOLD[one.stance].label}
              </Chip>
              <span dir="auto">
                {one.source === null ? 'Without a source' : (sources.get(one.source)?.title ?? '')}
              </span>
            </div>
            <div dir="auto">{one.quote === '' ? one.answer : `“${one.quote}”`}</div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
