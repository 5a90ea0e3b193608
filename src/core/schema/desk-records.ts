import * as z from 'zod'
import { SESSION_PRESETS, SOURCE_KINDS, SOURCE_TIERS } from '../model/desk'
import type { Contact, DeskTable, DeskTables, Fact, OwnScale, Session, Source, Speaker } from '../model/desk'
import { CANONICAL_VERDICTS } from '../model/verdict-scale'
import type { VerdictScale } from '../model/verdict-scale'
import { articleIdSchema, authored, idSchema, LONG_TEXT, partialDateSchema, SHORT_TEXT, timeSchema } from './primitives'

const short = z.string().max(SHORT_TEXT)
const named = z.string().trim().min(1).max(SHORT_TEXT)
const long = z.string().max(LONG_TEXT)
const address = z.string().min(1).max(SHORT_TEXT).nullable()

const sourceFields = {
  kind: z.enum(SOURCE_KINDS),
  title: named,
  author: short,
  publisher: short,
  url: address,
  tier: z.enum(SOURCE_TIERS).nullable(),
  independenceGroup: short,
  interests: long,
  reliability: long,
  anonymous: z.boolean(),
  contact: long,
  sensitive: z.boolean()
}
const speakerFields = {
  name: named,
  aliases: z.array(named).max(1000),
  title: short,
  organisation: short,
  kind: z.enum(['person', 'organisation', 'document']),
  sameAs: address
}
const claimRefs = z.array(z.strictObject({ article: articleIdSchema, claim: idSchema })).max(100_000)
const contactFields = {
  source: idSchema.nullable(),
  who: named,
  on: partialDateSchema,
  how: short,
  asked: long,
  answered: long,
  offRecord: z.boolean(),
  isPublic: z.boolean(),
  claims: claimRefs
}
const factFields = { name: short, claims: claimRefs }

const scaleValueSchema = z.strictObject({
  id: idSchema,
  label: named.max(200),
  short: named.max(80),
  definition: long,
  canonical: z.enum(CANONICAL_VERDICTS),
  glyph: z.string().min(1).max(8),
  hue: z.number().min(0).max(360),
  rating: z.number().min(1).max(1000).nullable(),
  needsJustification: z.boolean(),
  minEvidence: z.int().min(0).max(100)
})
export const verdictScaleSchema: z.ZodType<VerdictScale> = z.strictObject({
  id: idSchema,
  name: named.max(200),
  about: long,
  values: z
    .array(scaleValueSchema)
    .min(2, 'a scale has at least two values')
    .max(24)
    .refine((values) => new Set(values.map(({ id }) => id)).size === values.length, 'two values have the same id')
})
const scaleFields = { scale: verdictScaleSchema }
const sessionFields = {
  name: named,
  preset: z.enum(SESSION_PRESETS),
  articles: z.array(articleIdSchema).min(1).max(10_000),
  scale: idSchema.nullable(),
  policy: z.array(idSchema).max(100),
  asOf: partialDateSchema.nullable(),
  checker: short,
  state: z.enum(['open', 'paused', 'finished']),
  finishedAt: timeSchema.nullable(),
  timed: z.boolean(),
  filters: z.array(z.strictObject({ id: idSchema, name: named, query: short })).max(100),
  method: long
}

/** Validators of the records of the desk. */
export const DESK_SCHEMAS = {
  source: z.strictObject({ ...authored, ...sourceFields }) satisfies z.ZodType<Source>,
  speaker: z.strictObject({ ...authored, ...speakerFields }) satisfies z.ZodType<Speaker>,
  contact: z.strictObject({ ...authored, ...contactFields }) satisfies z.ZodType<Contact>,
  fact: z.strictObject({ ...authored, ...factFields }) satisfies z.ZodType<Fact>,
  scale: z.strictObject({ ...authored, ...scaleFields }) satisfies z.ZodType<OwnScale>,
  session: z.strictObject({ ...authored, ...sessionFields }) satisfies z.ZodType<Session>
} as const satisfies { readonly [Table in DeskTable]: z.ZodType<DeskTables[Table]> }

const record = <Table extends DeskTable, Fields extends z.ZodRawShape>(table: Table, fields: Fields) =>
  z.strictObject({ table: z.literal(table), record: z.strictObject({ id: idSchema, ...fields }) })

/** What a person puts on the desk: a record without who made it and when, which the command adds. */
export const deskRecordSchema = z.discriminatedUnion('table', [
  record('source', sourceFields),
  record('speaker', speakerFields),
  record('contact', contactFields),
  record('fact', factFields),
  record('scale', scaleFields),
  record('session', sessionFields)
])
export type DeskRecord = z.infer<typeof deskRecordSchema>
