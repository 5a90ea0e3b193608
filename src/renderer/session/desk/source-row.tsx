import type { Source } from '../../../core/model/desk'
import { counted } from '../../ui/format-bytes'
import { Button } from '../../ui/button'
import { listed, SOURCE_KIND_WORDS, TIER_TOLD } from './desk-words'
import styles from './desk.module.css'

export interface SourceRowProps {
  readonly source: Source
  /** Pieces of evidence of the session that name it. */
  readonly uses: number
  readonly readOnly: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** A source with what it is worth, and how much rests on it. */
export function SourceRow({ source, uses, readOnly, onChange, onRemove }: SourceRowProps) {
  const { title, kind, tier, author, publisher, url, independenceGroup, anonymous, sensitive, interests } = source
  const made = listed(author, publisher)
  return (
    <>
      <p className={styles.name} dir="auto">
        {title}
      </p>
      {made === '' ? null : (
        <p className={styles.facts} dir="auto">
          {made}
        </p>
      )}
      <p className={styles.facts}>
        {listed(SOURCE_KIND_WORDS[kind], tier === null ? 'How near to the fact: not said' : TIER_TOLD[tier])}
      </p>
      {url === null ? null : <p className={styles.faint}>{url}</p>}
      {interests === '' ? null : (
        <p className={styles.facts} dir="auto">
          Interests: {interests}
        </p>
      )}
      <div className={styles.chips}>
        {independenceGroup.trim() === '' ? null : <span className={styles.chip}>Group: {independenceGroup}</span>}
        {anonymous ? <span className={styles.chip}>Cannot be named</span> : null}
        {sensitive ? (
          <span className={styles.chip} data-kind="private">
            Sensitive
          </span>
        ) : null}
        <span className={styles.chip}>
          {uses === 0 ? 'No evidence of this session' : `${counted(uses, 'piece')} of evidence`}
        </span>
      </div>
      <div className={styles.buttons}>
        <Button disabled={readOnly} aria-label={`Change ${title}`} onClick={onChange}>
          Change…
        </Button>
        <Button variant="quiet" disabled={readOnly} aria-label={`Remove ${title}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </>
  )
}
