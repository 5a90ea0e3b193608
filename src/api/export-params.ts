import * as z from 'zod'
import { articleIdSchema, idSchema, SHORT_TEXT } from '../core/schema/records'
import { POLICIES } from './policies'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/)
const share = z.number().min(0).max(1)
const seed = z.int().nonnegative().max(0xffff_ffff)
/** Values of a format's settings by their ids. */
export const settingsSchema = z.record(z.string().max(80), z.string().max(SHORT_TEXT))

/** Whose annotations leave: mine, everybody's, or what a review settled. */
export const EXPORT_LAYERS = ['mine', 'all', 'final'] as const
export type ExportLayers = (typeof EXPORT_LAYERS)[number]

/** What leaves and how. `null` means all, or no splits. */
export const exportRequestSchema = z.strictObject({
  format: z.string().max(40),
  articles: z.array(articleIdSchema).max(1_000_000).nullable(),
  layers: z.enum(EXPORT_LAYERS),
  labels: z.array(idSchema).max(100_000).nullable(),
  people: z.array(idSchema).max(10_000).nullable(),
  status: z.array(z.enum(['todo', 'in-progress', 'done'])).nullable(),
  /** Last changed on or after this day, and on or before that one; in UTC. */
  from: day.nullable(),
  to: day.nullable(),
  includeNotes: z.boolean(),
  includeText: z.boolean(),
  neutraliseFormulas: z.boolean(),
  settings: settingsSchema,
  /** Policies by loss feature; those that are not named have their default. */
  policies: z.record(z.string().max(80), z.enum(POLICIES)),
  splits: z
    .strictObject({
      shares: z
        .strictObject({ train: share, validation: share, test: share })
        .refine(
          ({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-6,
          'the shares of the splits must make 1'
        ),
      seed,
      stratified: z.boolean()
    })
    .nullable(),
  /** Whether the loss report goes along as a file. */
  lossReport: z.boolean()
})
export type ExportRequest = z.infer<typeof exportRequestSchema>

/** Everything of mine, with every choice at its default. */
export const WHOLE_EXPORT: Omit<ExportRequest, 'format'> = {
  articles: null,
  layers: 'mine',
  labels: null,
  people: null,
  status: null,
  from: null,
  to: null,
  includeNotes: false,
  includeText: true,
  neutraliseFormulas: true,
  settings: {},
  policies: {},
  splits: null,
  lossReport: true
}

/** What becomes of a label (or relation type) that a file uses. */
export const mappingSchema = z.discriminatedUnion('kind', [
  /** It is one that the library has: several names may go to one, which merges them. */
  z.strictObject({ kind: z.literal('existing'), id: idSchema }),
  /** It is added to the default scheme under this name. */
  z.strictObject({ kind: z.literal('new'), name: z.string().trim().min(1).max(SHORT_TEXT) }),
  /** Annotations that have it are left out. */
  z.strictObject({ kind: z.literal('leave-out') })
])
export type Mapping = z.infer<typeof mappingSchema>

const mappings = z.array(z.strictObject({ name: z.string().max(200_000), to: mappingSchema })).max(100_000)

/** How staged files are read as annotations, and where what is in them goes. */
export const annotationReadingSchema = z.strictObject({
  batch: idSchema,
  /** Null: found out from the files. */
  format: z.string().max(40).nullable(),
  settings: settingsSchema,
  /** Article that annotations without a text belong to; null: found out by what the file says. */
  article: articleIdSchema.nullable(),
  /** Labels and relation types that do not go where they would by themselves. */
  labels: mappings,
  relationTypes: mappings,
  /** Keys of documents that are left out. */
  leaveOut: z.array(z.string().max(200_000)).max(1_000_000)
})
export type AnnotationReading = z.infer<typeof annotationReadingSchema>
