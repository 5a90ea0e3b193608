import { renameScheme, setGuideline } from '../../../core/labels/scheme-draft'
import { Markdown } from '../../ui/markdown'
import { DraftInput } from './draft-input'
import styles from './editor.module.css'
import type { SchemeEditor } from './use-scheme-editor'

/** The scheme's name and its guideline, with how the guideline looks. */
export function SchemePane({ editor, readOnly }: { readonly editor: SchemeEditor; readonly readOnly: boolean }) {
  const { scheme } = editor.draft
  return (
    <div className={styles.page}>
      <DraftInput
        label="Name of the scheme"
        value={scheme.name}
        readOnly={readOnly}
        onEdit={(name) => editor.edit((draft) => renameScheme(draft, name), 'scheme name')}
      />
      <div className={styles.guideline}>
        <DraftInput
          area
          rows={14}
          label="Guideline (Markdown): how to use the scheme"
          value={scheme.guideline}
          readOnly={readOnly}
          onEdit={(text) => editor.edit((draft) => setGuideline(draft, text), 'guideline')}
        />
        <section aria-label="How the guideline looks" className={styles.preview} tabIndex={0}>
          {scheme.guideline === '' ? (
            <p className={styles.hint}>What you write is shown here, and beside the text of articles.</p>
          ) : (
            <Markdown text={scheme.guideline} />
          )}
        </section>
      </div>
    </div>
  )
}
