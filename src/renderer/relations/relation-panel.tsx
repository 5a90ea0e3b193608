import type { Relation } from '../../core/model/relation'
import type { ReactNode } from 'react'
import { useActions } from '../state/workbench'
import { Button } from '../ui/button'
import type { RelationRow } from './relation-rows'
import styles from './relations-tab.module.css'

export interface RelationPanelProps {
  readonly row: RelationRow
  readonly readOnly: boolean
  readonly note: (relation: Relation) => ReactNode
}

/** The selected relation: what it says, what can be done with it, and its note. */
export function RelationPanel({ row, readOnly, note }: RelationPanelProps) {
  const actions = useActions()
  const { relation } = row
  return (
    <section aria-label="Selected relation" className={styles.panel}>
      <p className={styles.words}>
        <span dir="auto">“{row.from.quote}”</span> {row.typeName.toLocaleLowerCase()}{' '}
        <span dir="auto">“{row.to.quote}”</span>
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => void actions.goToRelationEnd(relation, 'from')}>Go to the first</Button>
        <Button onClick={() => void actions.goToRelationEnd(relation, 'to')}>Go to the second</Button>
        {readOnly ? null : (
          <>
            <Button
              aria-keyshortcuts="T"
              onClick={(event) =>
                void actions.openRelationTypes(relation.id, event.currentTarget.getBoundingClientRect())
              }
            >
              Type…
            </Button>
            {row.isSymmetric ? null : (
              <Button aria-keyshortcuts="X" onClick={() => void actions.turnRelation(relation.id)}>
                Turn round
              </Button>
            )}
            <Button variant="danger" onClick={() => void actions.removeRelation(relation.id)}>
              Remove relation
            </Button>
          </>
        )}
      </div>
      {note(relation)}
    </section>
  )
}
