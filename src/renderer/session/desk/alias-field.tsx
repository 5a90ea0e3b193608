import { useState } from 'react'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import styles from './desk.module.css'
import { withNames } from './speaker-fields'

export interface AliasFieldProps {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly announce: (text: string) => void
}

/** Other names of somebody, as tokens: Enter or a comma adds what is typed, Backspace takes the last one away. */
export function AliasField({ value, onChange, announce }: AliasFieldProps) {
  const [typed, setTyped] = useState('')
  const add = () => {
    setTyped('')
    const next = withNames(value, typed.split(','))
    if (next.length === value.length) return
    onChange(next)
    announce(`Added ${next.slice(value.length).join(', ')}`)
  }
  const remove = (name: string) => {
    onChange(value.filter((other) => other !== name))
    announce(`Removed ${name}`)
  }
  return (
    <div className={styles.form}>
      <TextField
        label="Other names and spellings"
        hint="A surname, initials, another spelling. Enter or a comma adds it."
        maxLength={500}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const last = value.at(-1)
          if ((event.key === 'Enter' && typed.trim() !== '') || event.key === ',') add()
          else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last)
          else return
          event.preventDefault()
        }}
      />
      {value.length > 0 ? (
        <ul className={styles.tokens} aria-label="Other names">
          {value.map((name) => (
            <li key={name} className={styles.chip}>
              <span dir="auto">{name}</span>
              <Button variant="quiet" aria-label={`Remove the name ${name}`} onClick={() => remove(name)}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
