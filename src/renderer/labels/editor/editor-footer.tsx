import { Button } from '../../ui/button'
import styles from './editor-dialog.module.css'
import type { SchemeEditor } from './use-scheme-editor'

export interface EditorFooterProps {
  readonly editor: SchemeEditor
  readonly readOnly: boolean
  readonly isReviewing: boolean
  /** Something must be put right or decided before it can be saved. */
  readonly isBlocked: boolean
  readonly onReview: (reviewing: boolean) => void
  readonly onSave: () => void
  readonly onDiscard: () => void
}

function statusOf({ edited, kept }: SchemeEditor, isBlocked: boolean, isReviewing: boolean): string {
  if (!edited) return 'No edits.'
  if (!kept) return 'The browser has no room to keep these edits: save them before you close the window.'
  if (isReviewing && isBlocked) return 'Answer what is asked above, then save.'
  return isReviewing ? 'Saving is one step: one undo takes all of it back.' : 'Edits are kept here until you save them.'
}

/** What can be done with the edits: look at what they do, save, discard. */
export function EditorFooter(props: EditorFooterProps) {
  const { editor, readOnly, isReviewing, isBlocked, onReview, onSave, onDiscard } = props
  if (readOnly) return <p className={styles.status}>This library can be read but not changed.</p>
  return (
    <>
      <p className={styles.status} role="status">
        {statusOf(editor, isBlocked, isReviewing)}
      </p>
      {isReviewing ? (
        <>
          <Button onClick={() => onReview(false)}>Go on editing</Button>
          <Button variant="primary" disabled={isBlocked} onClick={onSave}>
            Save
          </Button>
        </>
      ) : (
        <>
          <Button variant="quiet" disabled={!editor.canUndo} onClick={editor.undo}>
            Take back
          </Button>
          <Button variant="quiet" disabled={!editor.canRedo} onClick={editor.redo}>
            Make again
          </Button>
          <Button disabled={!editor.edited} onClick={onDiscard}>
            Discard
          </Button>
          <Button variant="primary" disabled={!editor.edited} onClick={() => onReview(true)}>
            Review and save
          </Button>
        </>
      )}
    </>
  )
}
