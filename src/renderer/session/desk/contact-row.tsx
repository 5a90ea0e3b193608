import type { Contact } from '../../../core/model/desk'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { writtenDay } from '../written-day'
import { listed } from './desk-words'
import styles from './desk.module.css'
import { claimKey, shortened } from './session-claims'
import type { NamedClaim } from './session-claims'

export interface ContactRowProps {
  readonly contact: Contact
  /** Title of its source; '' without one. */
  readonly source: string
  readonly claims: ReadonlyMap<string, NamedClaim>
  readonly readOnly: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** Somebody was asked: when and how, what, and what came back. */
export function ContactRow({ contact, source, claims, readOnly, onChange, onRemove }: ContactRowProps) {
  const actions = useActions()
  const { who, on, how, asked, answered, offRecord, isPublic } = contact
  const time = on.slice(11, 16)
  const linked = contact.claims.flatMap((ref) => claims.get(claimKey(ref)) ?? [])
  return (
    <>
      <p className={styles.name} dir="auto">
        {who}
      </p>
      <p className={styles.facts}>{listed(`${writtenDay(on)}${time === '' ? '' : `, ${time}`}`, how, source)}</p>
      {asked === '' ? null : (
        <p className={styles.said} dir="auto">
          <b>Asked:</b> {asked}
        </p>
      )}
      {answered === '' ? (
        <p className={styles.faint}>No answer yet</p>
      ) : (
        <p className={styles.said} dir="auto">
          <b>Answered:</b> {answered}
        </p>
      )}
      <div className={styles.chips}>
        {offRecord ? (
          <span className={styles.chip} data-kind="private">
            Off the record
          </span>
        ) : null}
        <span className={styles.chip}>{isPublic ? 'Public' : 'Private: stays out of exports'}</span>
      </div>
      <div className={styles.buttons}>
        {linked.map(({ ref, code, words }) => (
          <Button
            key={claimKey(ref)}
            variant="quiet"
            title={shortened(words)}
            aria-label={`Go to claim ${code}`}
            onClick={() => void actions.goToClaim(ref)}
          >
            {code}
          </Button>
        ))}
        <Button disabled={readOnly} aria-label={`Change the contact with ${who}, ${writtenDay(on)}`} onClick={onChange}>
          Change…
        </Button>
        <Button
          variant="quiet"
          disabled={readOnly}
          aria-label={`Remove the contact with ${who}, ${writtenDay(on)}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      </div>
    </>
  )
}
