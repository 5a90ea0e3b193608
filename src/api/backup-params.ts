import * as z from 'zod'
import { articleIdSchema, idSchema } from '../core/schema/primitives'

/** What is restored: a backup as a whole, or of some articles only. */
export const restoreRequestSchema = z.strictObject({
  backup: idSchema,
  /** Null: everything the backup holds. */
  articles: z.array(articleIdSchema).min(1).max(100_000).nullable()
})
export type RestoreRequest = z.infer<typeof restoreRequestSchema>
