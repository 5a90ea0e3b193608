import { MessageCircleQuestion, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../core/model/evidence'
import { QUESTION_TEMPLATES } from '../../../core/session/question-templates'
import { DraftText } from '../../drafts/draft-text'
import { selectReadOnly } from '../../state/selectors'
import type { ClaimAtHand } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { EvidenceCard } from './evidence-card'
import { EvidenceDialog } from './evidence-dialog'
import styles from './evidence.module.css'

/** What is being written: new evidence for a question or for the claim, or a piece that is there. */
type Writing = { readonly question: string | null } | { readonly evidence: Evidence }

const nextPosition = (records: readonly { readonly position: number }[]): number =>
  records.reduce((highest, { position }) => Math.max(highest, position + 1), 0)

function Cards({ evidence, onEdit }: { readonly evidence: readonly Evidence[]; onEdit: (evidence: Evidence) => void }) {
  const actions = useActions()
  const article = useWorkbench((state) => state.session.claim?.article ?? '')
  const readOnly = useWorkbench(selectReadOnly)
  if (evidence.length === 0) return null
  return (
    <ul className={styles.cards}>
      {evidence.map((each) => (
        <EvidenceCard
          key={each.id}
          evidence={each}
          readOnly={readOnly}
          onEdit={() => onEdit(each)}
          onRemove={() => void actions.removeEvidence(article, each.id)}
        />
      ))}
    </ul>
  )
}

function NewQuestion({ at }: { readonly at: ClaimAtHand }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const isWanted = useWorkbench((state) => state.session.focus === 'question')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const asked = new Set(at.questions.map((question) => question.text))
  const templates = at.claim.check.types.flatMap((type) => QUESTION_TEMPLATES[type]).filter((each) => !asked.has(each))
  useEffect(() => {
    if (!isWanted) return
    field.current?.focus()
    actions.setSessionUi({ focus: null })
  }, [isWanted, actions])
  const ask = async (words: string) => {
    if (words.trim() === '') return
    await actions.putQuestion(at.ref, { text: words.trim(), position: nextPosition(at.questions) })
    setText('')
    field.current?.focus()
  }
  return (
    <div className={styles.newQuestion}>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault()
          void ask(text)
        }}
      >
        <TextField
          ref={field}
          label="Question"
          hideLabel
          placeholder="What would have to be known?"
          value={text}
          disabled={readOnly}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={readOnly || text.trim() === ''}>
          Ask
        </Button>
      </form>
      {templates.length > 0 && !readOnly ? (
        <div className={styles.templates} role="group" aria-label="Usual questions">
          {[...new Set(templates)].slice(0, 4).map((template) => (
            <button key={template} type="button" className={styles.template} onClick={() => void ask(template)}>
              {template}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** The questions of a claim with their answers, and the other evidence on it. */
export function ClaimEvidence({ at }: { readonly at: ClaimAtHand }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const isAsked = useWorkbench((state) => state.session.drawer === 'evidence')
  const [chosen, setWriting] = useState<Writing | null>(null)
  const writing = chosen ?? (isAsked ? { question: null } : null)
  const { ref, questions, evidence } = at
  const loose = evidence.filter(({ question }) => question === null)
  const close = () => {
    setWriting(null)
    if (isAsked) actions.setSessionUi({ drawer: null })
  }
  return (
    <div className={styles.evidence}>
      {questions.map((question, index) => (
        <section key={question.id} className={styles.question} aria-label={`Question ${index + 1}`}>
          <div className={styles.questionHead}>
            <DraftText
              label={`Question ${index + 1}`}
              draftKey={`question/${question.id}`}
              stored={question.text}
              maxLength={2000}
              readOnly={readOnly}
              save={async (text) => {
                await actions.putQuestion(ref, { id: question.id, text, position: question.position })
              }}
            />
            <IconButton
              label={`Remove question ${index + 1}; its answers stay as evidence`}
              disabled={readOnly}
              onClick={() => void actions.removeQuestion(ref.article, question.id)}
            >
              <Trash2 size={14} aria-hidden="true" />
            </IconButton>
          </div>
          <Cards
            evidence={evidence.filter((each) => each.question === question.id)}
            onEdit={(each) => setWriting({ evidence: each })}
          />
          <Button disabled={readOnly} onClick={() => setWriting({ question: question.id })}>
            <Plus size={14} aria-hidden="true" />
            Answer
          </Button>
        </section>
      ))}
      <NewQuestion at={at} />
      <Cards evidence={loose} onEdit={(each) => setWriting({ evidence: each })} />
      <div className={styles.buttons}>
        <Button disabled={readOnly} onClick={() => setWriting({ question: null })}>
          <Plus size={14} aria-hidden="true" />
          Evidence
        </Button>
        {questions.length + evidence.length === 0 ? (
          <p className={styles.hint}>
            <MessageCircleQuestion size={14} aria-hidden="true" /> Ask what would settle it, then add what you find.
          </p>
        ) : null}
      </div>
      {writing ? (
        <EvidenceDialog
          claim={ref}
          questions={questions}
          evidence={'evidence' in writing ? writing.evidence : null}
          question={'question' in writing ? writing.question : null}
          position={nextPosition(evidence)}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
