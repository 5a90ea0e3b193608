import { Calculator, FileText, Link2, Pencil, Trash2 } from 'lucide-react'
import type { Evidence, LinkedPassage } from '../../../core/model/evidence'
import { placeOfPassage } from '../../../core/text/passage-place'
import { deskOf } from '../../state/plan-view'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { IconButton } from '../../ui/button'
import { formatBytes } from '../../ui/format-bytes'
import styles from './evidence.module.css'
import { ANSWER_WORDS, MEDIUM_WORDS, STANCE_WORDS, TIER_WORDS } from './evidence-words'

export interface EvidenceCardProps {
  readonly evidence: Evidence
  readonly readOnly: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function SourceLine({ evidence }: { readonly evidence: Evidence }) {
  const source = useWorkbench((state) => (evidence.source ? deskOf(state.app).source.get(evidence.source) : undefined))
  const parts = [
    source ? `${source.title}${source.tier ? ` (${TIER_WORDS[source.tier]})` : ''}` : null,
    evidence.medium ? MEDIUM_WORDS[evidence.medium] : null,
    evidence.locator === '' ? null : evidence.locator,
    evidence.publishedOn ? `published ${evidence.publishedOn}` : null,
    evidence.retrievedOn ? `retrieved ${evidence.retrievedOn}` : null
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : <p className={styles.facts}>{parts.join(' · ')}</p>
}

/** A piece of evidence with everything it rests on. */
export function EvidenceCard({ evidence, readOnly, onEdit, onRemove }: EvidenceCardProps) {
  const actions = useActions()
  const title = useWorkbench((state) =>
    evidence.passage ? (state.articles.get(evidence.passage.article)?.article.title ?? 'another article') : ''
  )
  const { getState } = useWorkbenchStore()
  async function goTo(linked: LinkedPassage) {
    await actions.goToSessionArticle(linked.article)
    const { open } = getState()
    if (open?.article.id !== linked.article) return
    const place = placeOfPassage(open.text, linked)
    if (!place) return actions.announce('These words are not in the text any more.')
    // The text is set when the reader has come.
    requestAnimationFrame(() => actions.reveal(place))
  }
  const { stance, quote, answer, answerType, booleanExplanation, capture, passage, calculation, url, note } = evidence
  const words = answer || quote || capture?.name || calculation?.expression || url || 'Evidence'
  return (
    <li className={styles.card} data-stance={stance}>
      <div className={styles.cardHead}>
        <span className={styles.stance}>
          <span aria-hidden="true">{STANCE_WORDS[stance].glyph}</span> {STANCE_WORDS[stance].label}
        </span>
        {answerType ? <span className={styles.facts}>{ANSWER_WORDS[answerType]}</span> : null}
        {evidence.sensitive ? <span className={styles.facts}>Sensitive: kept out of exports</span> : null}
        <span className={styles.space} />
        <IconButton label={`Change the evidence “${words.slice(0, 60)}”`} disabled={readOnly} onClick={onEdit}>
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label={`Remove the evidence “${words.slice(0, 60)}”`} disabled={readOnly} onClick={onRemove}>
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {answer === '' ? null : <p className={styles.answer}>{answer}</p>}
      {booleanExplanation === '' ? null : <p className={styles.note}>{booleanExplanation}</p>}
      {quote === '' ? null : <blockquote className={styles.quote}>{quote}</blockquote>}
      {calculation ? (
        <p className={styles.line}>
          <Calculator size={14} aria-hidden="true" />
          {calculation.expression} = {calculation.result}
        </p>
      ) : null}
      {passage ? (
        <button type="button" className={styles.linked} onClick={() => void goTo(passage)}>
          <Link2 size={14} aria-hidden="true" />“{passage.quote.exact}” in {title}
        </button>
      ) : null}
      {capture ? (
        <p className={styles.line} title={`SHA-256 ${capture.sha256}`}>
          <FileText size={14} aria-hidden="true" />
          {capture.name}, {formatBytes(capture.bytes)}, SHA-256 {capture.sha256.slice(0, 12)}…
        </p>
      ) : null}
      {url === null ? null : <p className={styles.facts}>{url}</p>}
      <SourceLine evidence={evidence} />
      {note === '' ? null : <p className={styles.note}>{note}</p>}
    </li>
  )
}
