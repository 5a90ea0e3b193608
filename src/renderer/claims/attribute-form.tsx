import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { missingAttributes } from '../../core/labels/attribute-kinds'
import { strayValues } from '../../core/labels/attribute-words'
import type { Attributes, AttributeValue } from '../../core/model/annotation'
import type { Label } from '../../core/model/scheme'
import { useActions, useWorkbenchStore } from '../state/workbench'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { AttributeField } from './attribute-field'
import styles from './attribute-form.module.css'
import { useInspectorFocus } from './use-inspector-focus'

export interface AttributeFormProps {
  /** Names the record's drafts: library, article and record. */
  readonly draftKey: string
  readonly of: 'span' | 'documentLabel'
  readonly record: { readonly id: string; readonly attributes: Attributes }
  readonly label: Label | null
  readonly readOnly: boolean
  /** Sets one attribute, or takes it away (null). */
  readonly save: (attribute: string, value: AttributeValue | null) => Promise<void>
  /** Where Escape and the last Enter lead. */
  readonly onLeave: () => void
}

const CONTROLS = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

function focusAttribute(form: HTMLElement | null, id: string): boolean {
  const field = form?.querySelector(`[data-attribute="${id}"]`)
  const control =
    field?.querySelector<HTMLElement>('input[type="radio"]:checked') ?? field?.querySelector<HTMLElement>(CONTROLS)
  control?.focus()
  return control !== null && control !== undefined
}

/**
 * What a label asks about a record. Enter goes to the next required attribute without a value, or else to the next
 * one; Escape leaves. For another record it must be mounted anew.
 */
export function AttributeForm({ draftKey, of, record, label, readOnly, save, onLeave }: AttributeFormProps) {
  const actions = useActions()
  const store = useWorkbenchStore()
  const form = useRef<HTMLElement>(null)
  /** Asked because something is missing: then Enter goes from one missing to the next, and out. */
  const asked = useRef(false)
  const definitions = label?.attributes ?? []
  const strays = strayValues(label, record.attributes)
  const missing = label ? missingAttributes(label, record.attributes) : []

  useInspectorFocus((target) => {
    if (target.kind !== 'attributes' || target.record !== record.id || target.of !== of) return false
    asked.current = target.missingOnly
    const first = missing[0] ?? definitions[0]
    return first ? focusAttribute(form.current, first.id) : true
  })
  if (definitions.length === 0 && strays.length === 0) return null

  /** The record as it is after the field that was left has been saved. */
  const missingNow = () => {
    const { open } = store.getState()
    const now = of === 'span' ? open?.layer.spans.get(record.id) : open?.layer.documentLabels.get(record.id)
    return now && label ? missingAttributes(label, now.attributes) : []
  }

  const leave = () => {
    const left = missingNow().length
    asked.current = false
    onLeave()
    if (definitions.some(({ required }) => required)) {
      actions.announce(
        left === 0
          ? 'All required attributes are filled in.'
          : `Still missing: ${missingNow()
              .map(({ name }) => name)
              .join(', ')}.`
      )
    }
  }

  const goOn = (field: HTMLElement) => {
    const at = definitions.findIndex(({ id }) => id === field.dataset['attribute'])
    // Leaving the field saves what was typed in it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const after = definitions.slice(at + 1)
    const open = missingNow()
    const next = asked.current ? after.find((each) => open.includes(each)) : after[0]
    if (!next || !focusAttribute(form.current, next.id)) leave()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (target instanceof HTMLElement) target.blur()
      leave()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || !(target instanceof HTMLElement) || target.matches('button')) return
    const field = target.closest<HTMLElement>('[data-attribute]')
    if (!field) return
    event.preventDefault()
    const wrong = field.dataset['wrong']
    if (wrong === undefined) return goOn(field)
    // What is wrong is said beside the field, and the field keeps the focus.
    target.blur()
    target.focus()
    actions.announce(wrong)
  }

  return (
    <section ref={form} aria-label="Attributes" className={styles.form} onKeyDown={onKeyDown}>
      <p className={styles.heading}>
        Attributes
        {missing.length === 0 ? null : <span className={styles.missing}>{missing.length} missing</span>}
        {readOnly || definitions.length === 0 ? null : (
          <span className={styles.keys} aria-hidden="true">
            <Kbd>Enter</Kbd> goes on <Kbd>Esc</Kbd> back
          </span>
        )}
      </p>
      {definitions.map((definition) => (
        <AttributeField
          key={definition.id}
          draftKey={`${draftKey}/attribute/${definition.id}`}
          definition={definition}
          value={record.attributes[definition.id]}
          readOnly={readOnly}
          save={(value) => save(definition.id, value)}
        />
      ))}
      {strays.map(({ id, words }) => (
        <div key={id} className={styles.stray}>
          <span className={styles.strayName}>{id}</span>
          <span className={styles.strayWords} dir="auto">
            {words}
          </span>
          <span className={styles.description}>The scheme does not know this attribute. It is kept.</span>
          {readOnly ? null : (
            <Button variant="quiet" className={styles.clear} onClick={() => void save(id, null)}>
              Remove {id}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
