import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { v7 as uuid } from 'uuid'
import { ATTRIBUTE_KIND_IDS } from '../../../core/labels/attribute-kind'
import type { AttributeKindId } from '../../../core/labels/attribute-kind'
import { ATTRIBUTE_KINDS } from '../../../core/labels/attribute-kinds'
import {
  addAttribute,
  patchAttribute,
  removeAttribute,
  shiftAttribute
} from '../../../core/labels/scheme-attribute-edits'
import type { AttributePatch } from '../../../core/labels/scheme-attribute-edits'
import type { AttributeDefinition, Label } from '../../../core/model/scheme'
import { Button, IconButton } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Select } from '../../ui/text-field'
import { DraftInput, linesOf } from './draft-input'
import styles from './editor.module.css'
import type { SchemeEditor } from './use-scheme-editor'

/** A typed bound: empty means none; not a number is a problem. */
function boundEdit(text: string, apply: (bound: number | null) => string | null): string | null {
  const bound = Number(text.replace(',', '.'))
  if (text.trim() === '') return apply(null)
  return Number.isFinite(bound) ? apply(bound) : 'Write a number, or nothing.'
}

interface AttributeProps {
  readonly label: Label
  readonly definition: AttributeDefinition
  readonly editor: SchemeEditor
  readonly readOnly: boolean
}

function AttributeEditor({ label, definition, editor, readOnly }: AttributeProps) {
  const { id, name, kind, required, options, minimum, maximum, description } = definition
  const patch = (change: AttributePatch, word: string) =>
    editor.edit((draft) => patchAttribute(draft, label.id, id, change), `${word} ${label.id} ${id}`)
  const hasOptions = kind === 'choice' || kind === 'several'
  return (
    <li className={styles.card} aria-label={`Attribute ${name}`}>
      <div className={styles.pair}>
        <DraftInput
          label="Name of the attribute"
          value={name}
          readOnly={readOnly}
          onEdit={(value) => patch({ name: value }, 'name')}
        />
        <Select
          label="Kind"
          value={kind}
          disabled={readOnly}
          onChange={(event) => patch({ kind: event.target.value as AttributeKindId }, 'kind')}
        >
          {ATTRIBUTE_KIND_IDS.map((each) => (
            <option key={each} value={each}>
              {ATTRIBUTE_KINDS[each].name}
            </option>
          ))}
        </Select>
      </div>
      {hasOptions ? (
        <DraftInput
          area
          label="Options, one on each line"
          value={options.join('\n')}
          readOnly={readOnly}
          rows={3}
          onEdit={(value) => patch({ options: linesOf(value) }, 'options')}
        />
      ) : null}
      {kind === 'number' ? (
        <div className={styles.pair}>
          <DraftInput
            label="At least"
            value={minimum === null ? '' : String(minimum)}
            readOnly={readOnly}
            onEdit={(value) => boundEdit(value, (bound) => patch({ minimum: bound }, 'minimum'))}
          />
          <DraftInput
            label="At most"
            value={maximum === null ? '' : String(maximum)}
            readOnly={readOnly}
            onEdit={(value) => boundEdit(value, (bound) => patch({ maximum: bound }, 'maximum'))}
          />
        </div>
      ) : null}
      <DraftInput
        label="What is asked"
        value={description}
        readOnly={readOnly}
        onEdit={(value) => patch({ description: value }, 'description')}
      />
      <div className={styles.row}>
        <Checkbox
          label="Required: asked for at once"
          checked={required}
          disabled={readOnly}
          onChange={(event) => patch({ required: event.target.checked }, 'required')}
        />
        {readOnly ? null : (
          <span className={styles.end}>
            <IconButton
              label={`Move ${name} up`}
              onClick={() => editor.edit((draft) => shiftAttribute(draft, label.id, id, -1))}
            >
              <ArrowUp size={15} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={`Move ${name} down`}
              onClick={() => editor.edit((draft) => shiftAttribute(draft, label.id, id, 1))}
            >
              <ArrowDown size={15} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={`Remove the attribute ${name}`}
              onClick={() => editor.edit((draft) => removeAttribute(draft, label.id, id))}
            >
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
    </li>
  )
}

/** A name that no attribute of the label has: "Attribute", "Attribute 2" … */
function freshName(label: Label): string {
  const taken = new Set(label.attributes.map(({ name }) => name))
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'Attribute' : `Attribute ${count}`
    if (!taken.has(name)) return name
  }
}

/** What is asked about everything that has the label. */
export function AttributeList({ label, editor, readOnly }: Omit<AttributeProps, 'definition'>) {
  return (
    <section className={styles.section} aria-label="Attributes">
      <h3 className={styles.heading}>Attributes</h3>
      {label.attributes.length === 0 ? (
        <p className={styles.hint}>Nothing more is asked about what has this label.</p>
      ) : (
        <ul className={styles.cards}>
          {label.attributes.map((definition) => (
            <AttributeEditor
              key={definition.id}
              label={label}
              definition={definition}
              editor={editor}
              readOnly={readOnly}
            />
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <Button
          onClick={() =>
            editor.edit((draft) =>
              addAttribute(draft, label.id, { fresh: uuid(), name: freshName(label), kind: 'choice' })
            )
          }
        >
          Add an attribute
        </Button>
      )}
    </section>
  )
}
