import { useState } from 'react'
import { canTake, mergeLabel, removeLabel } from '../../../core/labels/scheme-label-fates'
import { labelRows } from '../../../core/labels/scheme-tree'
import type { Label, Scheme } from '../../../core/model/scheme'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Select } from '../../ui/text-field'
import styles from './editor.module.css'
import type { SchemeEditor } from './use-scheme-editor'

/** Stands in a list of choices for taking the annotations away. */
export const AWAY = '-'

export interface TargetSelectProps {
  readonly scheme: Scheme
  /** The label whose annotations look for a place. */
  readonly from: Label
  readonly label: string
  readonly value: string
  readonly allowAway: boolean
  readonly onChoose: (target: string) => void
}

/** Where the annotations of a label can go. */
export function TargetSelect({ scheme, from, label, value, allowAway, onChoose }: TargetSelectProps) {
  return (
    <Select label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">Choose…</option>
      {labelRows(scheme).map(({ label: target, depth }) =>
        target.id !== from.id && canTake(target, from) ? (
          <option key={target.id} value={target.id}>
            {`${'\u2003'.repeat(depth)}${target.name}`}
          </option>
        ) : null
      )}
      {allowAway ? <option value={AWAY}>Nowhere: remove them</option> : null}
    </Select>
  )
}

export interface LabelFateProps {
  readonly label: Label
  /** How often it is used in the library; null until it is known. */
  readonly count: number | null
  readonly editor: SchemeEditor
  readonly fate: 'merge' | 'remove'
  readonly onDone: (next: string | null) => void
}

/** Merges a label into another one, or takes it out: asks where what has it goes. */
export function LabelFate({ label, count, editor, fate, onDone }: LabelFateProps) {
  const actions = useActions()
  const [target, setTarget] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { scheme, base } = editor.draft
  const isUsed = count !== 0 && base?.labels.some(({ id }) => id === label.id) === true
  const isChosen = target !== '' || (fate === 'remove' && !isUsed)
  const go = () => {
    const to = target === '' ? undefined : target === AWAY ? null : target
    const failed = editor.edit((draft) =>
      fate === 'merge' ? mergeLabel(draft, label.id, target) : removeLabel(draft, label.id, to)
    )
    setProblem(failed)
    if (failed !== null) return
    const targetName = scheme.labels.find(({ id }) => id === target)?.name
    actions.announce(fate === 'merge' ? `Merged ${label.name} into ${targetName ?? ''}` : `Removed ${label.name}`)
    onDone(targetName === undefined ? null : target)
  }
  const used = count === null ? 'Its annotations' : count === 1 ? 'Its 1 annotation' : `Its ${count} annotations`
  return (
    <div className={styles.card} role="group" aria-label={fate === 'merge' ? 'Merge' : 'Remove'}>
      <p>
        {fate === 'merge'
          ? `“${label.name}” goes, and what has it gets another label. What is nested under it goes along.`
          : isUsed
            ? `${used} need another label, or go. What is nested under it moves up.`
            : 'Nothing has this label. What is nested under it moves up.'}
      </p>
      {fate === 'merge' || isUsed ? (
        <TargetSelect
          scheme={scheme}
          from={label}
          label={fate === 'merge' ? 'Merge into' : 'Its annotations get'}
          value={target}
          allowAway={fate === 'remove'}
          onChoose={setTarget}
        />
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
      <div className={styles.row}>
        <Button variant={fate === 'merge' ? 'primary' : 'danger'} disabled={!isChosen} onClick={go}>
          {fate === 'merge' ? 'Merge' : 'Remove the label'}
        </Button>
        <Button variant="quiet" onClick={() => onDone(label.id)}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
