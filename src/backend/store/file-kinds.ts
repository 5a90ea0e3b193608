import * as z from 'zod'
import { memoryValuesSchema } from '../../api/window-memory'
import type { WindowMemoryView } from '../../api/window-memory'
import type { Article, ArticleStatus } from '../../core/model/article'
import type { DocumentLabel, Span } from '../../core/model/annotation'
import type { Bookmark } from '../../core/model/bookmark'
import type { Claim } from '../../core/model/claim'
import type { LibraryInfo, Person } from '../../core/model/library'
import { DESK_TABLES } from '../../core/model/desk'
import type { DeskTables, Session } from '../../core/model/desk'
import type { Evidence, Mark, Question } from '../../core/model/evidence'
import type { Relation } from '../../core/model/relation'
import type { Scheme, SchemeVersion } from '../../core/model/scheme'
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
  personSchema,
  relationSchema,
  schemeSchema,
  schemeVersionSchema,
  spanSchema,
  statusSchema
} from '../../core/schema/records'
import type { FileKind } from './json-file'
import { withRelationTypes } from './migrations/scheme-1-to-2'

/**
 * The version of the library's layout, in every file's header. Version 2 brought relations, bookmarks, attributes,
 * tags, notes on articles and versions of schemes; version 3 what a fact-check holds, sources and sessions. A field that is new has a default in its validator
 * (docs/adr/0006), so a step only brings what the defaults cannot.
 */
export const LIBRARY_VERSION = 3

const unchanged = (content: Record<string, unknown>): Record<string, unknown> => content

export const LIBRARY_FILE: FileKind<LibraryInfo> = {
  format: 'claimdesk/library',
  version: LIBRARY_VERSION,
  schema: z.strictObject({
    id: idSchema,
    name: z.string().min(1).max(200),
    people: z.array(personSchema),
    defaultScheme: idSchema
  }),
  migrations: { 1: unchanged, 2: unchanged }
}

export const ARTICLE_FILE: FileKind<{ readonly article: Article }> = {
  format: 'claimdesk/article',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ article: articleSchema }),
  migrations: { 1: unchanged, 2: unchanged }
}

/** `schemes/<scheme>.json`: the scheme, and what it was before, oldest first. */
export interface SchemeFile {
  readonly scheme: Scheme
  readonly versions: readonly SchemeVersion[]
}

export const SCHEME_FILE: FileKind<SchemeFile> = {
  format: 'claimdesk/scheme',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ scheme: schemeSchema, versions: z.array(schemeVersionSchema).default([]) }),
  migrations: { 1: withRelationTypes, 2: unchanged }
}

/** What `annotations/<person>.json` holds. `checkpoint` says up to which entry of each journal it is complete. */
export interface LayerFile {
  readonly article: string
  readonly person: string
  readonly status: ArticleStatus
  readonly spans: readonly Span[]
  readonly claims: readonly Claim[]
  readonly documentLabels: readonly DocumentLabel[]
  readonly relations: readonly Relation[]
  readonly bookmarks: readonly Bookmark[]
  readonly questions: readonly Question[]
  readonly evidence: readonly Evidence[]
  readonly marks: readonly Mark[]
  /** Active seconds, by claim. */
  readonly times: Readonly<Record<string, number>>
  readonly note: string
  readonly checkpoint: Readonly<Record<string, number>>
}

export const LAYER_FILE: FileKind<LayerFile> = {
  format: 'claimdesk/annotations',
  version: LIBRARY_VERSION,
  schema: z.strictObject({
    article: articleIdSchema,
    person: idSchema,
    status: statusSchema,
    spans: z.array(spanSchema),
    claims: z.array(claimSchema),
    documentLabels: z.array(documentLabelSchema),
    relations: z.array(relationSchema).default([]),
    bookmarks: z.array(bookmarkSchema).default([]),
    questions: z.array(questionSchema).default([]),
    evidence: z.array(evidenceSchema).default([]),
    marks: z.array(markSchema).default([]),
    times: z.record(idSchema, secondsSchema).default({}),
    note: z.string().max(LONG_TEXT).default(''),
    checkpoint: z.record(idSchema, z.int().nonnegative())
  }),
  migrations: { 1: unchanged, 2: unchanged }
}

/** `sources/<person>.json`: what a person keeps for the whole library, but for the sessions. */
export type DeskFile = { readonly person: string } & {
  readonly [Table in Exclude<keyof DeskTables, 'session'>]: readonly DeskTables[Table][]
}

export const KEPT_TABLES = DESK_TABLES.filter((table) => table !== 'session')

export const DESK_FILE: FileKind<DeskFile> = {
  format: 'claimdesk/sources',
  version: LIBRARY_VERSION,
  schema: z.strictObject({
    person: idSchema,
    source: z.array(DESK_SCHEMAS.source).default([]),
    speaker: z.array(DESK_SCHEMAS.speaker).default([]),
    contact: z.array(DESK_SCHEMAS.contact).default([]),
    fact: z.array(DESK_SCHEMAS.fact).default([]),
    scale: z.array(DESK_SCHEMAS.scale).default([])
  }),
  migrations: {}
}

/** `sessions/<session>.json` */
export const SESSION_FILE: FileKind<{ readonly session: Session }> = {
  format: 'claimdesk/session',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ session: DESK_SCHEMAS.session }),
  migrations: {}
}

/** `journal/<person>-<device>.checkpoint.json`: every entry up to `seq` is in the library's files. */
export interface CheckpointFile {
  readonly seq: number
  /** Name of the journal it is of; empty in those of earlier programs. */
  readonly journal: string
}

export const CHECKPOINT_FILE: FileKind<CheckpointFile> = {
  format: 'claimdesk/checkpoint',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ seq: z.int().nonnegative(), journal: z.string().max(200).default('') }),
  migrations: { 1: unchanged, 2: unchanged }
}

/** The person's settings, outside any library. */
export interface ConfigFile {
  readonly person: Person
  readonly device: string
  readonly lastLibrary: string | null
}

/** Of its own: the settings are shared by whatever versions a person has. */
const CONFIG_VERSION = 1

/** What windows remember: see window-memory.ts. */
export const WINDOW_FILE: FileKind<WindowMemoryView> = {
  format: 'claimdesk/window',
  version: CONFIG_VERSION,
  schema: z.strictObject({ revision: z.int().nonnegative(), values: memoryValuesSchema }),
  migrations: {}
}

export const CONFIG_FILE: FileKind<ConfigFile> = {
  format: 'claimdesk/config',
  version: CONFIG_VERSION,
  schema: z.strictObject({ person: personSchema, device: idSchema, lastLibrary: z.string().nullable() }),
  migrations: {}
}
