import { CircleMinus, CircleSlash2 } from 'lucide-react'
import type { LossItem, Policy } from '../../../core/formats/losses'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { Select } from '../../ui/text-field'
import { FEATURE_NAMES, fateOf, POLICY_EFFECTS, POLICY_NAMES } from './loss-words'
import styles from './report-step.module.css'

export interface PolicySelectProps {
  readonly feature: LossItem['feature']
  readonly policies: readonly Policy[]
  readonly value: Policy
  readonly onChange: (policy: Policy) => void
}

/** What is done about something that the format cannot carry. */
export function PolicySelect({ feature, policies, value, onChange }: PolicySelectProps) {
  return (
    <Select
      label={`What to do about: ${FEATURE_NAMES[feature]}`}
      hideLabel
      value={value}
      className={styles.policy}
      onChange={(event) => {
        const policy = policies.find((each) => each === event.target.value)
        if (policy) onChange(policy)
      }}
    >
      {policies.map((policy) => (
        <option key={policy} value={policy}>
          {POLICY_NAMES[policy]}
        </option>
      ))}
    </Select>
  )
}

export interface LossRowProps {
  readonly loss: LossItem
  /** What is chosen by now; the loss has what was in force when it was counted. */
  readonly policy: Policy
  /** What can be done instead; none: it hangs on another choice. */
  readonly policies: readonly Policy[]
  /** Whether its entries are listed beside. */
  readonly isShown: boolean
  readonly onPolicy: (policy: Policy) => void
  readonly onShow: () => void
}

/** One thing that the format cannot carry: how many, what becomes of it, and what can be done instead. */
export function LossRow({ loss, policy, policies, isShown, onPolicy, onShow }: LossRowProps) {
  const { feature, count, message } = loss
  const fate = fateOf(loss)
  const effect = POLICY_EFFECTS[loss.policy]
  const name = FEATURE_NAMES[feature]
  const show = count === 1 ? 'Show it' : `Show all ${groupDigits(count)}`
  return (
    <li className={styles.loss} aria-label={name}>
      <div className={styles.lossHead}>
        <span className={fate === 'lost' ? styles.lost : styles.approximated}>
          {fate === 'lost' ? (
            <CircleSlash2 size={13} aria-hidden="true" />
          ) : (
            <CircleMinus size={13} aria-hidden="true" />
          )}
          {fate === 'lost' ? 'Lost' : 'Approximated'}
        </span>
        <b>{name}</b>
        <span className={styles.amount}>{groupDigits(count)}</span>
      </div>
      <p>
        {message}
        {effect === null ? null : <> {effect}</>}
      </p>
      <div className={styles.lossFoot}>
        {policies.length > 1 ? (
          <PolicySelect feature={feature} policies={policies} value={policy} onChange={onPolicy} />
        ) : null}
        <Button variant="quiet" aria-pressed={isShown} aria-label={`${show}: ${name}`} onClick={onShow}>
          {show}
        </Button>
      </div>
    </li>
  )
}
