import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { Kbd } from '../../ui/kbd'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/text-field'
import type { AttributeEditorProps } from './attribute-editor'
import { clears, placeOfDigit, spend } from './attribute-editor'
import styles from './attribute-editors.module.css'

/** As many fit beside one another, if they are short. */
const SIDE_BY_SIDE = 5
const SIDE_BY_SIDE_CHARACTERS = 40
/** As many have a digit each; more of them are a list that is searched by typing. */
const WITH_DIGITS = 9

export interface Option {
  /** As the draft has it. */
  readonly value: string
  readonly label: string
  /** A letter that chooses it, besides its digit. */
  readonly letter?: string
}

export interface OneOfProps extends Omit<AttributeEditorProps, 'definition'> {
  readonly options: readonly Option[]
}

function RadioList({ options, label, draft, onDraft, readOnly }: OneOfProps) {
  const name = useId()
  return (
    <fieldset className={styles.group} disabled={readOnly}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.list}>
        {options.map((option, index) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === draft}
              onChange={() => onDraft(option.value)}
            />
            <span className={styles.optionText} dir="auto">
              {option.label}
            </span>
            <Kbd aria-hidden="true">{index + 1}</Kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One of several options: side by side while they fit, beneath one another, or as a list. Digits choose by place. */
export function OneOf(props: OneOfProps) {
  const { options, label, draft, onDraft, onBlur, readOnly } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return
    const place = placeOfDigit(event)
    const chosen = place === null ? options.find(({ letter }) => letter === event.key.toLowerCase()) : options[place]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (chosen && isPlain) onDraft(chosen.value)
    else if (clears(event)) onDraft('')
    else return
    spend(event)
  }
  const length = options.reduce((sum, option) => sum + option.label.length + 2, 0)

  if (options.length > WITH_DIGITS) {
    return (
      <div onKeyDown={onKeyDown} onBlur={onBlur}>
        <Select label={label} value={draft} disabled={readOnly} onChange={(event) => onDraft(event.target.value)}>
          <option value="">Not said</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      </div>
    )
  }
  return (
    <div onKeyDown={onKeyDown} onBlur={onBlur}>
      {options.length <= SIDE_BY_SIDE && length <= SIDE_BY_SIDE_CHARACTERS ? (
        <Segmented
          label={label}
          options={options.map((option, index) => ({ ...option, title: `${option.label} (key ${index + 1})` }))}
          value={draft === '' ? null : draft}
          disabled={readOnly}
          onChange={onDraft}
        />
      ) : (
        <RadioList {...props} />
      )}
    </div>
  )
}
