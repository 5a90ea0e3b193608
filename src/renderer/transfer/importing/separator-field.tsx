import { useState } from 'react'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import styles from './mapping-step.module.css'

export interface SeparatorFieldProps {
  readonly value: string
  readonly disabled: boolean
  readonly onChange: (separator: string) => void
}

/** The line between the documents of a text. It is taken with Enter or its button, not at every letter. */
export function SeparatorField({ value, disabled, onChange }: SeparatorFieldProps) {
  const [typed, setTyped] = useState(value)
  return (
    <form
      className={styles.separator}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== value) onChange(typed)
      }}
    >
      <TextField
        label="Line between the articles"
        value={typed}
        maxLength={200}
        disabled={disabled}
        placeholder="Empty lines"
        hint="Left empty, two or more empty lines separate them."
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={disabled || typed === value}>
        Split there
      </Button>
    </form>
  )
}
