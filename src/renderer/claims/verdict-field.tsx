import type { KeyboardEvent } from 'react'
import type { Verdict } from '../../core/model/claim'
import { FIVE_POINT_SCALE, VERDICT_SCALES } from '../../core/model/verdict-scales'
import { Button } from '../ui/button'
import { Segmented } from '../ui/segmented'
import styles from './inspector.module.css'
import { useDraft } from '../drafts/use-draft'

export interface VerdictFieldProps {
  readonly draftKey: string
  readonly verdict: Verdict | null
  readonly readOnly: boolean
  readonly save: (verdict: Verdict | null) => Promise<void>
}

/**
 * The verdict on its scale. It is a draft as the texts are, so that walking over the scale with the arrow keys is one
 * command and not one for every step. A digit chooses by place, Delete clears.
 */
export function VerdictField({ draftKey, verdict, readOnly, save }: VerdictFieldProps) {
  const scale = VERDICT_SCALES.find((candidate) => candidate.id === verdict?.scale) ?? FIVE_POINT_SCALE
  const draft = useDraft({
    draftKey,
    stored: verdict?.value ?? '',
    readOnly,
    save: (value) => save(value === '' ? null : { scale: scale.id, value })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = /^[1-9]$/.test(event.key) ? scale.values[Number(event.key) - 1] : undefined
    const clears = event.key === 'Delete' || event.key === 'Backspace'
    if (!chosen && !clears) return
    // The digits are keys of labels too; here, on the scale, they mean its values.
    event.preventDefault()
    event.stopPropagation()
    draft.type(chosen?.id ?? '')
  }

  return (
    <div className={styles.verdict} onKeyDown={onKeyDown} onBlur={draft.leave}>
      <Segmented
        label={`Verdict · ${scale.name.toLowerCase()}`}
        options={scale.values.map(({ id, short, definition, glyph, hue, label }) => ({
          value: id,
          label: short,
          title: `${label}: ${definition}`,
          glyph,
          hue
        }))}
        value={draft.value === '' ? null : draft.value}
        disabled={readOnly}
        onChange={draft.type}
      />
      {draft.value === '' || readOnly ? null : (
        <Button variant="quiet" className={styles.clearVerdict} onClick={() => draft.type('')}>
          Clear the verdict
        </Button>
      )}
      {draft.phase === 'failed' ? (
        <p role="alert" className={styles.problem}>
          {draft.problem}{' '}
          <Button variant="quiet" onClick={draft.flush}>
            Try again
          </Button>
        </p>
      ) : null}
      {draft.phase === 'restored' ? (
        <p className={styles.draft}>
          Chosen earlier; the saved verdict has changed since.{' '}
          <Button variant="quiet" onClick={draft.flush}>
            Save it
          </Button>
          <Button variant="quiet" onClick={draft.discard}>
            Discard
          </Button>
        </p>
      ) : null}
    </div>
  )
}
