import { useState } from 'react'
import type { FormEvent } from 'react'
import { farHue } from '../../core/labels/scheme-colours'
import { DraftProblem } from '../../core/labels/scheme-draft'
import { freeKey, keyProblem } from '../../core/labels/scheme-keys'
import type { ReservedKeys } from '../../core/labels/scheme-keys'
import type { Scheme } from '../../core/model/scheme'
import { selectScheme } from '../state/selectors'
import type { LabelMaking } from '../state/scheme-state'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'
import styles from './editor/editor.module.css'
import { HueField } from './editor/hue-field'

/** Words of the selection that are proposed as the name: more would be a sentence. */
const WORDS = 4

/** A name from the words that were selected: a few of them, without what stands around words. */
export function proposedName(words: string): string {
  const plain = words
    .replaceAll('/', ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, WORDS)
    .join(' ')
    .replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '')
  const name = Array.from(plain).slice(0, 40).join('')
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

interface FormProps {
  readonly scheme: Scheme
  readonly making: LabelMaking
  readonly reserved: ReservedKeys
}

function NewLabelForm({ scheme, making, reserved }: FormProps) {
  const actions = useActions()
  const [name, setName] = useState(() => proposedName(making.words))
  const [hue, setHue] = useState(() => farHue(scheme.labels.map((label) => label.hue)))
  const [key, setKey] = useState(() => freeKey(scheme, reserved) ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const keyFault = key === '' ? null : keyProblem(scheme, null, key, reserved)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (keyFault !== null || isBusy) return
    setBusy(true)
    try {
      if (await actions.makeLabel({ name, hue, key: key === '' ? null : key })) {
        actions.endLabelMaking()
        actions.focusReader()
      }
    } catch (error) {
      if (!(error instanceof DraftProblem)) throw error
      setProblem(error.message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={actions.endLabelMaking}
      size="small"
      closeOnOutside={false}
      title="New label for the selection"
      description={`It is added to “${scheme.name}” and put on what is selected. One undo takes both back.`}
      footer={
        <>
          <Button onClick={actions.endLabelMaking}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-label-form" disabled={isBusy || name.trim() === ''}>
            Add the label
          </Button>
        </>
      }
    >
      <form id="new-label-form" className={styles.details} onSubmit={(event) => void submit(event)}>
        <TextField
          label="Name of the label"
          value={name}
          error={problem}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setName(event.target.value)
            setProblem(null)
          }}
        />
        <TextField
          label="Key, or none"
          value={key}
          error={keyFault}
          maxLength={2}
          onChange={(event) => setKey(event.target.value.trim())}
        />
        <HueField hue={hue} onHue={setHue} />
      </form>
    </Dialog>
  )
}

/** Makes a label out of what is selected. */
export function NewLabelDialog({ reserved }: { readonly reserved: ReservedKeys }) {
  const making = useWorkbench((state) => (state.dialog === 'new-label' ? state.labelMaking : null))
  const scheme = useWorkbench(selectScheme)
  return making && scheme ? <NewLabelForm scheme={scheme} making={making} reserved={reserved} /> : null
}
