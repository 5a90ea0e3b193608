import * as z from 'zod'
import { articleIdSchema, idSchema } from '../core/schema/records'
import { importItemSchema } from './import-params'

/** What of an article's details a new version may bring. */
export const VERSION_FIELDS = ['title', 'byline', 'publisher', 'publishedAt', 'url', 'language'] as const
export type VersionField = (typeof VERSION_FIELDS)[number]
export const versionFieldsSchema = z.array(z.enum(VERSION_FIELDS)).max(VERSION_FIELDS.length)

/** Most rows of a comparison in one answer. */
export const DIFF_PAGE = 200
/** Most annotations that a report names one by one; the counts are of all. */
export const MOST_FATES = 1000

/** A file of an import, as a new version of an article. */
export const draftSchema = z.strictObject({ batch: idSchema, item: importItemSchema, article: articleIdSchema })
export type VersionDraftId = z.infer<typeof draftSchema>

/** Two versions to compare: the present one with a file of an import, or one (from 1) with the one that came after it. */
export const versionPairSchema = z.discriminatedUnion('kind', [
  draftSchema.extend({ kind: z.literal('draft') }),
  z.strictObject({ kind: z.literal('stored'), article: articleIdSchema, version: z.int().positive() })
])
export type VersionPair = z.infer<typeof versionPairSchema>
