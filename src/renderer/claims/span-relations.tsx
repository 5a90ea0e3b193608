import type { Span } from '../../core/model/annotation'
import { relationsOfSpan } from '../state/relation-index'
import { useActions } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button } from '../ui/button'
import styles from './inspector.module.css'

export interface SpanRelationsProps {
  readonly open: OpenDocument
  readonly span: Span
  readonly readOnly: boolean
}

/** How many relations a highlight has, the way to their list, and to another one. */
export function SpanRelations({ open, span, readOnly }: SpanRelationsProps) {
  const actions = useActions()
  const { length } = relationsOfSpan(open, span.id)
  if (length === 0 && readOnly) return null
  return (
    <div className={styles.row}>
      {length === 0 ? null : (
        <Button onClick={() => actions.setInspectorTab('relations')}>
          {length === 1 ? '1 relation' : `${length} relations`}
        </Button>
      )}
      {readOnly ? null : (
        <Button aria-keyshortcuts="R" onClick={actions.beginRelation}>
          Relate…
        </Button>
      )}
    </div>
  )
}
