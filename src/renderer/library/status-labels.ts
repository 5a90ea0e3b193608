import type { ArticleStatus } from '../../core/model/article'

/** What a status is called where it can be chosen. */
export const STATUS_LABELS: Readonly<Record<ArticleStatus, string>> = {
  todo: 'To do',
  'in-progress': 'In progress',
  done: 'Done'
}
