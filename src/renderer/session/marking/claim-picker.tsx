import { useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { TextField } from '../../ui/text-field'
import { VirtualListbox } from '../../ui/virtual-listbox'
import { filterChoices } from './claim-choices'
import type { ClaimChoice } from './claim-choices'
import styles from './dialogs.module.css'

const idOf = ({ ref }: ClaimChoice): string => `${ref.article}/${ref.claim}`

/** Of a claim with one line of words, in CSS pixels. */
const ROW_HEIGHT = 58
const MOST_IN_VIEW = 6

export interface ClaimPickerProps {
  readonly label: string
  readonly choices: readonly ClaimChoice[]
  readonly showsArticle: boolean
  readonly onPick: (choice: ClaimChoice) => void
}

/** Claims to choose one of: what is typed narrows them, Enter takes the first, or the one the arrows went to. */
export function ClaimPicker({ label, choices, showsArticle, onPick }: ClaimPickerProps) {
  const [typed, setTyped] = useState('')
  const shown = useMemo(() => filterChoices(choices, typed), [choices, typed])
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = shown
    if (event.key !== 'Enter' || !first) return
    event.preventDefault()
    onPick(first)
  }
  return (
    <div className={styles.picker}>
      <TextField
        label={label}
        autoFocus
        placeholder="Number, words, article"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 ? (
        <p className={styles.none}>{choices.length === 0 ? 'There is no other claim.' : 'No claim has these words.'}</p>
      ) : (
        <div className={styles.choices} style={{ height: Math.min(shown.length, MOST_IN_VIEW) * ROW_HEIGHT + 2 }}>
          <VirtualListbox
            label={label}
            items={shown}
            idOf={idOf}
            selectedId={null}
            rowHeight={ROW_HEIGHT}
            renderRow={({ code, words, title, hint }) => (
              <div className={styles.choice}>
                <b>{code}</b>
                <span>{words}</span>
                <small>{[showsArticle ? title : '', hint].filter((part) => part !== '').join(' · ')}</small>
              </div>
            )}
            onPick={onPick}
          />
        </div>
      )}
    </div>
  )
}
