import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react'
import { useId, useState } from 'react'
import type { CSSProperties } from 'react'
import { missingAttributes } from '../../core/labels/attribute-kinds'
import type { DocumentLabel } from '../../core/model/annotation'
import type { Label } from '../../core/model/scheme'
import { SHORT_TEXT } from '../../core/schema/records'
import { AttributeForm } from './attribute-form'
import styles from './document-labels.module.css'
import { DraftText } from '../drafts/draft-text'
import { forCommand } from './for-command'
import { NoteField } from './note-field'
import { useInspectorFocus } from './use-inspector-focus'
import { useSave } from '../drafts/use-save'

export interface DocumentLabelCardProps {
  readonly library: string
  readonly article: string
  readonly record: DocumentLabel
  readonly label: Label | null
  readonly readOnly: boolean
  /** Where Escape in its attributes leads. */
  readonly onLeave: () => void
}

/** What is said about a label that the article has: its value, its attributes, a note. Folded until asked for. */
export function DocumentLabelCard({ library, article, record, label, readOnly, onLeave }: DocumentLabelCardProps) {
  const save = useSave()
  const bodyId = useId()
  const [isOpen, setOpen] = useState(false)
  const missing = label ? missingAttributes(label, record.attributes).length : 0
  const draftKey = `${library}/${article}/${record.id}`
  const update = (patch: { value?: string | null; note?: string }) =>
    save({ type: 'documentLabel.update', article, documentLabel: record.id, patch })

  useInspectorFocus((target) => {
    // Its form takes the wish once it is there.
    if (target.kind === 'attributes' && target.record === record.id) setOpen(true)
    return false
  })

  return (
    <div className={`hued ${styles.card}`} style={{ '--hue': label?.hue ?? 0 } as CSSProperties}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        className={styles.fold}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
        <span className={styles.name}>{label?.name ?? record.label}</span>
        <span className={styles.value} dir="auto">
          {record.value ?? ''}
        </span>
        {missing === 0 ? null : <span className={styles.missing}>{missing} missing</span>}
        {record.note === '' ? null : <StickyNote size={13} role="img" aria-label="With a note" />}
      </button>
      {isOpen ? (
        <div id={bodyId} className={styles.body}>
          <AttributeForm
            draftKey={draftKey}
            of="documentLabel"
            record={record}
            label={label}
            readOnly={readOnly}
            save={(attribute, value) =>
              save({
                type: 'documentLabel.update',
                article,
                documentLabel: record.id,
                patch: { attributes: { [attribute]: forCommand(value) } }
              })
            }
            onLeave={onLeave}
          />
          <DraftText
            draftKey={`${draftKey}/value`}
            stored={record.value ?? ''}
            readOnly={readOnly}
            save={async (typed) => {
              const value = typed.trim() === '' ? null : typed
              if (value !== record.value) await update({ value })
            }}
            label={`Value of ${label?.name ?? record.label}`}
            maxLength={SHORT_TEXT}
          />
          <NoteField
            draftKey={`${draftKey}/note`}
            stored={record.note}
            readOnly={readOnly}
            save={(note) => update({ note })}
            label={`Note on ${label?.name ?? record.label}`}
          />
        </div>
      ) : null}
    </div>
  )
}
