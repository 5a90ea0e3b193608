import { useState } from 'react'
import { TextArea, TextField } from '../../ui/text-field'

export interface DraftInputProps {
  readonly label: string
  readonly value: string
  /** Takes what was typed over; why it cannot be taken, or null. */
  readonly onEdit: (value: string) => string | null
  readonly hint?: string
  readonly hideLabel?: boolean
  readonly area?: boolean
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
  readonly readOnly?: boolean
}

/**
 * A field of a draft. What is typed is taken over as it is typed, as far as it can be; what cannot be stays in the field
 * with the reason under it until the field is left.
 */
export function DraftInput({ value, onEdit, area = false, rows, ...rest }: DraftInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const control = {
    ...rest,
    value: typed ?? value,
    error: problem,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value)
      setProblem(onEdit(event.target.value))
    },
    onBlur: () => {
      setTyped(null)
      setProblem(null)
    }
  }
  return area ? <TextArea {...control} rows={rows ?? 2} /> : <TextField {...control} />
}

/** Lines of a text area as a list, without empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
