import type { ClientCommand } from '../../core/commands/command'
import type { Article } from '../../core/model/article'
import { articleFields } from '../../core/schema/records'
import { ADDRESS_PROBLEM } from './address-problem'

/** The details of an article that are edited as one line of text. */
export const ARTICLE_FIELDS = ['title', 'byline', 'publisher', 'publishedAt', 'url', 'language'] as const
export type ArticleField = (typeof ARTICLE_FIELDS)[number]

type ArticlePatch = Extract<ClientCommand, { type: 'article.update' }>['patch']

const REQUIRED: ReadonlySet<ArticleField> = new Set(['title', 'language'])

/** What the schema says, in words that say what to do. */
const PROBLEMS: Readonly<Record<ArticleField, string>> = {
  title: 'An article needs a title of at most 2,000 characters.',
  byline: 'A byline has at most 2,000 characters.',
  publisher: 'A publisher has at most 2,000 characters.',
  publishedAt: 'Write the date as 2024-08-22, or 2024-08 or 2024 where less is known.',
  url: ADDRESS_PROBLEM,
  language: 'Write the language as a code: en, en-GB, zh.'
}

/** A field's text as it is edited; nothing is an empty text. */
export function fieldText(article: Article, field: ArticleField): string {
  return article[field] ?? ''
}

const storedValue = (field: ArticleField, text: string): string | null => {
  const trimmed = text.trim()
  return trimmed === '' && !REQUIRED.has(field) ? null : trimmed
}

/** Checks a text with the schema the store uses; null when it may be stored. */
export function fieldProblem(field: ArticleField, text: string): string | null {
  const value = storedValue(field, text)
  if (!articleFields[field].safeParse(value).success) return PROBLEMS[field]
  if (field !== 'publishedAt' || value === null) return null
  return isCalendarDate(value) ? null : 'There is no such day in the calendar.'
}

/** The schema checks the form of a date; a day that no calendar has is a slip of the typing. */
function isCalendarDate(date: string): boolean {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  const made = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1))
  return made.getUTCMonth() + 1 === (month ?? 1) && made.getUTCDate() === (day ?? 1)
}

/** The command's patch for one field. */
export function fieldPatch(field: ArticleField, text: string): ArticlePatch {
  return { [field]: storedValue(field, text) }
}
