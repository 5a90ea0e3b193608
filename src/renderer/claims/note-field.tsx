import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { LONG_TEXT } from '../../core/schema/records'
import { useActions } from '../state/workbench'
import { Markdown } from '../ui/markdown'
import { TextArea } from '../ui/text-field'
import { DraftNotice } from '../drafts/draft-notice'
import styles from './note-field.module.css'
import { useDraft } from '../drafts/use-draft'
import type { DraftOptions } from '../drafts/use-draft'
import { useInspectorFocus } from './use-inspector-focus'

export interface NoteFieldProps extends DraftOptions {
  readonly label: string
  /** Id of the record whose note it is, for the keys that go to it. */
  readonly record?: string
}

const MODES = ['write', 'preview'] as const
const MODE_NAMES = { write: 'Write', preview: 'Preview' } as const

/** A note in Markdown (D11: saved when typing rests), and how it will look. Escape goes back to the text. */
export function NoteField({ label, record, ...options }: NoteFieldProps) {
  const actions = useActions()
  const draft = useDraft(options)
  const [mode, setMode] = useState<'write' | 'preview'>('write')
  const area = useRef<HTMLTextAreaElement>(null)
  const { readOnly } = options
  useInspectorFocus((target) => {
    if (target.kind !== 'note' || target.record !== record) return false
    setMode('write')
    // It may have to appear first.
    requestAnimationFrame(() => area.current?.focus())
    return true
  })
  const shown = draft.value === '' ? 'write' : mode

  return (
    <div
      className={styles.note}
      data-draft={draft.phase}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        draft.leave()
        actions.returnToText()
      }}
    >
      {draft.value === '' ? null : (
        <div role="group" aria-label={`${label}: write or preview`} className={styles.modes}>
          {MODES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={shown === each}
              className={clsx(styles.mode, shown === each && styles.on)}
              onClick={() => {
                draft.leave()
                setMode(each)
              }}
            >
              {MODE_NAMES[each]}
            </button>
          ))}
        </div>
      )}
      {shown === 'preview' ? (
        <>
          <p className={styles.label}>{label}</p>
          <div className={styles.preview} role="group" aria-label={`${label}, preview`} tabIndex={0} dir="auto">
            <Markdown text={draft.value} headingLevel={3} />
          </div>
        </>
      ) : (
        <TextArea
          ref={area}
          label={label}
          value={draft.value}
          readOnly={readOnly}
          maxLength={LONG_TEXT}
          dir="auto"
          error={draft.phase === 'failed' ? draft.problem : null}
          onBlur={draft.leave}
          onChange={(event) => draft.type(event.target.value)}
        />
      )}
      <DraftNotice draft={draft} wrong={false} />
    </div>
  )
}
