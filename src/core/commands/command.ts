import * as z from 'zod'
import type { Article } from '../model/article'
import {
  articleFields,
  articleIdSchema,
  articleSchema,
  attributesSchema,
  idSchema,
  LONG_TEXT,
  originSchema,
  quoteSchema,
  rangeSchema,
  schemeSchema,
  SHORT_TEXT,
  statusSchema,
  verdictSchema
} from '../schema/records'

const claimFields = {
  normalized: z.string().max(LONG_TEXT),
  speaker: z.string().max(SHORT_TEXT),
  verdict: verdictSchema.nullable(),
  note: z.string().max(LONG_TEXT)
}

/** A span to be made. Positions in UTF-16 code units; `quotes`, when given, must be the words at the ranges. */
const newSpan = z.strictObject({
  id: idSchema,
  ranges: z.array(rangeSchema).min(1).max(1000),
  quotes: z.array(quoteSchema).optional(),
  label: idSchema,
  attributes: attributesSchema.optional(),
  note: z.string().max(LONG_TEXT).optional()
})
const newClaim = z.strictObject({
  id: idSchema,
  spans: z.array(idSchema).min(1).max(1000),
  normalized: claimFields.normalized.optional(),
  speaker: claimFields.speaker.optional(),
  verdict: claimFields.verdict.optional(),
  note: claimFields.note.optional()
})
const newDocumentLabel = z.strictObject({
  id: idSchema,
  label: idSchema,
  value: z.string().max(SHORT_TEXT).nullable().optional(),
  note: z.string().max(LONG_TEXT).optional()
})
export type NewSpan = z.infer<typeof newSpan>
export type NewClaim = z.infer<typeof newClaim>
export type NewDocumentLabel = z.infer<typeof newDocumentLabel>

const ids = z.array(idSchema).max(1_000_000)
const articleIds = z.array(articleIdSchema).min(1).max(1_000_000)

/** Makes spans, claims on them and document labels in one article, all or nothing. */
export const annotationsAdd = z.strictObject({
  type: z.literal('annotations.add'),
  article: articleIdSchema,
  spans: z.array(newSpan),
  claims: z.array(newClaim),
  documentLabels: z.array(newDocumentLabel),
  /** `tidy`: whole graphemes, no white space at the edges. `exact`: the ranges as they are, for imports. */
  edges: z.enum(['tidy', 'exact']),
  origin: originSchema
})
/** Removes records. A claim that loses its last span goes with it. */
export const annotationsRemove = z.strictObject({
  type: z.literal('annotations.remove'),
  article: articleIdSchema,
  spans: ids,
  claims: ids,
  documentLabels: ids
})
/** Changes spans: label and note of several, ranges of exactly one. `claims` are made for spans that become claims. */
export const spanUpdate = z.strictObject({
  type: z.literal('span.update'),
  article: articleIdSchema,
  spans: ids.min(1),
  patch: z.strictObject({
    label: idSchema.optional(),
    note: z.string().max(LONG_TEXT).optional(),
    attributes: attributesSchema.optional(),
    ranges: z.array(rangeSchema).min(1).optional()
  }),
  claims: z.array(newClaim)
})
export const claimUpdate = z.strictObject({
  type: z.literal('claim.update'),
  article: articleIdSchema,
  claim: idSchema,
  patch: z.strictObject({
    normalized: claimFields.normalized.optional(),
    speaker: claimFields.speaker.optional(),
    verdict: claimFields.verdict.optional(),
    note: claimFields.note.optional(),
    spans: z.array(idSchema).min(1).optional()
  })
})
export const articleUpdate = z.strictObject({
  type: z.literal('article.update'),
  article: articleIdSchema,
  patch: z.strictObject({
    title: articleFields.title.optional(),
    byline: articleFields.byline.optional(),
    publisher: articleFields.publisher.optional(),
    url: articleFields.url.optional(),
    publishedAt: articleFields.publishedAt.optional(),
    language: articleFields.language.optional(),
    tags: articleFields.tags.optional()
  })
})
export const articleStatus = z.strictObject({
  type: z.literal('article.status'),
  articles: articleIds,
  status: statusSchema
})
/** D13: to the bin and back; nothing is erased. */
export const articleBin = z.strictObject({ type: z.literal('article.bin'), articles: articleIds, binned: z.boolean() })
export const schemePut = z.strictObject({ type: z.literal('scheme.put'), scheme: schemeSchema })
/** Takes articles into the library, whose files lie in it already. Only the backend makes it, never a window. */
export const articleAdd = z.strictObject({
  type: z.literal('article.add'),
  articles: z.array(articleSchema).min(1)
})

/** The commands a window may send. */
export const clientCommandSchema = z.discriminatedUnion('type', [
  annotationsAdd,
  annotationsRemove,
  spanUpdate,
  claimUpdate,
  articleUpdate,
  articleStatus,
  articleBin,
  schemePut
])
export type ClientCommand = z.infer<typeof clientCommandSchema>
export type ArticleAdd = { readonly type: 'article.add'; readonly articles: readonly Article[] }
/** Every command there is: the only way to change anything. */
export type Command = ClientCommand | ArticleAdd
export type CommandType = Command['type']
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>

/** Ids of the articles whose layer must be loaded before the command can be planned. */
export function layersNeeded(command: Command): readonly string[] {
  switch (command.type) {
    case 'article.status':
      return command.articles
    case 'article.add':
    case 'article.bin':
    case 'article.update':
    case 'scheme.put':
      return []
    case 'annotations.add':
    case 'annotations.remove':
    case 'span.update':
    case 'claim.update':
      return [command.article]
  }
}

/** Ids of the articles whose frozen text must be at hand before the command can be planned. */
export function textsNeeded(command: Command): readonly string[] {
  if (command.type === 'annotations.add' && command.spans.length > 0) return [command.article]
  if (command.type === 'span.update' && command.patch.ranges) return [command.article]
  return []
}
