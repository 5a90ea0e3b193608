import type { ArticleSummary } from '../../api/views'
import type { ArticleStatus } from '../../core/model/article'
import { explainError } from '../state/explain-error'
import { useActions, useClient, useWorkbenchStore } from '../state/workbench'
import type { ArticleRow } from './article-rows'

export interface ArticleActions {
  /** Opens the article; with a search, at the place that the row shows, or at its first hit. */
  readonly openRow: (row: ArticleRow, isSearching: boolean) => void
  readonly setStatus: (summary: ArticleSummary, status: ArticleStatus) => void
  /** D13: to the bin, with a way back. */
  readonly bin: (summary: ArticleSummary) => void
}

export function useArticleActions(): ArticleActions {
  const actions = useActions()
  const store = useWorkbenchStore()
  const client = useClient()

  function bringBack(article: string, seq: number): void {
    if (store.getState().undo.undo?.seq === seq) {
      void actions.undo()
      return
    }
    // Other things were done since. The window does not know binned articles, so the backend is asked directly.
    client
      .call('command.run', { command: { type: 'article.bin', articles: [article], binned: false } })
      .catch((error: unknown) => actions.toast({ severity: 'error', message: explainError(error) }))
  }

  return {
    openRow(row, isSearching) {
      const { id } = row.summary.article
      if (isSearching) {
        void actions.openHit(id, row.excerpt?.hits[0]?.start ?? null, row.id)
        return
      }
      actions.rememberPlace()
      void actions.openArticle(id)
    },
    setStatus(summary, status) {
      if (summary.status !== status) void actions.setStatus(summary.article.id, status)
    },
    bin({ article }) {
      void actions.run({ type: 'article.bin', articles: [article.id], binned: true }).then((committed) => {
        if (!committed) return
        if (store.getState().open?.article.id === article.id) actions.closeArticle()
        actions.toast({
          severity: 'success',
          message: `“${article.title}” is in the bin.`,
          action: { label: 'Undo', run: () => bringBack(article.id, committed.seq) }
        })
      })
    }
  }
}
