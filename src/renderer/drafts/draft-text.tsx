import { TextArea, TextField } from '../ui/text-field'
import { DraftNotice } from './draft-notice'
import styles from './drafts.module.css'
import { useDraft } from './use-draft'
import type { DraftOptions } from './use-draft'

export interface DraftTextProps extends DraftOptions {
  readonly label: string
  readonly lines?: 'one' | 'several'
  readonly placeholder?: string
  readonly maxLength: number
  readonly lang?: string
  readonly hint?: string
  /** What is wrong with a text, in words, or null; a wrong text is kept as a draft and not sent. */
  readonly check?: (text: string) => string | null
}

/** D11: a text field whose typing is saved when it rests or is left, and is kept until it is acknowledged. */
export function DraftText(props: DraftTextProps) {
  const { draftKey, stored, save, readOnly, label, lines = 'one', placeholder, maxLength, lang, hint, check } = props
  const draft = useDraft({
    draftKey,
    stored,
    readOnly,
    save: async (value) => {
      const wrong = check?.(value) ?? null
      if (wrong !== null) throw new Error(wrong)
      await save(value)
    }
  })
  const wrong = check?.(draft.value) ?? null
  // While somebody types, "h" is no wrong address yet.
  const problem = draft.phase === 'failed' ? (wrong ?? draft.problem) : null
  const control = {
    label,
    value: draft.value,
    readOnly,
    maxLength,
    dir: 'auto' as const,
    error: problem,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(lang === undefined ? {} : { lang }),
    ...(hint === undefined ? {} : { hint }),
    onBlur: draft.leave
  }
  return (
    <div className={styles.field} data-draft={draft.phase}>
      {lines === 'one' ? (
        <TextField {...control} onChange={(event) => draft.type(event.target.value)} />
      ) : (
        <TextArea {...control} onChange={(event) => draft.type(event.target.value)} />
      )}
      <DraftNotice draft={draft} wrong={wrong !== null} />
    </div>
  )
}
