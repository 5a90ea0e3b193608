import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { CONFIDENCES, DISPOSITIONS } from '../../../core/model/claim-check'
import type { Confidence } from '../../../core/model/claim-check'
import type { Session } from '../../../core/model/desk'
import { spanQuote } from '../../../core/model/annotation'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import { LONG_TEXT } from '../../../core/schema/records'
import { outcomeOf } from '../../../core/session/outcome'
import { PRESETS } from '../../../core/session/presets'
import { DraftText } from '../../drafts/draft-text'
import { dispositionPatch, verdictPatch } from '../../state/session-decisions'
import { selectScales } from '../../state/session-state'
import type { ClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Segmented } from '../../ui/segmented'
import { scaleOf } from '../outcome-words'
import { useFocusWish } from '../use-focus-wish'
import { CONFIDENCE_NAMES, DISPOSITIONS_TOLD } from '../words'
import type { Choice } from './choice-list'
import { OutcomeField } from './outcome-field'
import { PolicyList } from './policy-list'
import { Section } from './section'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

export interface DecideSectionProps {
  readonly at: ClaimAtHand
  readonly fields: ClaimFields
  readonly session: Session
}

/** Digits choose verdicts where the session gives any, else dispositions. */
const dispositionChoices = (hasDigits: boolean): readonly Choice[] =>
  DISPOSITIONS_TOLD.map(({ id, label, glyph, hue, key, about }, index) => ({
    value: id,
    label,
    glyph,
    hue,
    about,
    key: key ?? (hasDigits ? String(index + 1) : null)
  }))

const verdictChoices = ({ values }: VerdictScale): readonly Choice[] =>
  values.map(({ id, label, glyph, hue, definition }, index) => ({
    value: id,
    label,
    glyph,
    hue,
    about: definition,
    key: index < 9 ? String(index + 1) : null
  }))

function Disposition({ at, fields, hasDigits }: Omit<DecideSectionProps, 'session'> & { readonly hasDigits: boolean }) {
  return (
    <OutcomeField
      label="What is to be done about the words"
      draftKey={fields.keyOf('disposition')}
      choices={dispositionChoices(hasDigits)}
      stored={at.claim.check.disposition ?? ''}
      readOnly={fields.readOnly}
      clearLabel="Take the disposition back"
      save={(value) =>
        fields.save(dispositionPatch(at.claim, DISPOSITIONS.find((disposition) => disposition === value) ?? null))
      }
    />
  )
}

function VerdictChoice({ at, fields, scale }: Omit<DecideSectionProps, 'session'> & { readonly scale: VerdictScale }) {
  const { verdict } = at.claim
  return (
    <OutcomeField
      label={`Verdict · ${scale.name}`}
      draftKey={fields.keyOf('verdict')}
      choices={verdictChoices(scale)}
      stored={verdict?.scale === scale.id ? verdict.value : ''}
      readOnly={fields.readOnly}
      clearLabel="Take the verdict back"
      save={(value) => fields.save(verdictPatch(at.claim, value === '' ? null : { scale: scale.id, value }))}
    />
  )
}

function Proposal({ at, fields }: Omit<DecideSectionProps, 'session'>) {
  const place = useRef<HTMLDivElement>(null)
  useFocusWish('proposal', place)
  const { claim, document } = at
  const quote = claim.spans
    .flatMap((id) => document.layer.spans.get(id) ?? [])
    .map(spanQuote)
    .join(' … ')
  return (
    <div className={styles.proposal} ref={place}>
      <span className={styles.caption}>As it stands</span>
      <p className={styles.original} dir="auto" lang={document.article.language}>
        {quote}
      </p>
      <DraftText
        {...fields.checkText('proposedText')}
        label="Proposed wording"
        lines="several"
        placeholder="The words that should stand there instead"
        maxLength={LONG_TEXT}
        lang={document.article.language}
      />
    </div>
  )
}

function Justification({ at, fields, isNeeded }: Omit<DecideSectionProps, 'session'> & { readonly isNeeded: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const [isOpened, setOpened] = useState(false)
  const isWished = useWorkbench(({ session }) => session.focus === 'justification')
  useFocusWish('justification', place)
  const { justification, explanation } = at.claim.check
  const isOpen = isNeeded || isOpened || isWished || justification !== '' || explanation !== ''
  return (
    <div ref={place} className={styles.proposal}>
      {isOpen ? (
        <>
          <DraftText
            {...fields.checkText('justification')}
            label={isNeeded ? 'Justification (needed)' : 'Justification'}
            lines="several"
            placeholder="Why it was decided so"
            maxLength={LONG_TEXT}
          />
          <DraftText
            {...fields.checkText('explanation')}
            label="In short"
            lines="several"
            placeholder="One or two sentences of it, for those who read no more"
            maxLength={LONG_TEXT}
          />
        </>
      ) : (
        <Button
          variant="quiet"
          className={clsx(styles.small, styles.lead)}
          disabled={fields.readOnly}
          onClick={() => setOpened(true)}
        >
          Say why…
        </Button>
      )}
    </div>
  )
}

/** The decision and what stands behind it. Nothing of it is filled in before somebody does. */
export function DecideSection({ at, fields, session }: DecideSectionProps) {
  const place = useRef<HTMLElement>(null)
  useFocusWish('decision', place)
  const scales = useWorkbench(selectScales)
  const { claim } = at
  const preset = PRESETS[session.preset]
  const sessionScale = scales.find(({ id }) => id === session.scale) ?? null
  // A verdict that was given on another scale is shown on that one.
  const scale = scaleOf(claim, scales) ?? sessionScale
  const givesVerdicts = scale !== null && (preset.showsVerdicts || session.scale !== null || claim.verdict !== null)
  const hasDigits = !(sessionScale && preset.showsVerdicts)
  const showsDispositions = preset.showsDispositions || claim.check.disposition !== null || !givesVerdicts
  const outcome = outcomeOf(claim, scale)
  const { check } = claim
  return (
    <Section title="Decision" place={place} {...(outcome.isDecided ? {} : { count: 'open' })}>
      {showsDispositions ? <Disposition at={at} fields={fields} hasDigits={hasDigits} /> : null}
      {givesVerdicts ? <VerdictChoice key={scale.id} at={at} fields={fields} scale={scale} /> : null}
      {outcome.needsProposal || check.proposedText !== '' ? <Proposal at={at} fields={fields} /> : null}
      <Justification at={at} fields={fields} isNeeded={outcome.needsJustification} />
      {outcome.isDecided ? (
        <>
          <Segmented
            label="How sure it is"
            options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_NAMES[value] }))}
            value={check.confidence}
            disabled={fields.readOnly}
            onChange={(confidence: Confidence) => void fields.save({ check: { confidence } }).catch(() => undefined)}
          />
          <DraftText
            {...fields.checkText('wouldChange')}
            label="What would change it"
            placeholder="Which find would turn the decision round"
            maxLength={LONG_TEXT}
          />
        </>
      ) : null}
      <PolicyList at={at} fields={fields} session={session} scale={scale} isDecided={outcome.isDecided} />
    </Section>
  )
}
