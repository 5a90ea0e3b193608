import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { farHue } from '../../../core/labels/scheme-colours'
import { addRelationType, patchRelationType, removeRelationType } from '../../../core/labels/scheme-relation-edits'
import type { RelationTypePatch } from '../../../core/labels/scheme-relation-edits'
import { useOfRelationType as keyOfRelation } from '../../../core/model/library'
import type { Uses } from '../../../core/model/library'
import type { RelationType, Scheme } from '../../../core/model/scheme'
import { labelsFor } from '../../state/scheme-selectors'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Select } from '../../ui/text-field'
import { DraftInput } from './draft-input'
import styles from './editor.module.css'
import { HueField } from './hue-field'
import { AWAY } from './label-fate'
import type { SchemeEditor } from './use-scheme-editor'

interface EndProps {
  readonly scheme: Scheme
  readonly legend: string
  readonly chosen: readonly string[]
  readonly disabled: boolean
  readonly onChange: (labels: readonly string[]) => void
}

function EndLabels({ scheme, legend, chosen, disabled, onChange }: EndProps) {
  const names = chosen.map((id) => scheme.labels.find((label) => label.id === id)?.name ?? id)
  return (
    <details className={styles.ends}>
      <summary>
        {legend}: {names.length === 0 ? 'any label' : names.join(', ')}
      </summary>
      <fieldset disabled={disabled} className={styles.choices}>
        <legend className="visually-hidden">{legend}</legend>
        {labelsFor(scheme, 'span').map((label) => (
          <Checkbox
            key={label.id}
            label={label.name}
            checked={chosen.includes(label.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, label.id] : chosen.filter((id) => id !== label.id))
            }
          />
        ))}
      </fieldset>
    </details>
  )
}

interface RelationProps {
  readonly type: RelationType
  readonly count: number | null
  readonly editor: SchemeEditor
  readonly readOnly: boolean
}

function RelationEditor({ type, count, editor, readOnly }: RelationProps) {
  const [isRemoving, setRemoving] = useState(false)
  const [target, setTarget] = useState('')
  const { scheme, base } = editor.draft
  const patch = (change: RelationTypePatch, word: string) =>
    editor.edit((draft) => patchRelationType(draft, type.id, change), `${word} ${type.id}`)
  const isUsed = count !== 0 && base?.relationTypes.some(({ id }) => id === type.id) === true
  const remove = () => {
    const to = target === '' ? undefined : target === AWAY ? null : target
    editor.edit((draft) => removeRelationType(draft, type.id, to))
  }
  return (
    <li className={styles.card} aria-label={`Relation ${type.name}`}>
      <div className={styles.pair}>
        <DraftInput
          label="Name of the relation"
          value={type.name}
          readOnly={readOnly}
          onEdit={(name) => patch({ name }, 'name')}
        />
        <Checkbox
          label="Same both ways"
          checked={type.symmetric}
          disabled={readOnly}
          onChange={(event) => patch({ symmetric: event.target.checked }, 'symmetric')}
        />
      </div>
      <DraftInput
        label="What it means"
        value={type.description}
        readOnly={readOnly}
        onEdit={(description) => patch({ description }, 'description')}
      />
      <EndLabels
        scheme={scheme}
        legend={type.symmetric ? 'Between' : 'From'}
        chosen={type.from}
        disabled={readOnly}
        onChange={(from) => patch({ from }, 'from')}
      />
      {type.symmetric ? null : (
        <EndLabels
          scheme={scheme}
          legend="To"
          chosen={type.to}
          disabled={readOnly}
          onChange={(to) => patch({ to }, 'to')}
        />
      )}
      <HueField hue={type.hue} disabled={readOnly} onHue={(hue) => patch({ hue }, 'hue')} />
      {readOnly ? null : isRemoving ? (
        <div className={styles.row}>
          {isUsed ? (
            <Select
              label={`Its ${count ?? ''} relations become`}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            >
              <option value="">Choose…</option>
              {scheme.relationTypes.map(({ id, name }) =>
                id === type.id ? null : (
                  <option key={id} value={id}>
                    {name}
                  </option>
                )
              )}
              <option value={AWAY}>Nothing: remove them</option>
            </Select>
          ) : null}
          <Button variant="danger" disabled={isUsed && target === ''} onClick={remove}>
            Remove the relation
          </Button>
          <Button variant="quiet" onClick={() => setRemoving(false)}>
            Cancel
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          <Button variant="danger" onClick={() => setRemoving(true)}>
            Remove…
          </Button>
        </div>
      )}
    </li>
  )
}

/** The kinds of links between passages. */
export function RelationsPane({
  editor,
  uses,
  readOnly
}: {
  editor: SchemeEditor
  uses: Uses | null
  readOnly: boolean
}) {
  const { scheme } = editor.draft
  const add = () => {
    const taken = new Set(scheme.relationTypes.map(({ name }) => name.toLowerCase()))
    let name = 'New relation'
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `New relation ${count}`
    const hue = farHue(scheme.relationTypes.map((type) => type.hue))
    editor.edit((draft) => addRelationType(draft, { id: uuid(), name, hue }))
  }
  return (
    <div className={styles.page}>
      {scheme.relationTypes.length === 0 ? <p className={styles.hint}>No relations yet.</p> : null}
      <ul className={styles.cards}>
        {scheme.relationTypes.map((type) => (
          <RelationEditor
            key={type.id}
            type={type}
            count={uses === null ? null : (uses[keyOfRelation(type.id)] ?? 0)}
            editor={editor}
            readOnly={readOnly}
          />
        ))}
      </ul>
      {readOnly ? null : (
        <div>
          <Button onClick={add}>Add a relation</Button>
        </div>
      )}
    </div>
  )
}
