import * as z from 'zod'
import { ARTICLE_STATUSES, PARAGRAPH_KINDS, SEGMENT_ROLES } from '../model/article'
import type { Article, ArticleStatus, OriginalPlace, OriginalSource, ParagraphMark, Segment } from '../model/article'
import type { DocumentLabel, Span } from '../model/annotation'
import type { Claim, Verdict } from '../model/claim'
import { EMPTY_CHECK } from '../model/claim-check'
import type { Person } from '../model/library'
import type { Bookmark } from '../model/bookmark'
import type { Relation, RelationEnd } from '../model/relation'
import { END_QUOTE_LENGTH } from '../model/relation'
import { LABEL_TARGETS } from '../model/scheme'
import type { AttributeDefinition, Label, RelationType, Scheme, SchemeVersion } from '../model/scheme'
import { ATTRIBUTE_KIND_IDS } from '../labels/attribute-kind'
import { claimCheckSchema } from './check-records'
import {
  articleIdSchema,
  attributesSchema,
  authored,
  baseNameSchema,
  idSchema,
  LONG_TEXT,
  offsetSchema,
  partialDateSchema,
  quoteSchema,
  rangeSchema,
  sha256Schema,
  SHORT_TEXT,
  storedAddressSchema,
  tagsSchema,
  timeSchema,
  webAddressSchema
} from './primitives'

export {
  articleIdSchema,
  attributesSchema,
  attributeValueSchema,
  baseNameSchema,
  idSchema,
  LONG_TEXT,
  originSchema,
  partialDateSchema,
  quoteSchema,
  rangeSchema,
  SHORT_TEXT,
  tagsSchema,
  timeSchema,
  webAddressSchema
} from './primitives'

/** The fields of a span, for files that are read more leniently than those of a library. */
export const spanShape = {
  ...authored,
  ranges: z.array(rangeSchema).min(1),
  quotes: z.array(quoteSchema).min(1),
  label: idSchema,
  attributes: attributesSchema,
  tags: tagsSchema.default([]),
  note: z.string().max(LONG_TEXT),
  orphan: z.strictObject({ lastKnown: z.array(rangeSchema) }).nullable()
}
export const spanSchema: z.ZodType<Span> = z
  .strictObject(spanShape)
  .refine((span) => span.ranges.length === span.quotes.length, 'every range has its quote')

export const verdictSchema: z.ZodType<Verdict> = z.strictObject({ scale: idSchema, value: idSchema })
export const claimSchema: z.ZodType<Claim> = z.strictObject({
  ...authored,
  spans: z.array(idSchema).min(1),
  normalized: z.string().max(LONG_TEXT),
  speaker: z.string().max(SHORT_TEXT),
  verdict: verdictSchema.nullable(),
  note: z.string().max(LONG_TEXT),
  check: claimCheckSchema.default(EMPTY_CHECK)
})
export const documentLabelSchema: z.ZodType<DocumentLabel> = z.strictObject({
  ...authored,
  label: idSchema,
  value: z.string().max(SHORT_TEXT).nullable(),
  attributes: attributesSchema.default({}),
  note: z.string().max(LONG_TEXT)
})
export const relationEndSchema = z.strictObject({
  article: articleIdSchema,
  span: idSchema,
  quote: z.string().max(END_QUOTE_LENGTH)
}) satisfies z.ZodType<RelationEnd>
export const relationSchema: z.ZodType<Relation> = z.strictObject({
  ...authored,
  type: idSchema,
  from: relationEndSchema,
  to: relationEndSchema,
  attributes: attributesSchema,
  note: z.string().max(LONG_TEXT)
})
export const bookmarkSchema: z.ZodType<Bookmark> = z.strictObject({
  ...authored,
  range: rangeSchema,
  quote: quoteSchema,
  name: z.string().max(SHORT_TEXT)
})

export const statusSchema: z.ZodType<ArticleStatus> = z.enum(ARTICLE_STATUSES)
export const segmentSchema: z.ZodType<Segment> = z.strictObject({
  start: offsetSchema,
  end: offsetSchema,
  role: z.enum(SEGMENT_ROLES),
  excluded: z.boolean(),
  reason: z.string().max(SHORT_TEXT),
  confirmedBy: idSchema.nullable()
})

export const paragraphMarkSchema: z.ZodType<ParagraphMark> = z.strictObject({
  start: offsetSchema,
  end: offsetSchema,
  kind: z.enum(PARAGRAPH_KINDS),
  level: z.int().min(1).max(99).nullable()
})
export const placeSchema: z.ZodType<OriginalPlace> = z.strictObject({
  start: offsetSchema,
  kind: z.enum(['page', 'chapter', 'row', 'slide']),
  name: z.string().max(SHORT_TEXT)
})

export const articleFields = {
  title: z.string().min(1).max(SHORT_TEXT),
  byline: z.string().max(SHORT_TEXT).nullable(),
  publisher: z.string().max(SHORT_TEXT).nullable(),
  url: webAddressSchema.nullable(),
  publishedAt: partialDateSchema.nullable(),
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language is written en or en-GB'),
  tags: z.array(z.string().min(1).max(200)).max(1000)
}

const originalSourceSchema: z.ZodType<OriginalSource> = z.strictObject({
  name: baseNameSchema,
  sha256: sha256Schema,
  place: z.strictObject({ kind: z.enum(['row', 'part', 'entry']), name: z.string().min(1).max(SHORT_TEXT) })
})

const versionFields = {
  importedAt: timeSchema,
  original: z.strictObject({
    name: baseNameSchema,
    sha256: sha256Schema,
    bytes: offsetSchema,
    kind: z.string().regex(/^[a-z0-9]{1,12}$/),
    encoding: z.string().max(40),
    from: originalSourceSchema.nullable().default(null)
  }),
  text: z.strictObject({ sha256: sha256Schema, length: offsetSchema, revision: z.int().positive() })
}

export const articleSchema: z.ZodType<Article> = z.strictObject({
  ...articleFields,
  url: storedAddressSchema.nullable(),
  id: articleIdSchema,
  ...versionFields,
  earlier: z.array(z.strictObject(versionFields)).default([]),
  segments: z.array(segmentSchema),
  paragraphs: z.array(paragraphMarkSchema).default([]),
  places: z.array(placeSchema).default([]),
  metadataFrom: z.record(z.string().max(40), z.string().max(SHORT_TEXT)).default({}),
  binnedAt: timeSchema.nullable()
})

const attributeDefinitionSchema: z.ZodType<AttributeDefinition> = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(200),
  kind: z.enum(ATTRIBUTE_KIND_IDS),
  description: z.string().max(LONG_TEXT),
  required: z.boolean(),
  options: z.array(z.string().trim().min(1).max(200)).max(1000),
  minimum: z.number().nullable(),
  maximum: z.number().nullable()
})
const hasOneEach = (records: readonly { readonly id: string }[]): boolean =>
  new Set(records.map(({ id }) => id)).size === records.length
const exchangeSchema = z
  .strictObject({ type: z.string().min(1).max(SHORT_TEXT), feature: z.string().max(SHORT_TEXT).nullable() })
  .optional()
const labelSchema: z.ZodType<Label> = z.strictObject({
  id: idSchema,
  path: z.string().min(1).max(SHORT_TEXT),
  name: z.string().min(1).max(SHORT_TEXT),
  hue: z.number().min(0).max(360),
  key: z.string().min(1).max(2).nullable(),
  description: z.string().max(LONG_TEXT),
  examples: z.array(z.string().max(LONG_TEXT)),
  appliesTo: z.enum(LABEL_TARGETS),
  role: z.literal('claim').nullable(),
  attributes: z
    .array(attributeDefinitionSchema)
    .refine(hasOneEach, 'two attributes of a label have the same id')
    .default([]),
  exchange: exchangeSchema
})
const relationTypeSchema: z.ZodType<RelationType> = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(200),
  from: z.array(idSchema),
  to: z.array(idSchema),
  symmetric: z.boolean(),
  hue: z.number().min(0).max(360),
  description: z.string().max(LONG_TEXT),
  exchange: exchangeSchema
})
export const schemeSchema: z.ZodType<Scheme> = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(SHORT_TEXT),
  version: z.int().positive(),
  labels: z.array(labelSchema).refine(hasOneEach, 'two labels of a scheme have the same id'),
  relationTypes: z
    .array(relationTypeSchema)
    .refine(hasOneEach, 'two relation types of a scheme have the same id')
    .default([]),
  guideline: z.string().max(LONG_TEXT).default('')
})
export const schemeVersionSchema: z.ZodType<SchemeVersion> = z.strictObject({
  scheme: schemeSchema,
  replacedAt: timeSchema,
  replacedBy: idSchema
})

export const personSchema: z.ZodType<Person> = z.strictObject({ id: idSchema, name: z.string().min(1).max(200) })
