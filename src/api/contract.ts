import * as z from 'zod'
import type { Change } from '../core/commands/change'
import { clientCommandSchema } from '../core/commands/command'
import { articleIdSchema, baseNameSchema, idSchema, LONG_TEXT, SHORT_TEXT } from '../core/schema/records'
import { call } from './call'
import type { CallDefinition } from './call'
import type {
  AppState,
  ArticleSummary,
  Committed,
  FormatView,
  HistoryPage,
  ImportItem,
  ImportReport,
  LibraryView,
  OpenArticle,
  PreparedExport,
  SaveState,
  SearchHit,
  UndoState
} from './views'

/** Most bytes of a file in one call, before base64. Every host must let a body of twice this size through. */
export const CHUNK_BYTES = 1024 * 1024
/** Largest file an import takes. */
export const IMPORT_LIMIT_BYTES = 200 * 1024 * 1024
/** Longest pasted text, in UTF-16 code units; longer ones come as a file. */
export const PASTE_LIMIT = 1_000_000

const nothing = z.strictObject({})
const count = z.int().nonnegative()
const base64 = z.base64().max(Math.ceil((CHUNK_BYTES * 4) / 3) + 8)

/** Calls: what a window can ask of the backend. One entry here, one handler there, checked by the compiler. */
export const CALLS = {
  /** Whether a library is open, and what it is. */
  'app.state': call<AppState>()(nothing),
  /** Creates or opens the library of a new user. The one call that takes a path, typed by the person (X3). */
  'setup.create': call<LibraryView>()(
    z.strictObject({
      name: z.string().trim().min(1).max(200),
      place: z.string().min(1).max(4096),
      sample: z.boolean()
    })
  ),
  'article.list': call<readonly ArticleSummary[]>()(nothing),
  'article.open': call<OpenArticle>()(z.strictObject({ article: articleIdSchema })),
  /** Finds articles by words of their title, details and text; at most `limit` hits, one per article. */
  'article.search': call<readonly SearchHit[]>()(
    z.strictObject({ query: z.string().max(SHORT_TEXT), limit: z.int().positive().max(1000) })
  ),
  /** Carries out a command. Answers when it is durable (D1). */
  'command.run': call<Committed>()(z.strictObject({ command: clientCommandSchema })),
  /** Takes the newest action back; null when there is none. */
  'command.undo': call<Committed | null>()(nothing),
  'command.redo': call<Committed | null>()(nothing),
  /** The journal, newest first, from just before `before` (0: from the newest). */
  'history.list': call<HistoryPage>()(z.strictObject({ before: count, limit: z.int().positive().max(500) })),

  'import.begin': call<{ readonly batch: string }>()(nothing),
  /** Sends a file in pieces, in order; the answer says how many bytes have arrived. */
  'import.upload': call<{ readonly received: number }>()(
    z.strictObject({
      batch: idSchema,
      item: idSchema,
      name: baseNameSchema,
      size: count.max(IMPORT_LIMIT_BYTES),
      offset: count,
      data: base64
    })
  ),
  'import.paste': call<{ readonly received: number }>()(
    z.strictObject({
      batch: idSchema,
      item: idSchema,
      title: z.string().max(SHORT_TEXT),
      text: z.string().max(PASTE_LIMIT)
    })
  ),
  /** D12: what the import would do. Nothing is stored. */
  'import.preview': call<readonly ImportItem[]>()(z.strictObject({ batch: idSchema })),
  /** Reads one file of the batch again with another encoding. */
  'import.encoding': call<ImportItem>()(
    z.strictObject({ batch: idSchema, item: idSchema, encoding: z.string().max(40) })
  ),
  /** Stores the chosen items as one undoable command. */
  'import.commit': call<ImportReport>()(
    z.strictObject({
      batch: idSchema,
      items: z.array(z.strictObject({ item: idSchema, title: z.string().trim().min(1).max(SHORT_TEXT) })).max(100_000)
    })
  ),
  'import.cancel': call<null>()(z.strictObject({ batch: idSchema })),

  'export.formats': call<readonly FormatView[]>()(nothing),
  /** Writes an export aside and says what it holds and what the format loses. `articles: null` means all. */
  'export.prepare': call<PreparedExport>()(
    z.strictObject({
      format: z.string().max(40),
      articles: z.array(articleIdSchema).max(1_000_000).nullable(),
      includeNotes: z.boolean(),
      neutraliseFormulas: z.boolean()
    })
  ),
  /** A piece of a prepared file, base64; the last piece has `done`. */
  'export.read': call<{ readonly data: string; readonly done: boolean }>()(
    z.strictObject({ export: idSchema, file: z.string().max(LONG_TEXT), offset: count })
  ),
  'export.discard': call<null>()(z.strictObject({ export: idSchema }))
} as const satisfies Record<string, CallDefinition<unknown, unknown>>

export type CallName = keyof typeof CALLS
export type Params<Name extends CallName> = (typeof CALLS)[Name] extends CallDefinition<infer P, unknown> ? P : never
export type Result<Name extends CallName> = (typeof CALLS)[Name] extends CallDefinition<unknown, infer R> ? R : never

/** Events: what every open window hears of. */
export interface Events {
  /** Something was changed, by whichever window; changes are in force and durable. */
  'library.changed': {
    readonly seq: number
    readonly at: string
    readonly changes: readonly Change[]
    readonly undo: UndoState
  }
  /** A library was opened, or what is said about it changed. */
  'app.state': AppState
  'save.state': SaveState
  'import.progress': { readonly batch: string; readonly done: number; readonly total: number }
}
export type EventName = keyof Events
export const EVENT_NAMES = [
  'library.changed',
  'app.state',
  'save.state',
  'import.progress'
] as const satisfies readonly EventName[]
export type AnyEvent = { [Name in EventName]: { readonly name: Name; readonly payload: Events[Name] } }[EventName]
