import * as z from 'zod'
import type { Article, ArticleStatus } from '../../core/model/article'
import type { DocumentLabel, Span } from '../../core/model/annotation'
import type { Claim } from '../../core/model/claim'
import type { LibraryInfo, Person } from '../../core/model/library'
import type { Scheme } from '../../core/model/scheme'
import {
  articleIdSchema,
  articleSchema,
  claimSchema,
  documentLabelSchema,
  idSchema,
  personSchema,
  schemeSchema,
  spanSchema,
  statusSchema
} from '../../core/schema/records'
import type { FileKind } from './json-file'

/** The version of the library's layout, in every file's header. */
export const LIBRARY_VERSION = 1

export const LIBRARY_FILE: FileKind<LibraryInfo> = {
  format: 'claimdesk/library',
  version: LIBRARY_VERSION,
  schema: z.strictObject({
    id: idSchema,
    name: z.string().min(1).max(200),
    people: z.array(personSchema),
    defaultScheme: idSchema
  }),
  migrations: {}
}

export const ARTICLE_FILE: FileKind<{ readonly article: Article }> = {
  format: 'claimdesk/article',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ article: articleSchema }),
  migrations: {}
}

export const SCHEME_FILE: FileKind<{ readonly scheme: Scheme }> = {
  format: 'claimdesk/scheme',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ scheme: schemeSchema }),
  migrations: {}
}

/** What `annotations/<person>.json` holds. `checkpoint` says up to which entry of each journal it is complete. */
export interface LayerFile {
  readonly article: string
  readonly person: string
  readonly status: ArticleStatus
  readonly spans: readonly Span[]
  readonly claims: readonly Claim[]
  readonly documentLabels: readonly DocumentLabel[]
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
    checkpoint: z.record(idSchema, z.int().nonnegative())
  }),
  migrations: {}
}

/** `journal/<person>-<device>.checkpoint.json`: every entry up to `seq` is in the library's files. */
export interface CheckpointFile {
  readonly seq: number
}

export const CHECKPOINT_FILE: FileKind<CheckpointFile> = {
  format: 'claimdesk/checkpoint',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ seq: z.int().nonnegative() }),
  migrations: {}
}

/** The person's settings, outside any library. */
export interface ConfigFile {
  readonly person: Person
  readonly device: string
  readonly lastLibrary: string | null
}

export const CONFIG_FILE: FileKind<ConfigFile> = {
  format: 'claimdesk/config',
  version: LIBRARY_VERSION,
  schema: z.strictObject({ person: personSchema, device: idSchema, lastLibrary: z.string().nullable() }),
  migrations: {}
}
