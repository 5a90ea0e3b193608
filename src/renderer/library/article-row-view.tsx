import { clsx } from 'clsx'
import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { ArticleSummary, SearchHit } from '../../api/views'
import { articleProgress } from './article-progress'
import styles from './article-list.module.css'
import { markWords } from './mark-words'
import { formatPartialDate } from './partial-date'

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text
  return markWords(text, words).map((piece, index) =>
    piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>
  )
}

export interface ArticleRowViewProps {
  readonly summary: ArticleSummary
  /** Where the search found it in the text, or null. */
  readonly hit: SearchHit | null
  /** Folded words to mark. */
  readonly words: readonly string[]
}

/** One article of the list. */
export const ArticleRowView = memo(function ArticleRowView({ summary, hit, words }: ArticleRowViewProps) {
  const { article } = summary
  const progress = articleProgress(summary)
  return (
    <div className={styles.row}>
      <b dir="auto" lang={article.language}>
        <Marked text={article.title} words={words} />
      </b>
      <div className={styles.meta}>
        {article.publisher === null ? null : (
          <span dir="auto" className={styles.publisher}>
            <Marked text={article.publisher} words={words} />
          </span>
        )}
        {article.publishedAt === null ? null : <span>{formatPartialDate(article.publishedAt)}</span>}
        <span>{progress.claims}</span>
        <span className="visually-hidden">{progress.description}</span>
      </div>
      {hit === null ? null : (
        <div className={styles.excerpt} dir="auto" lang={article.language}>
          <Marked text={hit.excerpt} words={words} />
        </div>
      )}
      <div className={clsx(styles.bar, progress.done && styles.done)} aria-hidden="true">
        <i style={{ '--share': progress.ratio } as CSSProperties} />
      </div>
    </div>
  )
})
