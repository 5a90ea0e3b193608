import { LONG_TEXT, SHORT_TEXT } from '../../../core/schema/records'
import { TextArea, TextField } from '../../ui/text-field'
import type { AttributeEditorProps } from './attribute-editor'

function boundsHint(minimum: number | null, maximum: number | null): string | null {
  if (minimum !== null && maximum !== null) return `From ${minimum} to ${maximum}`
  if (minimum !== null) return `At least ${minimum}`
  return maximum === null ? null : `At most ${maximum}`
}

/** A number; its bounds are said beside it. */
export function NumberEditor({ definition, label, draft, onDraft, onBlur, readOnly, problem }: AttributeEditorProps) {
  return (
    <TextField
      label={label}
      value={draft}
      readOnly={readOnly}
      inputMode="decimal"
      maxLength={SHORT_TEXT}
      hint={boundsHint(definition.minimum, definition.maximum)}
      error={problem}
      onBlur={onBlur}
      onChange={(event) => onDraft(event.target.value)}
    />
  )
}

/** A date, or as much of it as is known. */
export function DateEditor({ label, draft, onDraft, onBlur, readOnly, problem }: AttributeEditorProps) {
  return (
    <TextField
      label={label}
      value={draft}
      readOnly={readOnly}
      placeholder="2024-08-22, 2024-08 or 2024"
      maxLength={SHORT_TEXT}
      error={problem}
      onBlur={onBlur}
      onChange={(event) => onDraft(event.target.value)}
    />
  )
}

/** Free text. Shift and Enter make a new line; Enter alone goes on. */
export function TextEditor({ label, draft, onDraft, onBlur, readOnly, problem }: AttributeEditorProps) {
  return (
    <TextArea
      label={label}
      value={draft}
      readOnly={readOnly}
      rows={1}
      dir="auto"
      maxLength={LONG_TEXT}
      error={problem}
      onBlur={onBlur}
      onChange={(event) => onDraft(event.target.value)}
    />
  )
}
