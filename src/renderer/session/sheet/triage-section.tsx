import { clsx } from 'clsx'
import { useRef } from 'react'
import { CHECKABLE, CLAIM_STATUSES, CLAIM_TYPES } from '../../../core/model/claim-check'
import type { Checkable, ClaimStatus, Waiting } from '../../../core/model/claim-check'
import { SHORT_TEXT } from '../../../core/schema/records'
import { DraftText } from '../../drafts/draft-text'
import { checkablePatch, waitingPatch } from '../../state/session-decisions'
import type { ClaimAtHand } from '../../state/session-state'
import { Button } from '../../ui/button'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/text-field'
import { CHECKABLE_NAMES, STATUS_TOLD, TYPE_NAMES, WAITING_NAMES } from '../words'
import { useFocusWish } from '../use-focus-wish'
import { Section } from './section'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

const PRIORITIES = ['1', '2', '3', '4', '5'] as const
const wrongDay = (text: string): string | null =>
  text === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? null : 'Write the date as 2024-08-22.'

interface SheetPartProps {
  readonly at: ClaimAtHand
  readonly fields: ClaimFields
}

function WaitingFields({ at, fields }: SheetPartProps) {
  const place = useRef<HTMLDivElement>(null)
  useFocusWish('waiting', place)
  const { claim } = at
  const { waiting } = claim.check
  const put = (next: Waiting | null) => fields.save(waitingPatch(claim, next))
  if (!waiting) {
    return fields.readOnly ? null : (
      <Button
        variant="quiet"
        className={clsx(styles.small, styles.lead)}
        onClick={() => void put({ for: 'source', on: claim.speaker, due: null }).catch(() => undefined)}
      >
        Wait for an answer… <kbd className="visually-hidden">D</kbd>
      </Button>
    )
  }
  return (
    <div className={styles.card} role="group" aria-label="Who has to answer" ref={place}>
      <DraftText
        draftKey={fields.keyOf('check/waiting/on')}
        stored={waiting.on}
        readOnly={fields.readOnly}
        label="Waiting on"
        placeholder="A name"
        maxLength={SHORT_TEXT}
        save={(on) => put({ ...waiting, on })}
      />
      <div className={styles.two}>
        <Select
          label="For"
          value={waiting.for}
          disabled={fields.readOnly}
          onChange={(event) =>
            void put({ ...waiting, for: event.target.value as Waiting['for'] }).catch(() => undefined)
          }
        >
          {Object.entries(WAITING_NAMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
        <DraftText
          draftKey={fields.keyOf('check/waiting/due')}
          stored={waiting.due ?? ''}
          readOnly={fields.readOnly}
          label="Due on"
          placeholder="2024-08-22"
          maxLength={20}
          check={wrongDay}
          save={(due) => put({ ...waiting, due: due === '' ? null : due })}
        />
      </div>
      {fields.readOnly ? null : (
        <Button
          variant="quiet"
          className={clsx(styles.small, styles.lead)}
          onClick={() => void put(null).catch(() => undefined)}
        >
          Not waiting any more
        </Button>
      )}
    </div>
  )
}

/** What kind of claim it is, how urgent, and what holds it up. */
export function TriageSection({ at, fields }: SheetPartProps) {
  const { check } = at.claim
  const save = (patch: Parameters<ClaimFields['save']>[0]) => void fields.save(patch).catch(() => undefined)
  return (
    <Section title="Triage">
      <fieldset className={styles.types} disabled={fields.readOnly}>
        <legend className={styles.caption}>Types</legend>
        {CLAIM_TYPES.map((type) => (
          <label key={type} className={styles.type}>
            <input
              type="checkbox"
              checked={check.types.includes(type)}
              onChange={() =>
                save({
                  check: {
                    types: check.types.includes(type)
                      ? check.types.filter((other) => other !== type)
                      : CLAIM_TYPES.filter((other) => other === type || check.types.includes(other))
                  }
                })
              }
            />
            {TYPE_NAMES[type]}
          </label>
        ))}
      </fieldset>
      <div className={styles.two}>
        <Select
          label="Can it be checked? (X)"
          value={check.checkable}
          disabled={fields.readOnly}
          onChange={(event) => save(checkablePatch(at.claim, event.target.value as Checkable))}
        >
          {CHECKABLE.map((checkable) => (
            <option key={checkable} value={checkable}>
              {CHECKABLE_NAMES[checkable]}
            </option>
          ))}
        </Select>
        <Select
          label="Status"
          value={check.status}
          disabled={fields.readOnly}
          onChange={(event) => save({ check: { status: event.target.value as ClaimStatus } })}
        >
          {CLAIM_STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_TOLD[status].label}
            </option>
          ))}
        </Select>
      </div>
      <div className={clsx(styles.line, styles.bottom)}>
        <Segmented
          label="Priority, 1 is the most urgent"
          options={PRIORITIES.map((value) => ({ value, label: value }))}
          value={PRIORITIES[check.priority - 1] ?? null}
          disabled={fields.readOnly}
          onChange={(value) => save({ check: { priority: Number(value) } })}
        />
        {check.priority === 0 || fields.readOnly ? null : (
          <Button variant="quiet" className={styles.small} onClick={() => save({ check: { priority: 0 } })}>
            Clear
          </Button>
        )}
      </div>
      <WaitingFields at={at} fields={fields} />
    </Section>
  )
}
