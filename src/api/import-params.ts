import * as z from 'zod'
import { articleFields, rangeSchema, SHORT_TEXT } from '../core/schema/records'

/** What a column of a table, or a field of a record, can be for the articles made of it. */
export const COLUMN_USES = [
  'text',
  'title',
  'byline',
  'publisher',
  'url',
  'publishedAt',
  'language',
  'tags',
  'ignore'
] as const
export type ColumnUse = (typeof COLUMN_USES)[number]

/** What stands between the cells of a row. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Most code units of a document's text that are looked over at once. */
export const DETAIL_LENGTH = 200_000

/** Most columns of a table. */
export const MOST_COLUMNS = 1000

/** Most documents of an import. */
export const MOST_ITEMS = 100_000

/** A document of an import: the id of its file, with its number (from 1) behind a dot where the file holds several. */
export const importItemSchema = z
  .string()
  .max(88)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[1-9]\d{0,6})?$/, 'an item is the id of a file, and a number behind a dot')

/** How a file that holds several documents is read. What is null is found out. */
export const collectionSettingsSchema = z.strictObject({
  delimiter: z.enum(DELIMITERS).nullable(),
  /** Whether the first row names the columns. */
  hasHeader: z.boolean().nullable(),
  /** Name of a sheet of a workbook. */
  sheet: z.string().max(SHORT_TEXT).nullable(),
  /** The line that stands between the documents of a text; an empty one stands for two or more empty lines. */
  separator: z.string().max(200).nullable(),
  /** What each column is for, in their order. Several of use `text` are put together with an empty line between. */
  columns: z.array(z.enum(COLUMN_USES)).max(MOST_COLUMNS).nullable()
})
export type CollectionSettings = z.infer<typeof collectionSettingsSchema>

/** Everything is found out. */
export const FOUND_OUT: CollectionSettings = {
  delimiter: null,
  hasHeader: null,
  sheet: null,
  separator: null,
  columns: null
}

/** How one file of an import is read. */
export const readSettingsSchema = z.strictObject({
  /** An encoding a person chose, or null to find out. */
  encoding: z.string().max(40).nullable(),
  /** Whether characters that were decoded wrongly before the file was saved are put right. */
  repair: z.boolean(),
  /** `one`: the file is one article. `several`: it holds several. null: what its ending says. */
  as: z.enum(['one', 'several']).nullable(),
  collection: collectionSettingsSchema
})
export type ReadSettings = z.infer<typeof readSettingsSchema>

export const PLAIN_READING: ReadSettings = { encoding: null, repair: false, as: null, collection: FOUND_OUT }

/** Folders a file came from, as they are shown: `2024/march`. Never a path of the machine. */
export const folderSchema = z
  .string()
  .max(1000)
  .refine(
    (folder) => folder === '' || folder.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    {
      message: 'A folder is made of names with a slash between them.'
    }
  )
  .refine((folder) => !/[\\\0:]/.test(folder), { message: 'A folder is no path of a machine.' })

/** What a person decided about one document of an import; what is not named stays as it was found. */
export const importChoiceSchema = z.strictObject({
  item: importItemSchema,
  title: z.string().trim().min(1).max(SHORT_TEXT),
  byline: articleFields.byline.optional(),
  publisher: articleFields.publisher.optional(),
  url: articleFields.url.optional(),
  publishedAt: articleFields.publishedAt.optional(),
  language: articleFields.language.optional(),
  /**
   * Parts that are left out of the work (masked, never deleted); UTF-16 code units. `confident`: the proposed ones that
   * are certain enough.
   */
  leaveOut: z.union([z.literal('confident'), z.array(rangeSchema).max(1000)]).optional()
})
export type ImportChoice = z.infer<typeof importChoiceSchema>
