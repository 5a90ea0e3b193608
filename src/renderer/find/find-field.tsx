import { CaseSensitive, Regex, WholeWord } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './find-field.module.css'
import { FindToggle } from './find-toggle'

/** In UTF-16 code units; engines refuse expressions that are much longer. */
const LONGEST = 1000

interface FindFieldProps {
  readonly label: string
  readonly describedBy: string
  readonly invalid: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** What is looked for, and how. The find bar and the dialog that highlights all matches share it. */
export function FindField({ label, describedBy, invalid, inputRef, onKeyDown }: FindFieldProps) {
  const { setFind } = useActions()
  const query = useWorkbench((state) => state.findQuery)
  // Forms of words are whole words, whatever their case.
  const ofForms = query.inflected ? 'Word forms are whole words, whatever their case' : null
  return (
    <div className={styles.box}>
      <input
        ref={inputRef}
        type="text"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        value={query.words}
        onChange={(event) => setFind({ words: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <FindToggle
        label="Match case"
        pressed={query.matchCase}
        disabledBecause={ofForms}
        onChange={(matchCase) => setFind({ matchCase })}
      >
        <CaseSensitive size={16} aria-hidden="true" />
      </FindToggle>
      <FindToggle
        label="Whole words"
        pressed={query.wholeWord}
        disabledBecause={ofForms}
        onChange={(wholeWord) => setFind({ wholeWord })}
      >
        <WholeWord size={16} aria-hidden="true" />
      </FindToggle>
      <FindToggle
        label="All forms of the words"
        pressed={query.inflected}
        onChange={(inflected) => setFind({ inflected })}
      >
        <span className={styles.forms} aria-hidden="true">
          -ed
        </span>
      </FindToggle>
      <FindToggle label="Regular expression" pressed={query.regex} onChange={(regex) => setFind({ regex })}>
        <Regex size={14} aria-hidden="true" />
      </FindToggle>
    </div>
  )
}
