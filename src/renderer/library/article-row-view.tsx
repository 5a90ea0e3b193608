import { clsx } from 'clsx'
import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { ArticleSummary, Excerpt, FieldHit, SearchHit } from '../../api/views'
import { searchHits } from '../../core/query/search-hits'
import type { SearchTerm } from '../../core/query/search-query'
import { groupDigits } from '../ui/group-digits'
import { articleProgress } from './article-progress'
import styles from './article-list.module.css'
import { MarkedText } from './marked-text'
import { formatPartialDate } from './partial-date'

/** Fields that the row shows anyway. */
const SHOWN: ReadonlySet<FieldHit['kind']> = new Set(['title', 'publisher'])
const FIELD_NAMES: Readonly<Record<FieldHit['kind'], string>> = {
  title: 'Title',
  byline: 'Byline',
  publisher: 'Publisher',
  tag: 'Tag',
  claim: 'Claim',
  note: 'Note'
}

function Marked({ text, terms }: { readonly text: string; readonly terms: readonly SearchTerm[] }) {
  return terms.length === 0 ? text : <MarkedText text={text} hits={searchHits(text, terms)} />
}

/** A piece of the text with its hits. */
export function ExcerptView({ excerpt, language }: { readonly excerpt: Excerpt; readonly language: string }) {
  return (
    <div className={styles.excerpt} dir="auto" lang={language}>
      {excerpt.cutBefore ? '… ' : ''}
      <MarkedText text={excerpt.text} hits={excerpt.hits} start={excerpt.start} />
      {excerpt.cutAfter ? ' …' : ''}
    </div>
  )
}

export interface ArticleRowViewProps {
  readonly summary: ArticleSummary
  /** What the search found in it, or null. */
  readonly hit: SearchHit | null
  /** The place in the text to show. */
  readonly excerpt: Excerpt | null
  /** What is searched for. */
  readonly terms: readonly SearchTerm[]
}

/** One article of the list. */
export const ArticleRowView = memo(function ArticleRowView({ summary, hit, excerpt, terms }: ArticleRowViewProps) {
  const { article } = summary
  const progress = articleProgress(summary)
  return (
    <div className={styles.row}>
      <b dir="auto" lang={article.language}>
        <Marked text={article.title} terms={terms} />
      </b>
      <div className={styles.meta}>
        {article.publisher === null ? null : (
          <span dir="auto" className={styles.publisher}>
            <Marked text={article.publisher} terms={terms} />
          </span>
        )}
        {article.publishedAt === null ? null : <span>{formatPartialDate(article.publishedAt)}</span>}
        <span>{progress.claims}</span>
        {hit === null || hit.count === 0 ? null : (
          <span className={styles.hits}>{hit.count === 1 ? '1 hit' : `${groupDigits(hit.count)} hits`}</span>
        )}
        <span className="visually-hidden">{progress.description}</span>
      </div>
      {hit?.fields
        .filter(({ kind }) => !SHOWN.has(kind))
        .slice(0, 2)
        .map((field, index) => (
          <div key={index} className={styles.excerpt} dir="auto">
            <span className={styles.field}>{FIELD_NAMES[field.kind]}:</span>{' '}
            <MarkedText text={field.text} hits={field.hits} />
          </div>
        ))}
      {excerpt ? <ExcerptView excerpt={excerpt} language={article.language} /> : null}
      <div className={clsx(styles.bar, progress.done && styles.done)} aria-hidden="true">
        <i style={{ '--share': progress.ratio } as CSSProperties} />
      </div>
    </div>
  )
})
