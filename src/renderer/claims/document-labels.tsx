import type { CSSProperties } from 'react'
import { v7 as uuid } from 'uuid'
import { selectReadOnly, selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './inspector.module.css'

/** The labels for whole articles, each of which the open article has or has not. */
export function DocumentLabels({ article }: { readonly article: string }) {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const open = useWorkbench((state) => state.open)
  const readOnly = useWorkbench(selectReadOnly)
  const labels = scheme?.labels.filter((label) => label.appliesTo !== 'span') ?? []
  if (labels.length === 0 || !open) return null

  const toggle = (label: string, record: string | undefined) => {
    const nothing = { spans: [], claims: [] }
    if (record === undefined) {
      const documentLabels = [{ id: uuid(), label }]
      void actions.run({ type: 'annotations.add', article, ...nothing, documentLabels, edges: 'tidy', origin: 'human' })
    } else {
      void actions.run({ type: 'annotations.remove', article, ...nothing, documentLabels: [record] })
    }
  }

  return (
    <div role="group" aria-label="Labels on the article">
      <p className={styles.caption}>Labels on the article</p>
      <div className={styles.documentLabels}>
        {labels.map((label) => {
          const record = [...open.layer.documentLabels.values()].find((candidate) => candidate.label === label.id)
          return (
            <button
              key={label.id}
              type="button"
              aria-pressed={record !== undefined}
              disabled={readOnly}
              title={label.description}
              className={`hued ${styles.documentLabel}`}
              style={{ '--hue': label.hue } as CSSProperties}
              onClick={() => toggle(label.id, record?.id)}
            >
              <span aria-hidden="true">{record === undefined ? '+' : '✓'}</span>
              {label.name}
            </button>
          )
        })}
      </div>
    </div>
  )
}
