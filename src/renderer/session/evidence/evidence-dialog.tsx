import { useState } from 'react'
import type { ClaimRef } from '../../../core/model/desk'
import { ANSWER_TYPES, MEDIA, STANCES } from '../../../core/model/evidence'
import type { AnswerType, Evidence, EvidenceFields, Medium, Question, Stance } from '../../../core/model/evidence'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { Segmented } from '../../ui/segmented'
import { Select, TextArea, TextField } from '../../ui/text-field'
import { Calculator } from '../calculator/calculator'
import { CaptureField } from './capture-field'
import styles from './evidence.module.css'
import { fieldsOf, newFields, problemsOf } from './evidence-fields'
import { ANSWER_WORDS, MEDIUM_WORDS, STANCE_WORDS } from './evidence-words'
import { PassageField } from './passage-field'
import { SourceField } from './source-field'
import { useKeptForm } from '../../drafts/use-kept-form'

export interface EvidenceDialogProps {
  readonly claim: ClaimRef
  readonly questions: readonly Question[]
  /** The piece that is changed; null for a new one. */
  readonly evidence: Evidence | null
  /** Of a new one: the question it answers. */
  readonly question: string | null
  readonly position: number
  readonly onClose: () => void
}

const orNull = (written: string): string | null => (written.trim() === '' ? null : written.trim())

/** The dialog puts the focus on its cross; one came to write. */
function focusFirst(field: HTMLTextAreaElement | null): void {
  if (field) requestAnimationFrame(() => field.focus())
}

/** Writes down a piece of evidence: the words and where they stand, a file, a passage, a calculation. */
export function EvidenceDialog(props: EvidenceDialogProps) {
  const { claim, questions, evidence, question, position, onClose } = props
  const actions = useActions()
  const [stanceGiven, setStanceGiven] = useState(evidence !== null)
  const asOf = useWorkbench((state) =>
    state.app?.phase === 'ready'
      ? (state.app.library.desk.session.find(({ id }) => id === state.session.id)?.asOf ?? null)
      : null
  )
  const [first] = useState(() =>
    evidence ? fieldsOf(evidence) : newFields(question, position, new Date().toISOString().slice(0, 10))
  )
  const key = `evidence/${claim.article}/${claim.claim}/${evidence?.id ?? `new-${question ?? 'claim'}`}`
  const { value: fields, change, forget, isRestored } = useKeptForm<EvidenceFields>(key, first)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [isCalculating, setCalculating] = useState(first.calculation !== null)
  const problems = problemsOf(fields, evidence)
  const shown = isTried ? problems : {}
  const isAnswer = fields.question !== null
  const isLater = asOf !== null && fields.publishedOn !== null && fields.publishedOn.slice(0, asOf.length) > asOf

  async function keep() {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    await actions.putEvidence(claim, { ...fields, ...(evidence ? { id: evidence.id } : {}) })
    forget()
    onClose()
  }

  return (
    <Dialog
      open
      size="large"
      closeOnOutside={false}
      title={evidence ? 'Change the evidence' : isAnswer ? 'Answer a question' : 'Add evidence'}
      onClose={onClose}
      footer={
        <>
          <span className={styles.problem} role="status">
            {shown.whole ?? (isRestored ? 'What you had typed was brought back.' : '')}
          </span>
          {isRestored ? <Button onClick={forget}>Start again</Button> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void keep()}>
            {evidence ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {questions.length > 0 ? (
          <Select
            label="Answers"
            value={fields.question ?? ''}
            onChange={(event) => change({ question: orNull(event.target.value) })}
          >
            <option value="">No question: evidence on the claim</option>
            {questions.map((each) => (
              <option key={each.id} value={each.id}>
                {each.text}
              </option>
            ))}
          </Select>
        ) : null}
        <Segmented<Stance>
          label="What it does to the claim"
          value={stanceGiven ? fields.stance : null}
          options={STANCES.map((value) => ({ value, ...STANCE_WORDS[value] }))}
          onChange={(stance) => {
            setStanceGiven(true)
            change({ stance })
          }}
        />
        {isAnswer ? (
          <>
            <Select
              label="Kind of answer"
              value={fields.answerType ?? ''}
              onChange={(event) => change({ answerType: (orNull(event.target.value) as AnswerType | null) ?? null })}
            >
              <option value="">Not said</option>
              {ANSWER_TYPES.map((type) => (
                <option key={type} value={type}>
                  {ANSWER_WORDS[type]}
                </option>
              ))}
            </Select>
            <TextArea
              ref={first.question === null ? undefined : focusFirst}
              label="Answer"
              value={fields.answer}
              onChange={(event) => change({ answer: event.target.value })}
            />
            {fields.answerType === 'boolean' ? (
              <TextArea
                label="Why yes or no"
                value={fields.booleanExplanation}
                error={shown.booleanExplanation ?? null}
                onChange={(event) => change({ booleanExplanation: event.target.value })}
              />
            ) : null}
          </>
        ) : null}
        <TextArea
          ref={first.question === null ? focusFirst : undefined}
          label="Quote"
          hint="The exact words of the source."
          value={fields.quote}
          onChange={(event) => change({ quote: event.target.value })}
        />
        <div className={styles.two}>
          <TextField
            label="Where it stands"
            hint="Page, paragraph, minute, cell."
            value={fields.locator}
            onChange={(event) => change({ locator: event.target.value })}
          />
          <Select
            label="Medium"
            value={fields.medium ?? ''}
            onChange={(event) => change({ medium: (orNull(event.target.value) as Medium | null) ?? null })}
          >
            <option value="">Not said</option>
            {MEDIA.map((medium) => (
              <option key={medium} value={medium}>
                {MEDIUM_WORDS[medium]}
              </option>
            ))}
          </Select>
        </div>
        <SourceField value={fields.source} onChange={(source) => change({ source })} />
        <CaptureField value={fields.capture} onChange={(capture) => change({ capture })} />
        <PassageField value={fields.passage} onChange={(passage) => change({ passage })} />
        <div className={styles.two}>
          <TextField
            label="Address"
            value={fields.url ?? ''}
            error={shown.url ?? null}
            onChange={(event) => change({ url: orNull(event.target.value) })}
          />
          <TextField
            label="Archived address"
            hint="A copy in a web archive."
            value={fields.archivedUrl ?? ''}
            error={shown.archivedUrl ?? null}
            onChange={(event) => change({ archivedUrl: orNull(event.target.value) })}
          />
          <TextField
            label="Published on"
            placeholder="2024-08-22"
            hint={isLater ? `Later than the as-of date ${asOf}: it could not be known then.` : undefined}
            value={fields.publishedOn ?? ''}
            error={shown.publishedOn ?? null}
            onChange={(event) => change({ publishedOn: orNull(event.target.value) })}
          />
          <TextField
            label="Retrieved on"
            placeholder="2024-08-22"
            value={fields.retrievedOn ?? ''}
            error={shown.retrievedOn ?? null}
            onChange={(event) => change({ retrievedOn: orNull(event.target.value) })}
          />
        </div>
        {isCalculating ? (
          <fieldset className={styles.group}>
            <legend>Calculation</legend>
            {fields.calculation ? (
              <p className={styles.line}>
                Kept: {fields.calculation.expression} = {fields.calculation.result}
                <Button onClick={() => change({ calculation: null })}>Remove</Button>
              </p>
            ) : null}
            <Calculator
              initial={fields.calculation?.expression ?? ''}
              onTake={({ expression, result, working }) =>
                change({ calculation: { expression, result, working }, medium: fields.medium ?? 'calculation' })
              }
            />
          </fieldset>
        ) : (
          <div>
            <Button onClick={() => setCalculating(true)}>Calculate…</Button>
          </div>
        )}
        <TextArea label="Note" value={fields.note} onChange={(event) => change({ note: event.target.value })} />
        <Checkbox
          label="Sensitive"
          hint="Kept out of exports, reports and bundles unless that is ticked there."
          checked={fields.sensitive}
          onChange={(event) => change({ sensitive: event.target.checked })}
        />
      </div>
    </Dialog>
  )
}
