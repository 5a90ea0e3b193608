import { FileText } from 'lucide-react'
import { ARTICLE_STATUSES } from '../../core/model/article'
import { SHORT_TEXT } from '../../core/schema/records'
import { ARTICLE_FIELDS, fieldPatch, fieldProblem, fieldText } from '../state/article-fields'
import type { ArticleField } from '../state/article-fields'
import { selectLibrary, selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench, useWorkbenchStore } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Segmented } from '../ui/segmented'
import { ArticleFacts } from './article-facts'
import { DocumentLabels } from './document-labels'
import { DraftText } from '../drafts/draft-text'
import { EarlierVersions } from './earlier-versions'
import styles from './inspector.module.css'
import { NoteField } from './note-field'
import { ArticleTags } from './tags'
import { useSave } from '../drafts/use-save'

const FIELD_LABELS: Readonly<Record<ArticleField, string>> = {
  title: 'Title',
  byline: 'Byline',
  publisher: 'Publisher',
  publishedAt: 'Date',
  url: 'Address',
  language: 'Language'
}
const FIELD_PLACEHOLDERS: Readonly<Partial<Record<ArticleField, string>>> = {
  publishedAt: '2024-08-22',
  url: 'https://'
}
const STATUS_OPTIONS = { todo: 'To do', 'in-progress': 'In progress', done: 'Done' } as const

/** What is known of the open article, and where the work on it stands. */
export function ArticleTab() {
  const actions = useActions()
  const store = useWorkbenchStore()
  const save = useSave()
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const open = useWorkbench((state) => state.open)
  const status = useWorkbench((state) =>
    state.open ? (state.articles.get(state.open.article.id)?.status ?? null) : null
  )
  const readOnly = useWorkbench(selectReadOnly)
  if (!open) {
    return (
      <EmptyState icon={<FileText size={28} strokeWidth={1.5} />} title="No article is open">
        Choose one from the list to see its details.
      </EmptyState>
    )
  }
  const { article, layer } = open
  const { id } = article

  const saveField = async (field: ArticleField, text: string) => {
    const patch = fieldPatch(field, text)
    const current = store.getState().articles.get(id)?.article
    // White space at the ends is not stored; adding some changes nothing.
    if (current && current[field] === patch[field]) return
    await save({ type: 'article.update', article: id, patch })
  }

  return (
    <div className={styles.pane}>
      <Segmented
        label="Status"
        options={ARTICLE_STATUSES.map((value) => ({ value, label: STATUS_OPTIONS[value] }))}
        value={status}
        disabled={readOnly}
        onChange={(next) => void actions.setStatus(id, next)}
      />
      <DocumentLabels key={`labels ${id}`} article={id} />
      <NoteField
        key={`note ${id}`}
        draftKey={`${library}/${id}/article-note`}
        stored={layer.note}
        readOnly={readOnly}
        save={(note) => save({ type: 'article.note', article: id, note })}
        label="Note on the article"
      />
      <ArticleTags key={`tags ${id}`} open={open} readOnly={readOnly} />
      {ARTICLE_FIELDS.map((field) => {
        const placeholder = FIELD_PLACEHOLDERS[field]
        return (
          <DraftText
            key={`${id} ${field}`}
            draftKey={`${library}/${id}/article/${field}`}
            stored={fieldText(article, field)}
            readOnly={readOnly}
            save={(text) => saveField(field, text)}
            check={(text) => fieldProblem(field, text)}
            label={FIELD_LABELS[field]}
            lines={field === 'title' ? 'several' : 'one'}
            maxLength={SHORT_TEXT}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
        )
      })}
      <ArticleFacts article={article} />
      <EarlierVersions article={article} />
      <div className={styles.row}>
        <Button onClick={() => actions.openDialog('export')}>Export this article</Button>
        {readOnly ? null : <Button onClick={() => actions.openNewVersion(id)}>Import a new version…</Button>}
      </div>
    </div>
  )
}
