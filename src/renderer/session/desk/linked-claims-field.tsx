import type { ClaimRef } from '../../../core/model/desk'
import { Button } from '../../ui/button'
import { Select } from '../../ui/text-field'
import styles from './desk.module.css'
import { claimKey, shortened } from './session-claims'
import type { NamedClaim } from './session-claims'

export interface LinkedClaimsFieldProps {
  readonly value: readonly ClaimRef[]
  /** The claims of the session. */
  readonly claims: readonly NamedClaim[]
  /** The claim one is at, which is offered first. */
  readonly current: ClaimRef | null
  readonly onChange: (value: readonly ClaimRef[]) => void
}

/** The claims a contact was about. */
export function LinkedClaimsField({ value, claims, current, onChange }: LinkedClaimsFieldProps) {
  const known = new Map(claims.map((claim) => [claimKey(claim.ref), claim]))
  const linked = new Set(value.map(claimKey))
  const here = current && !linked.has(claimKey(current)) ? known.get(claimKey(current)) : undefined
  const others = claims.filter(({ ref }) => !linked.has(claimKey(ref)))
  return (
    <fieldset className={styles.fieldset}>
      <legend>Claims it was about</legend>
      {value.length > 0 ? (
        <ul className={styles.rows} aria-label="Linked claims">
          {value.map((ref) => {
            const claim = known.get(claimKey(ref))
            const code = claim?.code ?? 'A claim of another session'
            return (
              <li key={claimKey(ref)} className={styles.plain}>
                <span dir="auto">
                  <b>{code}</b> {shortened(claim?.words ?? '')}
                </span>
                <Button
                  variant="quiet"
                  aria-label={`Unlink ${code}`}
                  onClick={() => onChange(value.filter((other) => claimKey(other) !== claimKey(ref)))}
                >
                  Unlink
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
      {here ? (
        <div className={styles.buttons}>
          <Button onClick={() => onChange([...value, here.ref])}>
            Link {here.code}, the claim you are at: {shortened(here.words, 48)}
          </Button>
        </div>
      ) : null}
      {others.length > 0 ? (
        <Select
          label="Link a claim of the session"
          value=""
          onChange={(event) => {
            const chosen = known.get(event.target.value)
            if (chosen) onChange([...value, chosen.ref])
          }}
        >
          <option value="">Choose…</option>
          {others.map(({ ref, code, words }) => (
            <option key={claimKey(ref)} value={claimKey(ref)}>
              {code} {shortened(words)}
            </option>
          ))}
        </Select>
      ) : null}
    </fieldset>
  )
}
