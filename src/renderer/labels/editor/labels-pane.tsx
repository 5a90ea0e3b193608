import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { sameValue } from '../../../core/commands/same-value'
import { farHue } from '../../../core/labels/scheme-colours'
import { addLabel, shiftLabel } from '../../../core/labels/scheme-label-edits'
import type { Shift } from '../../../core/labels/scheme-label-edits'
import { labelRows } from '../../../core/labels/scheme-tree'
import type { ReservedKeys } from '../../../core/labels/scheme-keys'
import { useOfLabel as keyOfLabel } from '../../../core/model/library'
import type { Uses } from '../../../core/model/library'
import { findLabel } from '../../../core/model/scheme'
import type { Scheme } from '../../../core/model/scheme'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Kbd } from '../../ui/kbd'
import { LABEL_NAME_FIELD, LabelDetails } from './label-details'
import { LabelTree } from './label-tree'
import styles from './labels-pane.module.css'
import { SplitPane } from './split-pane'
import type { SchemeEditor } from './use-scheme-editor'

/** A name that no label at the place has. */
function freshName(scheme: Scheme): string {
  const taken = new Set(scheme.labels.map(({ name }) => name.toLowerCase()))
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'New label' : `New label ${count}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** Puts the focus on the name of the label, all of it selected, once it is there. */
function focusName(): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(LABEL_NAME_FIELD)?.querySelector('input')
    if (!field) return
    field.focus()
    field.select()
  })
}

const SHIFTED: Readonly<Record<Shift, string>> = { up: 'up', down: 'down', in: 'in', out: 'out' }

export interface LabelsPaneProps {
  readonly editor: SchemeEditor
  readonly uses: Uses | null
  readonly reserved: ReservedKeys
  readonly readOnly: boolean
}

/** The labels of a scheme as a tree, and everything about the one that is chosen. */
export function LabelsPane({ editor, uses, reserved, readOnly }: LabelsPaneProps) {
  const actions = useActions()
  const { scheme, base } = editor.draft
  const [chosen, setChosen] = useState<string | null>(null)
  const [fate, setFate] = useState<'merge' | 'remove' | null>(null)
  const [isSplitting, setSplitting] = useState(false)
  const rows = labelRows(scheme)
  const label = (chosen === null ? null : findLabel(scheme, chosen)) ?? rows[0]?.label ?? null
  const countOf = (id: string) => (uses === null ? null : (uses[keyOfLabel(id)] ?? 0))
  const changed = new Set(
    scheme.labels.flatMap((each) => (sameValue(each, base && findLabel(base, each.id)) ? [] : [each.id]))
  )

  const choose = (id: string | null) => {
    setChosen(id)
    setFate(null)
    setSplitting(false)
  }
  const add = () => {
    const id = uuid()
    const row = rows.find((each) => each.label.id === label?.id)
    const given = { id, name: freshName(scheme), hue: farHue(scheme.labels.map(({ hue }) => hue)), key: null }
    const place = { parent: row?.parent ?? null, after: label?.id ?? null }
    if (editor.edit((draft) => addLabel(draft, given, place)) !== null) return
    choose(id)
    actions.announce(`Added ${given.name}`)
    focusName()
  }
  const shift = (way: Shift) => {
    if (!label) return
    const problem = editor.edit((draft) => {
      const after = shiftLabel(draft, label.id, way)
      const row = labelRows(after.scheme).find((each) => each.label.id === label.id)
      const parent = row?.parent ? findLabel(after.scheme, row.parent)?.name : null
      const place = row ? `${row.index + 1} of ${row.siblings}${parent ? ` under ${parent}` : ''}` : ''
      actions.announce(after === draft ? `Cannot move ${label.name} ${SHIFTED[way]}` : `${label.name}: ${place}`)
      return after
    })
    if (problem !== null) actions.announce(problem)
  }

  return (
    <div className={styles.pane}>
      <div className={styles.side}>
        <LabelTree
          scheme={scheme}
          selected={label?.id ?? null}
          countOf={countOf}
          changed={changed}
          readOnly={readOnly}
          onSelect={choose}
          onRename={focusName}
          onRemove={() => setFate('remove')}
          onAdd={add}
          onShift={shift}
        />
        {readOnly ? null : (
          <>
            <Button onClick={add}>Add a label</Button>
            <p className={styles.keys}>
              <Kbd>N</Kbd> new <Kbd>Enter</Kbd> rename <Kbd>Alt ↑ ↓</Kbd> move <Kbd>Alt → ←</Kbd> nest <Kbd>Delete</Kbd>{' '}
              remove
            </p>
          </>
        )}
      </div>
      <div className={styles.main}>
        {label === null ? null : isSplitting ? (
          <SplitPane key={label.id} label={label} editor={editor} onDone={() => setSplitting(false)} />
        ) : (
          <LabelDetails
            key={label.id}
            label={label}
            count={countOf(label.id)}
            editor={editor}
            reserved={reserved}
            readOnly={readOnly}
            fate={fate}
            onFate={setFate}
            onSelect={choose}
            onSplit={() => setSplitting(true)}
          />
        )}
      </div>
    </div>
  )
}
