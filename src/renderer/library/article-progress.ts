import type { ArticleSummary } from '../../api/views'

/** How far the work on an article is. */
export interface ArticleProgress {
  /** 0 to 1. */
  readonly ratio: number
  readonly done: boolean
  readonly claims: string
  /** In words, for those who do not see the bar. */
  readonly description: string
}

const STATUS_NAMES = { todo: 'to do', 'in-progress': 'in progress', done: 'done' } as const

/** The share of claims that have a verdict; an article marked as done is full, whatever it holds. */
export function articleProgress({ status, counts }: ArticleSummary): ArticleProgress {
  const done = status === 'done'
  const claims = counts.claims === 1 ? '1 claim' : `${counts.claims} claims`
  const decided = counts.claims === 0 ? '' : `, ${counts.decided} with a verdict`
  return {
    ratio: done ? 1 : counts.claims === 0 ? 0 : counts.decided / counts.claims,
    done,
    claims,
    description: `${STATUS_NAMES[status]}${decided}`
  }
}
