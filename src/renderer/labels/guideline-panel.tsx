import { clsx } from 'clsx'
import { PencilLine, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { CSSProperties } from 'react'
import { attributeWords } from '../../core/labels/scheme-diff'
import { labelRows } from '../../core/labels/scheme-tree'
import type { LabelRow } from '../../core/labels/scheme-tree'
import { selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { Markdown } from '../ui/markdown'
import styles from './guideline-panel.module.css'
import { pressedLabel } from './label-bar-state'

function GuidedLabel({ row, active }: { readonly row: LabelRow; readonly active: boolean }) {
  const { label, depth } = row
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <li
      ref={item}
      aria-current={active ? 'true' : undefined}
      className={clsx('hued', styles.label, active && styles.active)}
      style={{ '--hue': label.hue, marginInlineStart: depth * 14 } as CSSProperties}
    >
      <h4 className={styles.name}>
        <span className={styles.chip}>{label.name}</span>
        {label.appliesTo === 'document' ? <span className={styles.note}>whole articles</span> : null}
        {label.key === null ? null : <Kbd>{label.key.toUpperCase()}</Kbd>}
      </h4>
      {label.description === '' ? null : <Markdown text={label.description} headingLevel={5} />}
      {label.examples.length === 0 ? null : (
        <ul className={styles.examples} aria-label={`Examples of ${label.name}`}>
          {label.examples.map((example, index) => (
            <li key={index}>{example}</li>
          ))}
        </ul>
      )}
      {label.attributes.length === 0 ? null : (
        <dl className={styles.attributes}>
          {label.attributes.map((attribute) => (
            <div key={attribute.id}>
              <dt>{attribute.name}</dt>
              <dd>
                {attributeWords(attribute)}
                {attribute.description === '' ? null : ` — ${attribute.description}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

/** How to use the scheme, beside the text: its guideline, then each label with what it means. */
export function GuidelinePanel() {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const shown = useWorkbench((state) => state.guidelineShown)
  const pressed = useWorkbench(pressedLabel)
  const titleId = useId()
  if (!shown || !scheme) return null
  const isBare = scheme.guideline === '' && scheme.labels.every((label) => label.description === '')
  return (
    <aside aria-labelledby={titleId} className={styles.panel}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          Guideline<span className={styles.scheme}>{scheme.name}</span>
        </h2>
        <IconButton label="Edit the scheme" onClick={() => actions.openSchemeEditor(scheme.id)}>
          <PencilLine size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label="Hide the guideline" onClick={() => actions.toggleGuideline()}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.body} tabIndex={0} role="group" aria-label={`Guideline of ${scheme.name}`}>
        {scheme.guideline === '' ? null : <Markdown text={scheme.guideline} />}
        {isBare ? <p className={styles.note}>Nothing is written yet. Edit the scheme to say how to use it.</p> : null}
        <h3 className={styles.heading}>Labels</h3>
        <ul className={styles.labels}>
          {labelRows(scheme).map((row) => (
            <GuidedLabel key={row.label.id} row={row} active={row.label.id === pressed} />
          ))}
        </ul>
      </div>
    </aside>
  )
}
