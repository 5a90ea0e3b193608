import { clsx } from 'clsx'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session } from '../../../core/model/desk'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import { LONG_TEXT } from '../../../core/schema/records'
import { evidenceOfFact, factOf } from '../../../core/session/facts'
import { checkPolicy, POLICY_QUESTIONS, policyRule } from '../../../core/session/policy'
import type { PolicyWarning } from '../../../core/session/policy'
import { DraftText } from '../../drafts/draft-text'
import { deskOf } from '../../state/plan-view'
import { selectSessionDocuments } from '../../state/session-state'
import type { ClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { counted } from '../words'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

export interface PolicyListProps {
  readonly at: ClaimAtHand
  readonly fields: ClaimFields
  readonly session: Session
  readonly scale: VerdictScale | null
  readonly isDecided: boolean
}

function OverrideForm({ onSave, onCancel }: { onSave: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (reason.trim() !== '') onSave(reason.trim())
      }}
    >
      <TextField
        label="Override, because"
        value={reason}
        maxLength={LONG_TEXT}
        autoFocus
        error={isAsked && reason.trim() === '' ? 'Say why the rule does not apply here.' : null}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
      />
      <span className={styles.line}>
        <Button type="submit" className={styles.small}>
          Override
        </Button>
        <Button variant="quiet" className={styles.small} onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  )
}

interface WarningProps {
  readonly warning: PolicyWarning
  readonly readOnly: boolean
  readonly onOverride: (reason: string | null) => void
}

function Warning({ warning, readOnly, onOverride }: WarningProps) {
  const [isAsking, setAsking] = useState(false)
  const { rule, message, overridden } = warning
  const known = policyRule(rule)
  const Icon = overridden === null ? TriangleAlert : CircleCheck
  return (
    <li className={clsx(styles.warning, overridden !== null && styles.settled)}>
      <b title={known ? `${known.why} (${known.origin})` : undefined}>
        <Icon size={14} aria-hidden="true" />
        {known?.name ?? rule}
      </b>
      <span>{overridden === null ? message : `Overridden, because: ${overridden}`}</span>
      {readOnly ? null : isAsking ? (
        <OverrideForm
          onSave={(reason) => {
            setAsking(false)
            onOverride(reason)
          }}
          onCancel={() => setAsking(false)}
        />
      ) : overridden === null ? (
        <Button variant="quiet" className={styles.small} onClick={() => setAsking(true)}>
          Override, because…
        </Button>
      ) : (
        <Button variant="quiet" className={styles.small} onClick={() => onOverride(null)}>
          Take the override back
        </Button>
      )}
    </li>
  )
}

/** The questions that rules in force ask of the claim itself. */
function PolicyQuestions({ at, fields, session }: Pick<PolicyListProps, 'at' | 'fields' | 'session'>) {
  const questions = POLICY_QUESTIONS.filter(({ rule }) => session.policy.includes(rule))
  const answers = at.claim.check.policyAnswers
  if (questions.length === 0) return null
  const answered = questions.filter(({ id }) => (answers[id] ?? '').trim() !== '').length
  return (
    <details className={styles.more}>
      <summary>
        Questions of the rules{' '}
        <span className={styles.count}>
          {answered} of {questions.length} answered
        </span>
      </summary>
      <div>
        {questions.map(({ id, text }) => (
          <DraftText
            key={id}
            draftKey={fields.keyOf(`policy/${id}`)}
            stored={answers[id] ?? ''}
            readOnly={fields.readOnly}
            label={text}
            maxLength={LONG_TEXT}
            save={(answer) => fields.save({ check: { policyAnswers: { ...answers, [id]: answer } } })}
          />
        ))}
      </div>
    </details>
  )
}

/** What stands against the decision by the session's rules; each can be overridden with a reason, and none forbids it. */
export function PolicyList({ at, fields, session, scale, isDecided }: PolicyListProps) {
  const desk = useWorkbench(({ app }) => deskOf(app))
  const documents = useWorkbench(selectSessionDocuments)
  const { claim, ref, evidence } = at
  const warnings = useMemo(() => {
    const fact = factOf(desk, ref)
    const shared = fact ? evidenceOfFact(fact, documents).map((each) => each.evidence) : evidence
    return checkPolicy({
      claim,
      article: ref.article,
      evidence: shared,
      sources: desk.source,
      contacts: desk.contact.values(),
      scale,
      session
    })
  }, [claim, ref, evidence, desk, documents, scale, session])
  const override = (rule: string, reason: string | null): void => {
    const others = claim.check.overrides.filter((each) => each.rule !== rule)
    const overrides = reason === null ? others : [...others, { rule, reason }]
    void fields.save({ check: { overrides } }).catch(() => undefined)
  }
  const open = warnings.filter(({ overridden }) => overridden === null).length
  const list = (
    <ul className={styles.warnings} aria-label="Rules that warn">
      {warnings.map((warning) => (
        <Warning
          key={warning.rule}
          warning={warning}
          readOnly={fields.readOnly}
          onOverride={(reason) => override(warning.rule, reason)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <PolicyQuestions at={at} fields={fields} session={session} />
      {warnings.length === 0 ? null : isDecided ? (
        list
      ) : (
        <details className={styles.more}>
          <summary>
            {open === 0 ? 'Rules that were overridden' : `${counted(open, 'rule')} would warn if it were decided now`}
          </summary>
          <div>{list}</div>
        </details>
      )}
    </>
  )
}
