import { useId, useRef } from 'react'
import type { CSSProperties } from 'react'
import { v7 as uuid } from 'uuid'
import type { DocumentLabel } from '../../core/model/annotation'
import type { Label } from '../../core/model/scheme'
import { labelById, selectLibrary, selectReadOnly, selectScheme } from '../state/selectors'
import { useActions, useWorkbench, useWorkbenchStore } from '../state/workbench'
import { DocumentLabelCard } from './document-label-card'
import cardStyles from './document-labels.module.css'
import styles from './inspector.module.css'

/** The labels for whole articles, each of which the open article has or has not, and what is said about those it has. */
export function DocumentLabels({ article }: { readonly article: string }) {
  const actions = useActions()
  const store = useWorkbenchStore()
  const scheme = useWorkbench(selectScheme)
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const open = useWorkbench((state) => state.open)
  const readOnly = useWorkbench(selectReadOnly)
  const frame = useRef<HTMLDivElement>(null)
  const headingId = useId()
  if (!open) return null
  const labels = scheme?.labels.filter((label) => label.appliesTo !== 'span') ?? []
  const place = new Map(labels.map(({ id }, index) => [id, index]))
  const placeOf = ({ label }: DocumentLabel) => place.get(label) ?? labels.length
  const records = [...open.layer.documentLabels.values()].sort(
    (a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1)
  )
  if (labels.length === 0 && records.length === 0) return null

  const toggle = (label: Label, record: string | undefined) => {
    const nothing = { spans: [], claims: [] }
    if (record !== undefined) {
      void actions.run({ type: 'annotations.remove', article, ...nothing, documentLabels: [record] })
      actions.announce(`${label.name} taken off the article`)
      return
    }
    const id = uuid()
    const documentLabels = [{ id, label: label.id }]
    void actions.run({ type: 'annotations.add', article, ...nothing, documentLabels, edges: 'tidy', origin: 'human' })
    if (!store.getState().open?.layer.documentLabels.has(id)) return
    const missing = actions.countMissing('documentLabel', id)
    actions.announce(`Article labelled ${label.name}${missing === 0 ? '' : `. ${missing} to fill in`}`)
    actions.askMissing('documentLabel', id)
  }

  return (
    <div ref={frame} role="group" aria-labelledby={headingId} className={cardStyles.labels}>
      <p id={headingId} className={styles.caption}>
        Labels on the article
      </p>
      <div className={styles.documentLabels}>
        {labels.map((label) => {
          const record = records.find((candidate) => candidate.label === label.id)
          return (
            <button
              key={label.id}
              type="button"
              data-label={label.id}
              aria-pressed={record !== undefined}
              disabled={readOnly}
              title={label.description}
              className={`hued ${styles.documentLabel}`}
              style={{ '--hue': label.hue } as CSSProperties}
              onClick={() => toggle(label, record?.id)}
            >
              <span aria-hidden="true">{record === undefined ? '+' : '✓'}</span>
              {label.name}
            </button>
          )
        })}
      </div>
      {records.map((record) => (
        <DocumentLabelCard
          key={record.id}
          library={library}
          article={article}
          record={record}
          label={labelById(store.getState(), record.label)}
          readOnly={readOnly}
          onLeave={() => frame.current?.querySelector<HTMLElement>(`[data-label="${record.label}"]`)?.focus()}
        />
      ))}
    </div>
  )
}
