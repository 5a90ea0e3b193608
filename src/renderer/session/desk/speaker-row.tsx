import type { Speaker } from '../../../core/model/desk'
import { counted } from '../../ui/format-bytes'
import { Button } from '../../ui/button'
import { listed, SPEAKER_KIND_WORDS } from './desk-words'
import styles from './desk.module.css'
import type { NamedClaim } from './session-claims'
import { shortened } from './session-claims'

export interface SpeakerRowProps {
  readonly speaker: Speaker
  readonly linked: readonly NamedClaim[]
  /** Claims that name them and are not linked yet. */
  readonly open: readonly NamedClaim[]
  readonly readOnly: boolean
  readonly onLink: () => void
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** A person of the table, with the claims of the session that name them. */
export function SpeakerRow({ speaker, linked, open, readOnly, onLink, onChange, onRemove }: SpeakerRowProps) {
  const { name, aliases, title, organisation, kind, sameAs } = speaker
  return (
    <>
      <p className={styles.name} dir="auto">
        {name}
      </p>
      <p className={styles.facts} dir="auto">
        {listed(kind === 'person' ? '' : SPEAKER_KIND_WORDS[kind], title, organisation) || 'No title given'}
      </p>
      {aliases.length > 0 ? (
        <p className={styles.faint} dir="auto">
          Also: {aliases.join(', ')}
        </p>
      ) : null}
      {sameAs === null ? null : <p className={styles.faint}>{sameAs}</p>}
      <div className={styles.chips}>
        <span className={styles.chip}>
          {linked.length === 0 ? 'No claim of this session' : `${counted(linked.length, 'claim')} of this session`}
        </span>
      </div>
      {open.length > 0 ? (
        <p className={styles.facts}>
          {counted(open.length, 'claim')} {open.length === 1 ? 'names' : 'name'} them and{' '}
          {open.length === 1 ? 'is' : 'are'} not linked:{' '}
          {open
            .slice(0, 5)
            .map(({ code, claim }) => `${code} (“${shortened(claim.speaker, 40)}”)`)
            .join(', ')}
          {open.length > 5 ? '…' : ''}
        </p>
      ) : null}
      <div className={styles.buttons}>
        {open.length > 0 ? (
          <Button
            variant="primary"
            disabled={readOnly}
            aria-label={`Link ${counted(open.length, 'claim')} to ${name}`}
            onClick={onLink}
          >
            Link {counted(open.length, 'claim')}
          </Button>
        ) : null}
        <Button disabled={readOnly} aria-label={`Change ${name}`} onClick={onChange}>
          Change…
        </Button>
        <Button variant="quiet" disabled={readOnly} aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </>
  )
}
