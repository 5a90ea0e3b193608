import * as z from 'zod'
import type { FindQuery } from '../core/query/find-in-article'
import type { FindWithin } from '../core/query/match-within'
import { idSchema, SHORT_TEXT } from '../core/schema/records'

/** Most matches that are listed, and that one command can highlight. */
export const MOST_LISTED = 100_000
/** Most matches in one page of the list. */
export const MATCH_PAGE = 500

export const matchQuerySchema: z.ZodType<FindQuery> = z.strictObject({
  words: z.string().max(SHORT_TEXT),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  regex: z.boolean(),
  inflected: z.boolean()
})

export const matchWithinSchema: z.ZodType<FindWithin> = z.strictObject({
  mode: z.enum(['anywhere', 'inside', 'outside']),
  labels: z.array(idSchema).max(10_000)
})

/** Matches by their numbers: all but those named, or only those named. */
export interface MatchChoice {
  readonly mode: 'all-but' | 'only'
  readonly matches: readonly number[]
}

export const matchChoiceSchema: z.ZodType<MatchChoice> = z.strictObject({
  mode: z.enum(['all-but', 'only']),
  matches: z.array(z.int().nonnegative()).max(MOST_LISTED)
})
