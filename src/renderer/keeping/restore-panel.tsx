import { ChevronLeft } from 'lucide-react'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { BackupView, RestorePreview, RestoredArticle } from '../../api/backup-views'
import { explainError } from '../state/explain-error'
import { selectReadOnly } from '../state/selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { EmptyState } from '../ui/empty-state'
import { counted } from '../ui/format-bytes'
import { groupDigits } from '../ui/group-digits'
import { countsTold } from './backup-words'
import styles from './keeping.module.css'
import { useAnswer } from './use-answer'
import { when } from '../ui/when'

function articleTold({ details, records, hasText }: RestoredArticle): string {
  const parts = [
    details === 'back' ? 'the article comes back' : details === 'changed' ? 'its details change back' : '',
    countsTold(records),
    hasText ? '' : 'its text is missing, so it cannot be read'
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

interface ArticlesProps {
  readonly articles: readonly RestoredArticle[]
  readonly left: ReadonlySet<string>
  readonly onToggle: (article: string) => void
}

function Articles({ articles, left, onToggle }: ArticlesProps) {
  return (
    <ul className={styles.list} aria-label="Articles that would change">
      {articles.map((each) => (
        <li key={each.article}>
          <Checkbox
            label={each.title}
            hint={articleTold(each)}
            checked={!left.has(each.article)}
            onChange={() => onToggle(each.article)}
          />
        </li>
      ))}
    </ul>
  )
}

/** What the choice would do beside the articles one by one. */
function Rest({ preview, isWhole }: { readonly preview: RestorePreview; readonly isWhole: boolean }) {
  const { articles, articlesChanged, articlesStaying, schemes, desk, unusable } = preview
  const more = articlesChanged - articles.length
  const lines = [
    more > 0 ? `${counted(more, 'further article')} would change.` : '',
    isWhole && countsTold(schemes) !== '' ? `Labels: ${countsTold(schemes)}.` : '',
    isWhole && countsTold(desk) !== '' ? `Sources, people and sessions: ${countsTold(desk)}.` : '',
    articlesStaying > 0
      ? `${counted(articlesStaying, 'article')} came later and ${articlesStaying === 1 ? 'stays' : 'stay'}.`
      : ''
  ].filter((line) => line !== '')
  return (
    <>
      {lines.length === 0 ? null : (
        <ul className={styles.counts}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {unusable.map((line) => (
        <p key={line} className={styles.problem}>
          {line}
        </p>
      ))}
    </>
  )
}

/** What the restoring of a backup would change, and the doing of it. */
export function RestorePanel({ backup, onBack }: { readonly backup: BackupView; readonly onBack: () => void }) {
  const client = useClient()
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isRestoring, setRestoring] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const headingId = useId()
  useEffect(() => heading.current?.focus(), [])
  const question = useCallback(
    () => client.call('backup.preview', { backup: backup.id, articles: null }),
    [client, backup.id]
  )
  const { value: preview, problem, ask } = useAnswer(question)
  const chosen = (preview?.articles ?? []).filter(({ article }) => !left.has(article))
  const isWhole = left.size === 0

  const restore = async () => {
    if (isRestoring) return
    setRestoring(true)
    setFailed(null)
    try {
      const articles = isWhole ? null : chosen.map(({ article }) => article)
      const { committed, before } = await client.call('backup.restore', { backup: backup.id, articles })
      const kept = before ? ` What was there before is kept as the backup of ${when(before.at)}.` : ''
      actions.toast(
        committed
          ? {
              severity: 'success',
              message: `The backup of ${when(backup.at)} is restored.${kept}`,
              action: { label: 'Undo', run: () => void actions.undo() }
            }
          : { severity: 'info', message: `Everything was as it was on ${when(backup.at)}. Nothing was changed.` }
      )
      onBack()
    } catch (error) {
      setFailed(explainError(error))
      setRestoring(false)
    }
  }

  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} ref={heading} tabIndex={-1} className={styles.heading}>
          The state of {when(backup.at)}
        </h3>
        <Button onClick={onBack}>
          <ChevronLeft size={14} aria-hidden="true" />
          All backups
        </Button>
      </div>
      {(problem ?? failed) === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem ?? failed} {problem === null ? null : <Button onClick={ask}>Try again</Button>}
        </p>
      )}
      {preview === null ? (
        problem === null && <EmptyState title="Comparing it with what there is now…" />
      ) : preview.changes === 0 ? (
        <EmptyState title="Everything is as it was then">There is nothing to restore.</EmptyState>
      ) : (
        <>
          <p className={styles.told}>
            {counted(preview.changes, 'record')} would change. It is one action that can be undone, and the present
            state is backed up first. What other people made stays as it is.
          </p>
          <Rest preview={preview} isWhole={isWhole} />
          {preview.articles.length === 0 ? null : (
            <Articles
              articles={preview.articles}
              left={left}
              onToggle={(article) =>
                setLeft((before) => {
                  const next = new Set(before)
                  if (!next.delete(article)) next.add(article)
                  return next
                })
              }
            />
          )}
          {readOnly ? null : (
            <div className={styles.foot}>
              {isWhole ? null : (
                <span>
                  Only the {groupDigits(chosen.length)} ticked; labels, sources and sessions stay as they are now.
                </span>
              )}
              <Button
                variant="primary"
                disabled={isRestoring || (!isWhole && chosen.length === 0)}
                onClick={() => void restore()}
              >
                {isRestoring ? 'Restoring…' : isWhole ? 'Restore all of it' : 'Restore what is ticked'}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
