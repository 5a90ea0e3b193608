import type { Article } from '../../core/model/article'
import { groupDigits } from '../ui/group-digits'
import styles from './article-byline.module.css'
import { writtenDate } from './written-date'

/** Who published an article, when, and how long it is. */
export function ArticleByline({ article }: { readonly article: Article }) {
  const folded = article.segments.filter((segment) => segment.excluded).length
  return (
    <span className={styles.byline}>
      {article.byline ? <span>{article.byline}</span> : null}
      {article.publisher ? <span>{article.publisher}</span> : null}
      {article.publishedAt ? <span>{writtenDate(article.publishedAt)}</span> : null}
      <span>
        {groupDigits(article.text.length)} characters
        {folded > 0 ? ` · ${folded} ${folded === 1 ? 'part' : 'parts'} left out` : ''}
      </span>
    </span>
  )
}
