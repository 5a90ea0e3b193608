import { ChevronDown, ChevronUp, MousePointerClick } from 'lucide-react'
import { use, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Session } from '../../../core/model/desk'
import { claimCode, isDecided } from '../../../core/model/claim-check'
import { isSameClaim } from '../../../core/session/facts'
import { LONG_TEXT } from '../../../core/schema/records'
import { DraftText } from '../../drafts/draft-text'
import { keyOfRef, refOf, selectShownRows } from '../../state/session-queue'
import { selectClaimAtHand, selectScales, selectSession } from '../../state/session-state'
import type { ClaimAtHand } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button, IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Kbd } from '../../ui/kbd'
import { Chip } from '../chip'
import { standingTold } from '../outcome-words'
import { UnsentTime } from '../unsent-time'
import { clockTime } from '../words'
import { AttributionSection } from './attribution-section'
import { CorrectionsSection } from './corrections-section'
import { DecideSection } from './decide-section'
import { NormalisedSection } from './normalised-section'
import { Section } from './section'
import styles from './sheet.module.css'
import { TriageSection } from './triage-section'
import { useClaimFields } from './use-claim-fields'
import { WordsSection } from './words-section'

/** Draws the questions and the evidence of the claim at hand, as a section of the sheet. */
export type EvidenceSlot = (at: ClaimAtHand) => ReactNode

function Head({ at }: { readonly at: ClaimAtHand }) {
  const actions = useActions()
  const scales = useWorkbench(selectScales)
  const shown = useWorkbench(selectShownRows)
  const index = shown.findIndex((row) => isSameClaim(refOf(row), at.ref))
  const told = standingTold(at.claim, scales)
  return (
    <header className={styles.head}>
      <h2>{claimCode(at.claim.check.number)}</h2>
      <Chip hue={told.hue} glyph={told.glyph}>
        {told.label}
      </Chip>
      <span className={styles.place}>{index < 0 ? 'not in the filter' : `${index + 1} of ${shown.length}`}</span>
      <span>
        <IconButton label="Previous claim (K)" onClick={() => void actions.stepClaim(-1)}>
          <ChevronUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Next claim (J)" onClick={() => void actions.stepClaim(1)}>
          <ChevronDown size={16} aria-hidden="true" />
        </IconButton>
      </span>
    </header>
  )
}

function TimeOnClaim({ seconds }: { readonly seconds: number }) {
  return <span className={styles.muted}>{clockTime(seconds + use(UnsentTime))} on this claim</span>
}

interface SheetProps {
  readonly at: ClaimAtHand
  readonly session: Session
  readonly evidence: EvidenceSlot
}

function Sheet({ at, session, evidence }: SheetProps) {
  const actions = useActions()
  const fields = useClaimFields(at)
  const { claim, document } = at
  const seconds = document.layer.times.get(claim.id) ?? 0
  return (
    <>
      <div className={styles.body} role="region" aria-label="Claim sheet" tabIndex={0}>
        <Section title="In the text">
          <WordsSection {...at} />
        </Section>
        <NormalisedSection at={at} fields={fields} />
        <AttributionSection at={at} fields={fields} />
        <TriageSection at={at} fields={fields} />
        {evidence(at)}
        <DecideSection at={at} fields={fields} session={session} />
        {isDecided(claim) || claim.check.corrections.length > 0 ? <CorrectionsSection at={at} fields={fields} /> : null}
        <Section title="Note">
          <DraftText {...fields.text('note')} label="Note" lines="several" maxLength={LONG_TEXT} />
        </Section>
      </div>
      <footer className={styles.foot}>
        <Button variant="primary" onClick={() => void actions.nextOpenClaim()}>
          Next open claim <Kbd className={styles.primaryKey}>Ctrl ↵</Kbd>
        </Button>
        {session.timed ? <TimeOnClaim seconds={seconds} /> : null}
      </footer>
    </>
  )
}

/** Everything that is said of the claim one is at. */
export function ClaimSheet({ evidence }: { readonly evidence: EvidenceSlot }) {
  const at = useWorkbench(selectClaimAtHand)
  const session = useWorkbench(selectSession)
  const sheet = useRef<HTMLDivElement>(null)
  const key = at ? keyOfRef(at.ref) : null
  const hadFocus = useRef(false)
  useEffect(() => {
    const body = sheet.current?.querySelector<HTMLElement>('[aria-label="Claim sheet"]')
    body?.scrollTo({ top: 0 })
    // The field that had the focus was of the claim before.
    if (hadFocus.current && document.activeElement === document.body) body?.focus()
  }, [key])
  if (!at || !session) {
    return (
      <EmptyState icon={<MousePointerClick size={28} strokeWidth={1.5} />} title="No claim is chosen">
        Go to one in the queue, or with <Kbd>J</Kbd> and <Kbd>K</Kbd>. Everything known of it, and the decision, stands
        here.
      </EmptyState>
    )
  }
  return (
    <div
      className={styles.sheet}
      ref={sheet}
      onFocus={() => (hadFocus.current = true)}
      onBlur={(event) => (hadFocus.current = event.currentTarget.contains(event.relatedTarget))}
    >
      <Head at={at} />
      {/* For another claim it is mounted anew: what is typed for one must never be sent to another. */}
      <Sheet key={key} at={at} session={session} evidence={evidence} />
    </div>
  )
}
