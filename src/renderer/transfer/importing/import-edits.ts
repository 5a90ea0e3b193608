import * as z from 'zod'
import { importItemSchema, readSettingsSchema } from '../../../api/import-params'
import { idSchema, rangeSchema } from '../../../core/schema/records'
import { ARTICLE_FIELDS } from '../../state/article-fields'

/** What a person decided about one document of an import; what is missing was left as it was found. */
export const itemEditsSchema = z.strictObject({
  ticked: z.boolean().optional(),
  /** Details by their names, as they were typed. */
  fields: z.partialRecord(z.enum(ARTICLE_FIELDS), z.string().max(10_000)).optional(),
  /**
   * Which proposed parts are left out (UTF-16 code units), or `confident` for those that are certain enough, whichever
   * they are. Missing: nobody has said so, and nothing is left out.
   */
  leaveOut: z.union([z.literal('confident'), z.array(rangeSchema).max(1000)]).optional()
})
export type ItemEdits = Readonly<z.infer<typeof itemEditsSchema>>

export const UNEDITED: ItemEdits = {}

/** D11: what a person did in the dialog, as it is kept until the import is stored or dropped. */
export const importDraftSchema = z.strictObject({
  /** By item. */
  edits: z.record(importItemSchema, itemEditsSchema),
  /** How files are read, where a person changed it. By source. */
  settings: z.record(idSchema, readSettingsSchema)
})
export type ImportDraft = z.infer<typeof importDraftSchema>

export const EMPTY_DRAFT: ImportDraft = { edits: {}, settings: {} }

/** Adds to what was decided about a document; typed details are added one by one. */
export function mergeEdits(known: ItemEdits, edits: ItemEdits): ItemEdits {
  const fields = known.fields || edits.fields ? { fields: { ...known.fields, ...edits.fields } } : {}
  return { ...known, ...edits, ...fields }
}
