import { useState } from 'react'
import { freeKey } from '../../../core/labels/scheme-keys'
import type { ReservedKeys } from '../../../core/labels/scheme-keys'
import { patchLabel, renameLabel, setKey, setTarget } from '../../../core/labels/scheme-label-edits'
import type { LabelPatch } from '../../../core/labels/scheme-label-edits'
import type { Label, LabelTarget } from '../../../core/model/scheme'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Segmented } from '../../ui/segmented'
import { AttributeList } from './attribute-list'
import { DraftInput, linesOf } from './draft-input'
import styles from './editor.module.css'
import { HueField } from './hue-field'
import { LabelFate } from './label-fate'
import type { SchemeEditor } from './use-scheme-editor'

/** Id of what holds the field with a label's name, which Enter in the tree goes to. */
export const LABEL_NAME_FIELD = 'label-name-field'

const TARGETS: readonly { readonly value: LabelTarget; readonly label: string }[] = [
  { value: 'span', label: 'Passages' },
  { value: 'document', label: 'Whole articles' },
  { value: 'both', label: 'Both' }
]

export interface LabelDetailsProps {
  readonly label: Label
  readonly count: number | null
  readonly editor: SchemeEditor
  readonly reserved: ReservedKeys
  readonly readOnly: boolean
  /** Whether the person is asked where its annotations go, and why. */
  readonly fate: 'merge' | 'remove' | null
  readonly onFate: (fate: 'merge' | 'remove' | null) => void
  readonly onSelect: (label: string | null) => void
  readonly onSplit: () => void
}

/** Everything about one label. */
export function LabelDetails(props: LabelDetailsProps) {
  const { label, count, editor, reserved, readOnly, fate, onFate, onSelect, onSplit } = props
  const [keyProblem, setKeyProblem] = useState<string | null>(null)
  const patch = (change: LabelPatch, word: string) =>
    editor.edit((draft) => patchLabel(draft, label.id, change), `${word} ${label.id}`)
  const giveKey = (key: string | null) => editor.edit((draft) => setKey(draft, label.id, key, reserved))
  const isSaved = editor.draft.base?.labels.some(({ id }) => id === label.id) === true
  return (
    <div className={styles.details} role="group" aria-label={`Label ${label.name}`}>
      <div className={styles.pair}>
        <div id={LABEL_NAME_FIELD}>
          <DraftInput
            label="Name"
            value={label.name}
            readOnly={readOnly}
            onEdit={(value) => editor.edit((draft) => renameLabel(draft, label.id, value), `rename ${label.id}`)}
          />
        </div>
        <div className={styles.key}>
          <DraftInput
            label="Key"
            value={label.key ?? ''}
            readOnly={readOnly}
            maxLength={2}
            onEdit={(value) => {
              setKeyProblem(null)
              return giveKey(value.trim() === '' ? null : value.trim())
            }}
          />
          {readOnly ? null : (
            <Button
              variant="quiet"
              onClick={() => {
                const key = freeKey(editor.draft.scheme, reserved)
                setKeyProblem(key === null ? 'No key is free.' : giveKey(key))
              }}
            >
              Free key
            </Button>
          )}
        </div>
      </div>
      {keyProblem === null ? null : (
        <p role="alert" className={styles.error}>
          {keyProblem}
        </p>
      )}
      <HueField hue={label.hue} disabled={readOnly} onHue={(hue) => patch({ hue }, 'hue')} />
      <div className={styles.pair}>
        <Segmented
          label="For"
          options={TARGETS}
          value={label.appliesTo}
          disabled={readOnly}
          onChange={(target) => editor.edit((draft) => setTarget(draft, label.id, target))}
        />
        <Checkbox
          label="Makes a claim"
          hint="A passage with it is checked and gets a verdict."
          checked={label.role === 'claim'}
          disabled={readOnly || label.appliesTo === 'document'}
          onChange={(event) => patch({ role: event.target.checked ? 'claim' : null }, 'role')}
        />
      </div>
      <DraftInput
        area
        label="What it means (Markdown)"
        value={label.description}
        readOnly={readOnly}
        onEdit={(description) => patch({ description }, 'description')}
      />
      <DraftInput
        area
        label="Examples, one on each line"
        value={label.examples.join('\n')}
        readOnly={readOnly}
        onEdit={(text) => patch({ examples: linesOf(text) }, 'examples')}
      />
      <AttributeList label={label} editor={editor} readOnly={readOnly} />
      {readOnly ? null : (
        <section className={styles.section} aria-label="Merge, split, remove">
          <div className={styles.row}>
            <Button onClick={() => onFate('merge')}>Merge into…</Button>
            <Button disabled={!isSaved || count === 0} onClick={onSplit}>
              Split…
            </Button>
            <Button variant="danger" onClick={() => onFate('remove')}>
              Remove…
            </Button>
          </div>
          {fate === null ? null : (
            <LabelFate
              key={`${fate} ${label.id}`}
              label={label}
              count={count}
              editor={editor}
              fate={fate}
              onDone={(next) => {
                onFate(null)
                onSelect(next)
              }}
            />
          )}
        </section>
      )}
    </div>
  )
}
