import type { KeyboardEvent } from 'react'
import { Kbd } from '../../ui/kbd'
import { optionsOfDraft } from '../attribute-draft'
import type { AttributeEditorProps } from './attribute-editor'
import { clears, placeOfDigit, spend } from './attribute-editor'
import styles from './attribute-editors.module.css'

/** Any of the definition's options. A digit turns the option at its place on or off. */
export function SeveralEditor({ definition, label, draft, onDraft, onBlur, readOnly }: AttributeEditorProps) {
  const chosen = optionsOfDraft(definition, draft)

  const toggle = (option: string) => {
    const next = definition.options.filter((other) => (other === option) !== chosen.includes(other))
    onDraft(next.length === 0 ? '' : JSON.stringify(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return
    const place = placeOfDigit(event)
    const option = place === null ? undefined : definition.options[place]
    if (option !== undefined) toggle(option)
    else if (clears(event)) onDraft('')
    else return
    spend(event)
  }

  return (
    <fieldset className={styles.group} disabled={readOnly} onKeyDown={onKeyDown} onBlur={onBlur}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.list}>
        {definition.options.map((option, index) => (
          <label key={option} className={styles.option}>
            <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
            <span className={styles.optionText} dir="auto">
              {option}
            </span>
            {index < 9 ? <Kbd aria-hidden="true">{index + 1}</Kbd> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
