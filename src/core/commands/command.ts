import * as z from 'zod'
import type { PlacedBookmark, PlacedMark, PlacedSpan } from '../anchoring/place-layer'
import type { Article } from '../model/article'
import { useOfLabel, useOfRelationType } from '../model/library'
import type { Scheme } from '../model/scheme'
import {
  claimCheckPatchSchema,
  newEvidenceSchema,
  newMarkSchema,
  newQuestionSchema,
  secondsSchema
} from '../schema/check-records'
import { deskRecordSchema } from '../schema/desk-records'
import { DESK_TABLES } from '../model/desk'
import {
  articleFields,
  articleIdSchema,
  articleSchema,
  attributesSchema,
  attributeValueSchema,
  idSchema,
  LONG_TEXT,
  originSchema,
  quoteSchema,
  rangeSchema,
  relationEndSchema,
  schemeSchema,
  segmentSchema,
  SHORT_TEXT,
  statusSchema,
  tagsSchema,
  timeSchema,
  verdictSchema
} from '../schema/records'

const claimFields = {
  normalized: z.string().max(LONG_TEXT),
  speaker: z.string().max(SHORT_TEXT),
  verdict: verdictSchema.nullable(),
  note: z.string().max(LONG_TEXT)
}

/** When a record was made, when a file says so; a record that a person makes is made now. */
const times = { createdAt: timeSchema.optional(), updatedAt: timeSchema.optional() }

/** A span to be made. Positions in UTF-16 code units; `quotes`, when given, must be the words at the ranges. */
const newSpan = z.strictObject({
  ...times,
  id: idSchema,
  ranges: z.array(rangeSchema).min(1).max(1000),
  quotes: z.array(quoteSchema).optional(),
  label: idSchema,
  attributes: attributesSchema.optional(),
  tags: tagsSchema.optional(),
  note: z.string().max(LONG_TEXT).optional(),
  /** Of an orphan that a file brings: its ranges are those of another text, and its words are in `quotes`. */
  orphan: z.strictObject({ lastKnown: z.array(rangeSchema).max(1000) }).optional()
})
const newClaim = z.strictObject({
  ...times,
  id: idSchema,
  spans: z.array(idSchema).min(1).max(1000),
  normalized: claimFields.normalized.optional(),
  speaker: claimFields.speaker.optional(),
  verdict: claimFields.verdict.optional(),
  note: claimFields.note.optional(),
  check: claimCheckPatchSchema.optional()
})
const newDocumentLabel = z.strictObject({
  ...times,
  id: idSchema,
  label: idSchema,
  value: z.string().max(SHORT_TEXT).nullable().optional(),
  attributes: attributesSchema.optional(),
  note: z.string().max(LONG_TEXT).optional()
})
/** A relation to be drawn. Its `from` lies in the article of the command. */
const newRelation = z.strictObject({
  ...times,
  id: idSchema,
  type: idSchema,
  from: idSchema,
  to: relationEndSchema.omit({ quote: true }).extend({ quote: relationEndSchema.shape.quote.optional() }),
  attributes: attributesSchema.optional(),
  note: z.string().max(LONG_TEXT).optional()
})
/** A bookmark to be set; `range` in UTF-16 code units. */
const newBookmark = z.strictObject({ ...times, id: idSchema, range: rangeSchema, name: z.string().max(SHORT_TEXT) })
export type NewSpan = z.infer<typeof newSpan>
export type NewClaim = z.infer<typeof newClaim>
export type NewDocumentLabel = z.infer<typeof newDocumentLabel>
export type NewRelation = z.infer<typeof newRelation>
export type NewBookmark = z.infer<typeof newBookmark>

/** Values to set, by attribute; null takes one away. What is not named stays. */
const attributePatch = z.record(idSchema, attributeValueSchema.nullable())

/** Revision of the text that a command's positions are of; when another one is in force, the command is refused. */
const textRevision = z.int().positive().optional()

const ids = z.array(idSchema).max(1_000_000)
const articleIds = z.array(articleIdSchema).min(1).max(1_000_000)

/** Makes spans, claims on them, document labels, relations from them and bookmarks in one article, all or nothing. */
export const annotationsAdd = z.strictObject({
  type: z.literal('annotations.add'),
  article: articleIdSchema,
  spans: z.array(newSpan),
  claims: z.array(newClaim),
  documentLabels: z.array(newDocumentLabel),
  relations: z.array(newRelation).optional(),
  bookmarks: z.array(newBookmark).optional(),
  /** `tidy`: whole graphemes, no white space at the edges. `exact`: the ranges as they are, for imports. */
  edges: z.enum(['tidy', 'exact']),
  origin: originSchema,
  revision: textRevision
})
/** Removes records. A claim that loses its last span goes with it, and so do relations from and to it in the article. */
export const annotationsRemove = z.strictObject({
  type: z.literal('annotations.remove'),
  article: articleIdSchema,
  spans: ids,
  claims: ids,
  documentLabels: ids,
  relations: ids.optional(),
  bookmarks: ids.optional()
})
/** Changes spans: label, note, tags and attributes of several, ranges of one. `claims` are made for spans that become claims. */
export const spanUpdate = z.strictObject({
  type: z.literal('span.update'),
  article: articleIdSchema,
  spans: ids.min(1),
  patch: z.strictObject({
    label: idSchema.optional(),
    note: z.string().max(LONG_TEXT).optional(),
    attributes: attributePatch.optional(),
    tags: tagsSchema.optional(),
    ranges: z.array(rangeSchema).min(1).optional()
  }),
  claims: z.array(newClaim),
  revision: textRevision
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
    check: claimCheckPatchSchema.optional(),
    spans: z.array(idSchema).min(1).optional()
  })
})
/**
 * Puts what belongs to claims and passages of an article: a record with a known id is replaced (who made it and when
 * stays), another is made. Positions of marks in UTF-16 code units; the quote must be the words there.
 */
export const checkPut = z.strictObject({
  type: z.literal('check.put'),
  article: articleIdSchema,
  questions: z.array(newQuestionSchema).max(100_000).optional(),
  evidence: z.array(newEvidenceSchema).max(100_000).optional(),
  marks: z.array(newMarkSchema).max(100_000).optional(),
  origin: originSchema.optional(),
  revision: textRevision
})
/** Removes them. Answers to a removed question stay as evidence of the claim. */
export const checkRemove = z.strictObject({
  type: z.literal('check.remove'),
  article: articleIdSchema,
  questions: ids.optional(),
  evidence: ids.optional(),
  marks: ids.optional()
})
/** Adds active time to a claim. It is kept and is no action: undo passes it over. */
export const claimTime = z.strictObject({
  type: z.literal('claim.time'),
  article: articleIdSchema,
  claim: idSchema,
  seconds: secondsSchema
})
/** Puts records on the person's desk: sources, people, contacts, facts, scales, sessions. */
export const deskPut = z.strictObject({
  type: z.literal('desk.put'),
  records: z.array(deskRecordSchema).min(1).max(100_000)
})
export const deskRemove = z.strictObject({
  type: z.literal('desk.remove'),
  table: z.enum(DESK_TABLES),
  ids: ids.min(1)
})
export const documentLabelUpdate = z.strictObject({
  type: z.literal('documentLabel.update'),
  article: articleIdSchema,
  documentLabel: idSchema,
  patch: z.strictObject({
    value: z.string().max(SHORT_TEXT).nullable().optional(),
    attributes: attributePatch.optional(),
    note: z.string().max(LONG_TEXT).optional()
  })
})
/**
 * Changes a relation of the article. `swap` turns it round: one between articles is then stored in the other one. `far`
 * names that article, for what depends on the highlight there: turning, and another type.
 */
export const relationUpdate = z.strictObject({
  type: z.literal('relation.update'),
  article: articleIdSchema,
  relation: idSchema,
  far: articleIdSchema.optional(),
  patch: z.strictObject({
    type: idSchema.optional(),
    swap: z.boolean().optional(),
    attributes: attributePatch.optional(),
    note: z.string().max(LONG_TEXT).optional()
  })
})
export const bookmarkUpdate = z.strictObject({
  type: z.literal('bookmark.update'),
  article: articleIdSchema,
  bookmark: idSchema,
  patch: z.strictObject({ name: z.string().max(SHORT_TEXT) })
})
/** The person's note on the whole article. */
export const articleNote = z.strictObject({
  type: z.literal('article.note'),
  article: articleIdSchema,
  note: z.string().max(LONG_TEXT)
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
/**
 * Says what stretches of an article are: its parts, in text order, and which of them are left out of work. Nothing of
 * the text changes. Positions in UTF-16 code units.
 */
export const articleSegments = z.strictObject({
  type: z.literal('article.segments'),
  article: articleIdSchema,
  segments: z.array(segmentSchema).max(100_000),
  revision: textRevision
})
/** D13: to the bin and back; nothing is erased. */
export const articleBin = z.strictObject({ type: z.literal('article.bin'), articles: articleIds, binned: z.boolean() })
/**
 * Makes a scheme, or replaces it by a new version, together with what that does to the annotations: one undo for all.
 *
 * - `relabel`: every span and document label with `from` gets `to`; null removes them.
 * - `moves`: single spans that get another label, as when a label is split; they go before `relabel`.
 * - `retype`: every relation of type `from` gets `to`; null removes them.
 *
 * A label or relation type that goes while something still has it is refused.
 */
export const schemePut = z.strictObject({
  type: z.literal('scheme.put'),
  scheme: schemeSchema,
  relabel: z.array(z.strictObject({ from: idSchema, to: idSchema.nullable() })).optional(),
  moves: z.array(z.strictObject({ article: articleIdSchema, spans: ids, label: idSchema })).optional(),
  retype: z.array(z.strictObject({ from: idSchema, to: idSchema.nullable() })).optional()
})
/** Takes a scheme out of the library. Refused for the library's default one and while something uses it. */
export const schemeRemove = z.strictObject({ type: z.literal('scheme.remove'), scheme: idSchema })
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
  articleNote,
  articleSegments,
  documentLabelUpdate,
  relationUpdate,
  bookmarkUpdate,
  schemePut,
  schemeRemove,
  checkPut,
  checkRemove,
  claimTime,
  deskPut,
  deskRemove
])
export type ClientCommand = z.infer<typeof clientCommandSchema>
export type ArticleAdd = { readonly type: 'article.add'; readonly articles: readonly Article[] }
/**
 * Gives an article a new version of its text, whose files lie in the library already, with everything that lies in it
 * at its new place. Only the backend makes it, never a window.
 */
export interface ArticleRevise {
  readonly type: 'article.revise'
  readonly article: string
  /** Revision of the text that is replaced. */
  readonly replaces: number
  readonly version: Pick<Article, 'original' | 'text' | 'importedAt' | 'segments' | 'paragraphs' | 'places'>
  /** What is taken over from the new version beside its text. */
  readonly fields: Partial<
    Pick<Article, 'title' | 'byline' | 'publisher' | 'url' | 'publishedAt' | 'language' | 'metadataFrom'>
  >
  /** Every span and bookmark of the person's layer. */
  readonly spans: readonly Omit<PlacedSpan, 'fate' | 'reason'>[]
  readonly bookmarks: readonly Omit<PlacedBookmark, 'fate'>[]
  readonly marks: readonly PlacedMark[]
}
/** Every command there is: the only way to change anything. */
export type Command = ClientCommand | ArticleAdd | ArticleRevise
export type CommandType = Command['type']
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>

/** What a command's needs depend on besides the command. */
export interface Usage {
  scheme(id: string): Scheme | null
  /** Ids of the articles in which any of these (`useOfLabel`, `useOfRelationType`) is used. */
  articlesUsing(uses: readonly string[]): readonly string[]
}

/** What of a scheme is gone or given away by a change, as keys of `Uses`. */
export function usesLeft(
  before: Scheme | null,
  command: CommandOf<'scheme.put'> | CommandOf<'scheme.remove'>
): string[] {
  const after = command.type === 'scheme.put' ? command.scheme : null
  const labels = new Set(after?.labels.map(({ id }) => id))
  const types = new Set(after?.relationTypes.map(({ id }) => id))
  const left = new Set<string>()
  for (const { id } of before?.labels ?? []) if (!labels.has(id)) left.add(useOfLabel(id))
  for (const { id } of before?.relationTypes ?? []) if (!types.has(id)) left.add(useOfRelationType(id))
  if (command.type === 'scheme.put') {
    for (const { from } of command.relabel ?? []) left.add(useOfLabel(from))
    for (const { from } of command.retype ?? []) left.add(useOfRelationType(from))
  }
  return [...left]
}

/** True for what is kept but is no action of a person's: undo passes it over, and what can be redone stays so. */
export function isLogged(command: Command): boolean {
  return command.type === 'claim.time'
}

/** Ids of the articles whose layer must be loaded before the command can be planned. */
export function layersNeeded(command: Command, usage: Usage): readonly string[] {
  switch (command.type) {
    case 'article.status':
      return command.articles
    case 'article.add':
    case 'article.bin':
    case 'article.update':
    case 'article.segments':
    case 'desk.put':
    case 'desk.remove':
      return []
    case 'scheme.put': {
      const left = usesLeft(usage.scheme(command.scheme.id), command)
      return [...usage.articlesUsing(left), ...(command.moves ?? []).map(({ article }) => article)]
    }
    case 'scheme.remove':
      return usage.articlesUsing(usesLeft(usage.scheme(command.scheme), command))
    case 'annotations.add':
      return [command.article, ...(command.relations ?? []).map(({ to }) => to.article)]
    case 'relation.update':
      return command.far === undefined ? [command.article] : [command.article, command.far]
    case 'annotations.remove':
    case 'span.update':
    case 'claim.update':
    case 'check.put':
    case 'check.remove':
    case 'claim.time':
    case 'documentLabel.update':
    case 'bookmark.update':
    case 'article.note':
    case 'article.revise':
      return [command.article]
  }
}

/** Ids of the articles whose frozen text must be at hand before the command can be planned. */
export function textsNeeded(command: Command): readonly string[] {
  if (command.type === 'annotations.add') {
    return command.spans.length + (command.bookmarks?.length ?? 0) > 0 ? [command.article] : []
  }
  if (command.type === 'span.update' && command.patch.ranges) return [command.article]
  if (command.type === 'check.put') return (command.marks?.length ?? 0) > 0 ? [command.article] : []
  return []
}
