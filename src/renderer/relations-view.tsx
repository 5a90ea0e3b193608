import { useMemo } from 'react'
import type { Segment } from '../core/model/article'
import type { Relation } from '../core/model/relation'
import { numberParagraphs, paragraphNumber } from './claims/annotation-rows'
import { NoteField } from './claims/note-field'
import { useSave } from './drafts/use-save'
import { RelationsTab } from './relations/relations-tab'
import { selectLibrary, selectReadOnly } from './state/selectors'
import { useWorkbench } from './state/workbench'

const NO_SEGMENTS: readonly Segment[] = []

/** The note of a relation; it lies with the article that the relation begins in. */
function RelationNote({ relation }: { readonly relation: Relation }) {
  const save = useSave()
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const readOnly = useWorkbench(selectReadOnly)
  const { article } = relation.from
  return (
    <NoteField
      key={relation.id}
      label="Note on the relation"
      record={relation.id}
      draftKey={`${library}/${article}/${relation.id}/relation-note`}
      stored={relation.note}
      readOnly={readOnly}
      save={(note) => save({ type: 'relation.update', article, relation: relation.id, patch: { note } })}
    />
  )
}

const noteOf = (relation: Relation) => <RelationNote relation={relation} />

/** The inspector's list of relations, with the paragraph numbers and the note field of the inspector. */
export function RelationsView() {
  const text = useWorkbench((state) => state.open?.text ?? '')
  const segments = useWorkbench((state) => state.open?.article.segments ?? NO_SEGMENTS)
  const paragraphAt = useMemo(() => {
    const paragraphs = numberParagraphs(text, segments)
    return (offset: number) => paragraphNumber(paragraphs, offset)
  }, [text, segments])
  return <RelationsTab paragraphAt={paragraphAt} note={noteOf} />
}
