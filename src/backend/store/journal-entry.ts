import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Change } from '../../core/commands/change'
import type { HistoryEntry } from '../../core/commands/history'
import { DESK_TABLES } from '../../core/model/desk'
import type { DeskTable } from '../../core/model/desk'
import { evidenceSchema, markSchema, questionSchema, secondsSchema } from '../../core/schema/check-records'
import { DESK_SCHEMAS } from '../../core/schema/desk-records'
import {
  articleIdSchema,
  articleSchema,
  bookmarkSchema,
  claimSchema,
  documentLabelSchema,
  idSchema,
  LONG_TEXT,
  relationSchema,
  schemeSchema,
  schemeVersionSchema,
  spanSchema,
  statusSchema,
  timeSchema
} from '../../core/schema/records'

/** First line of a journal. `previous` is the SHA-256 of the file that came before it, or null. */
export interface JournalHeader {
  readonly format: 'claimdesk/journal'
  readonly version: number
  readonly library: string
  readonly person: string
  readonly device: string
  readonly offsetUnit: 'utf16'
  readonly previous: string | null
  /** `seq` of its first entry: a journal that takes over from a damaged one goes on counting. */
  readonly firstSeq: number
}

/** One acknowledged command: what history needs, and the changes with what was there before. */
export interface JournalEntry extends HistoryEntry {
  /** The command's type, for the history; the changes say everything it did. */
  readonly command: string
  readonly changes: readonly Change[]
  /** D15: SHA-256 of the line before this one. */
  readonly previous: string
}

const replaced = <Value>(schema: z.ZodType<Value>) => ({ before: schema.nullable(), after: schema.nullable() })

const onDesk = <Table extends DeskTable>(table: Table) =>
  z.strictObject({ table: z.literal(table), id: idSchema, ...replaced(DESK_SCHEMAS[table] as z.ZodType) })

const noteText = z.string().max(LONG_TEXT)

/** One change, with both sides, as the journal holds it. */
export const changeSchema = z.discriminatedUnion('table', [
  z.strictObject({ table: z.literal('article'), id: articleIdSchema, ...replaced(articleSchema) }),
  z.strictObject({ table: z.literal('scheme'), id: idSchema, ...replaced(schemeSchema) }),
  z.strictObject({
    table: z.literal('schemeVersion'),
    id: z.string().max(200),
    ...replaced(schemeVersionSchema)
  }),
  z.strictObject({ table: z.literal('note'), article: articleIdSchema, before: noteText, after: noteText }),
  z.strictObject({ table: z.literal('status'), article: articleIdSchema, before: statusSchema, after: statusSchema }),
  z.strictObject({ table: z.literal('span'), article: articleIdSchema, id: idSchema, ...replaced(spanSchema) }),
  z.strictObject({ table: z.literal('claim'), article: articleIdSchema, id: idSchema, ...replaced(claimSchema) }),
  z.strictObject({
    table: z.literal('documentLabel'),
    article: articleIdSchema,
    id: idSchema,
    ...replaced(documentLabelSchema)
  }),
  z.strictObject({ table: z.literal('relation'), article: articleIdSchema, id: idSchema, ...replaced(relationSchema) }),
  z.strictObject({ table: z.literal('bookmark'), article: articleIdSchema, id: idSchema, ...replaced(bookmarkSchema) }),
  z.strictObject({ table: z.literal('question'), article: articleIdSchema, id: idSchema, ...replaced(questionSchema) }),
  z.strictObject({ table: z.literal('evidence'), article: articleIdSchema, id: idSchema, ...replaced(evidenceSchema) }),
  z.strictObject({ table: z.literal('mark'), article: articleIdSchema, id: idSchema, ...replaced(markSchema) }),
  z.strictObject({ table: z.literal('time'), article: articleIdSchema, id: idSchema, ...replaced(secondsSchema) }),
  onDesk('source'),
  onDesk('speaker'),
  onDesk('contact'),
  onDesk('fact'),
  onDesk('scale'),
  onDesk('session')
]) as z.ZodType<Change>

export const journalHeaderSchema: z.ZodType<JournalHeader> = z.strictObject({
  format: z.literal('claimdesk/journal'),
  version: z.int().positive(),
  library: idSchema,
  person: idSchema,
  device: idSchema,
  offsetUnit: z.literal('utf16'),
  previous: z.string().nullable(),
  firstSeq: z.int().positive()
})

const entryFields = {
  seq: z.int().positive(),
  at: timeSchema,
  kind: z.enum(['do', 'undo', 'redo', 'log']),
  target: z.int().positive().nullable(),
  label: z.string(),
  article: articleIdSchema.nullable(),
  command: z.string(),
  previous: z.string()
}

export const journalEntrySchema: z.ZodType<JournalEntry> = z.strictObject({
  ...entryFields,
  changes: z.array(changeSchema)
})

const touchedSchema = z.looseObject({
  table: z.enum([
    'article',
    'scheme',
    'schemeVersion',
    'status',
    'note',
    'span',
    'claim',
    'documentLabel',
    'relation',
    'bookmark',
    'question',
    'evidence',
    'mark',
    'time',
    ...DESK_TABLES
  ]),
  article: articleIdSchema.optional()
})

/**
 * An entry whose changes are in the library's files already. Only what is needed to find it again is checked, which
 * makes opening several times quicker; its changes are checked in full by whoever reads them back.
 */
export const settledEntrySchema = z.strictObject({ ...entryFields, changes: z.array(touchedSchema) })

/** SHA-256 of a line without its line end, in hex. */
export function lineHash(line: string | Uint8Array): string {
  return createHash('sha256').update(line).digest('hex')
}
