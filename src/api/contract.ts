import * as z from 'zod'
import { restoreRequestSchema } from './backup-params'
import type { BackupList, BackupMade, Restored, RestorePreview } from './backup-views'
import { annotationReadingSchema, exportRequestSchema } from './export-params'
import {
  auditRequestSchema,
  bundleRequestSchema,
  capturePiece,
  captureRefSchema,
  captureTextSchema
} from './evidence-params'
import { preflightRequestSchema, reportRequestSchema } from './report-params'
import type { ConflictView, ElsewhereView } from './conflict-views'
import type { PreparedReport, ReportKindView } from './report-views'
import type { PreflightItem } from '../core/session/preflight'
import type { AuditVerification, CaptureUpload, EvidenceCheck, PreparedAudit, PreparedBundle } from './evidence-views'
import type { AnnotationImportResult, AnnotationPreview } from './transfer-views'
import type { Change } from '../core/commands/change'
import { clientCommandSchema } from '../core/commands/command'
import type { Uses } from '../core/model/library'
import type { SchemeVersion } from '../core/model/scheme'
import {
  articleIdSchema,
  baseNameSchema,
  idSchema,
  LONG_TEXT,
  partialDateSchema,
  SHORT_TEXT
} from '../core/schema/records'
import { call } from './call'
import type { CallDefinition } from './call'
import { folderSchema, importChoiceSchema, importItemSchema, MOST_ITEMS, readSettingsSchema } from './import-params'
import type { ImportDetail, ImportPreview, ImportReport, PendingImport, UploadAnswer } from './import-views'
import { MATCH_PAGE, matchChoiceSchema, matchQuerySchema, matchWithinSchema } from './match-params'
import type {
  AppState,
  ArticleSummary,
  Committed,
  DocumentKindView,
  FormatView,
  HistoryChanges,
  HistoryPage,
  LabelledSpans,
  LibraryView,
  MatchOutline,
  MatchReport,
  MatchRow,
  OpenArticle,
  PreparedExport,
  SaveState,
  SearchHit,
  SearchPage,
  SearchProgress,
  TextHits,
  UndoState
} from './views'
import { DIFF_PAGE, draftSchema, versionFieldsSchema, versionPairSchema } from './version-params'
import type { Reading } from './reading-views'
import type { DiffPage, SuggestedPlace, VersionCommitted, VersionReport } from './version-views'
import { memoryChangesSchema } from './window-memory'
import type { WindowMemoryView } from './window-memory'

/** Most bytes of a file in one call, before base64. Every host must let a body of twice this size through. */
export const CHUNK_BYTES = 1024 * 1024
/** Largest file an import takes. */
export const IMPORT_LIMIT_BYTES = 200 * 1024 * 1024
/** Largest import, all of its files together; they wait on the disk until they are stored or dropped. */
export const IMPORT_TOTAL_BYTES = 4 * 1024 * 1024 * 1024
/** Most pieces of files in one call. */
export const UPLOAD_PIECES = 100
/** Most files and documents told at once. */
export const PREVIEW_PAGE = 500
/** Longest pasted text, in UTF-16 code units; longer ones come as a file. */
export const PASTE_LIMIT = 1_000_000
/** Most commands carried out as one action. */
export const GROUP_LIMIT = 100
/** Most articles whose hits are told at once. */
export const SEARCH_PAGE = 100
/** Most changes of a journal entry told at once. */
export const HISTORY_CHANGES = 500

const nothing = z.strictObject({})
const count = z.int().nonnegative()
const BASE64_LIMIT = Math.ceil((CHUNK_BYTES * 4) / 3) + 8
const base64 = z.base64().max(BASE64_LIMIT)

/** Calls: what a window can ask of the backend. One entry here, one handler there, checked by the compiler. */
export const CALLS = {
  /** Whether a library is open, and what it is. */
  'app.state': call<AppState>()(nothing),
  /** D11: what windows of this person remember on this machine, whatever address they were opened at. */
  'window.memory': call<WindowMemoryView>()(nothing),
  /** Remembers values and forgets those that are null. */
  'window.remember': call<{ readonly revision: number }>()(z.strictObject({ changes: memoryChangesSchema })),
  /** Creates or opens the library of a new user. The one call that takes a path, typed by the person (X3). */
  'setup.create': call<LibraryView>()(
    z.strictObject({
      name: z.string().trim().min(1).max(200),
      place: z.string().min(1).max(4096),
      sample: z.boolean()
    })
  ),
  'article.list': call<readonly ArticleSummary[]>()(nothing),
  /** D13: the articles in the bin, the one that went there last first. */
  'article.binned': call<readonly ArticleSummary[]>()(nothing),
  'article.open': call<OpenArticle>()(z.strictObject({ article: articleIdSchema })),
  /**
   * Finds articles that have all words of a query in their text, title, details, claims or notes, and what was found in
   * the first `limit` of them. `whole`: answers when every article is known to the search, not with what is there.
   */
  'article.search': call<SearchPage>()(
    z.strictObject({
      query: z.string().max(SHORT_TEXT),
      limit: count.max(SEARCH_PAGE),
      whole: z.boolean()
    })
  ),
  /** What a search found in these articles; nothing for those that do not have it. */
  'article.excerpts': call<readonly SearchHit[]>()(
    z.strictObject({ query: z.string().max(SHORT_TEXT), articles: z.array(articleIdSchema).max(SEARCH_PAGE) })
  ),
  /** Where the words of a search stand in the text of an article. */
  'article.hits': call<TextHits>()(z.strictObject({ query: z.string().max(SHORT_TEXT), article: articleIdSchema })),
  /** How often labels and relation types are used in the library, by `useOfLabel` and `useOfRelationType`. */
  'scheme.uses': call<Uses>()(nothing),
  /** What a scheme was before, newest first. */
  'scheme.versions': call<readonly SchemeVersion[]>()(z.strictObject({ scheme: idSchema })),
  /** The spans that have one of the labels, over the library, in text order; at most `limit`. */
  'scheme.spans': call<readonly LabelledSpans[]>()(
    z.strictObject({ labels: z.array(idSchema).min(1).max(1000), limit: z.int().positive().max(100_000) })
  ),
  /** Carries out a command. Answers when it is durable (D1). */
  'command.run': call<Committed>()(z.strictObject({ command: clientCommandSchema })),
  /** Carries several commands out as one action, all or none, with one undo. Answers when it is durable (D1). */
  'command.runGroup': call<Committed>()(
    z.strictObject({
      commands: z.array(clientCommandSchema).min(1).max(GROUP_LIMIT),
      /** What the action is called in the history; without it, it is named after the last command. */
      label: z.string().trim().min(1).max(200).optional()
    })
  ),
  /** Takes the newest action back; null when there is none. */
  /** `expected`: only if this action, by its number in the journal, is the one whose turn it is. */
  'command.undo': call<Committed | null>()(z.strictObject({ expected: count.optional() })),
  'command.redo': call<Committed | null>()(z.strictObject({ expected: count.optional() })),
  /** The journal, newest first, from just before `before` (0: from the newest). */
  'history.list': call<HistoryPage>()(z.strictObject({ before: count, limit: z.int().positive().max(500) })),
  /** What an entry of the journal changed: its first `limit` changes, and how many there are. */
  'history.entry': call<HistoryChanges>()(
    z.strictObject({ seq: z.int().positive(), limit: z.int().positive().max(HISTORY_CHANGES) })
  ),

  /**
   * Begins to look for matches in articles (`articles: null`: in all but those in the bin). Nothing is stored.
   * Answers at once; `matches.progress` tells how far it is.
   */
  'matches.begin': call<{ readonly job: string }>()(
    z.strictObject({
      query: matchQuerySchema,
      within: matchWithinSchema,
      articles: z.array(articleIdSchema).max(1_000_000).nullable()
    })
  ),
  /** What was found, article by article; answers when the search is over. */
  'matches.outline': call<MatchOutline>()(z.strictObject({ job: idSchema })),
  /** Matches in their context, from the number `from` on. */
  'matches.page': call<readonly MatchRow[]>()(
    z.strictObject({ job: idSchema, from: count, limit: z.int().positive().max(MATCH_PAGE) })
  ),
  /** Numbers of the matches where a highlight with the label lies already, in order. */
  'matches.labelled': call<readonly number[]>()(z.strictObject({ job: idSchema, label: idSchema })),
  /** Highlights the chosen matches: one command, one undo. */
  'matches.commit': call<MatchReport>()(
    z.strictObject({ job: idSchema, label: idSchema, chosen: matchChoiceSchema, skipLabelled: z.boolean() })
  ),
  /** Ends the search, or forgets what it found. */
  'matches.cancel': call<null>()(z.strictObject({ job: idSchema })),

  /** What can be imported; files with other endings are tried as plain text. */
  'import.kinds': call<readonly DocumentKindView[]>()(nothing),
  /** Begins an import. @throws CallError `read-only` with the reason */
  'import.begin': call<{ readonly batch: string }>()(nothing),
  /**
   * Sends pieces of files: one of a large file, or several small files; the pieces of a file come in order. A piece that
   * is refused (too large, out of order) is told among the problems, and the others are taken.
   */
  'import.upload': call<UploadAnswer>()(
    z.strictObject({
      batch: idSchema,
      pieces: z
        .array(
          z.strictObject({
            item: idSchema,
            name: baseNameSchema,
            folder: folderSchema,
            size: count,
            offset: count,
            data: base64
          })
        )
        .min(1)
        .max(UPLOAD_PIECES)
        .refine(
          (pieces) => pieces.reduce((sum, { data }) => sum + data.length, 0) <= BASE64_LIMIT + 4 * UPLOAD_PIECES,
          {
            message: 'A call carries at most CHUNK_BYTES of content.'
          }
        )
    })
  ),
  /** Takes a pasted text, and how it looked (`html`) where the clipboard had that. */
  'import.paste': call<{ readonly received: number }>()(
    z.strictObject({
      batch: idSchema,
      item: idSchema,
      title: z.string().max(SHORT_TEXT),
      text: z.string().max(PASTE_LIMIT),
      html: z.string().max(PASTE_LIMIT).nullable()
    })
  ),
  /**
   * D12: what the import would do, a page at a time: `from` is 0 or the `next` of the page before. Nothing is stored.
   * Only what came since the last preview is read. @throws CallError `cancelled` after `import.halt`
   */
  'import.preview': call<ImportPreview>()(z.strictObject({ batch: idSchema, from: count.optional() })),
  /** Reads one file of the batch again with other settings; further pages with the same settings and `from`. */
  'import.read': call<ImportPreview>()(
    z.strictObject({ batch: idSchema, item: idSchema, settings: readSettingsSchema, from: count.optional() })
  ),
  /** One document of the batch, to be looked over. */
  'import.detail': call<ImportDetail>()(z.strictObject({ batch: idSchema, item: importItemSchema })),
  /** Stores the chosen items as one undoable command. @throws CallError `cancelled` after `import.halt` */
  'import.commit': call<ImportReport>()(
    z.strictObject({ batch: idSchema, items: z.array(importChoiceSchema).max(MOST_ITEMS) })
  ),
  /** Ends what is being read or stored; nothing is half-stored, and the batch stays as it was. */
  'import.halt': call<null>()(z.strictObject({ batch: idSchema })),
  /** Drops the batch with its files. */
  'import.cancel': call<null>()(z.strictObject({ batch: idSchema })),
  /** Imports that a crash or a closed window interrupted, newest first. */
  'import.pending': call<readonly PendingImport[]>()(nothing),
  /** Goes on with one of them: `import.preview` says what it holds. */
  'import.resume': call<{ readonly batch: string }>()(z.strictObject({ batch: idSchema })),

  /** What a file of an import would do as a new version of an article. Nothing is stored. `version.progress` tells. */
  'version.preview': call<VersionReport>()(draftSchema),
  /** Two versions side by side, a page at a time; `folded`: with what stayed folded away. */
  'version.diff': call<DiffPage>()(
    z.strictObject({
      of: versionPairSchema,
      folded: z.boolean(),
      from: count,
      limit: z.int().positive().max(DIFF_PAGE)
    })
  ),
  /** Gives the article the version that was looked over, with the details in `take`: one command, one undo. */
  'version.commit': call<VersionCommitted>()(draftSchema.extend({ take: versionFieldsSchema })),
  /** Ends what is under way and drops the batch with its files. */
  'version.cancel': call<null>()(z.strictObject({ batch: idSchema })),
  /** Places of the text that may be what an orphan's words have become, the likeliest first. */
  'version.places': call<readonly SuggestedPlace[]>()(z.strictObject({ article: articleIdSchema, span: idSchema })),

  /** What rules find in an article's present text: suggestions, attributions, warnings. Nothing is stored. */
  'session.reading': call<Reading>()(z.strictObject({ article: articleIdSchema, asOf: partialDateSchema.nullable() })),

  'export.formats': call<readonly FormatView[]>()(nothing),
  /**
   * Writes an export aside and says what it holds and what the format loses. Emits `export.progress`.
   *
   * @throws CallError `cancelled` after `export.cancel`, `refused` when a policy says so, `text-mismatch`
   */
  'export.prepare': call<PreparedExport>()(exportRequestSchema.extend({ job: idSchema.optional() })),
  /** Ends a preparation that is under way, by the `job` it was given. */
  'export.cancel': call<null>()(z.strictObject({ job: idSchema })),
  /** A piece of a prepared file, base64; the last piece has `done`. */
  'export.read': call<{ readonly data: string; readonly done: boolean }>()(
    z.strictObject({ export: idSchema, file: z.string().max(LONG_TEXT), offset: count })
  ),
  'export.discard': call<null>()(z.strictObject({ export: idSchema })),

  /**
   * Takes a file into the evidence, piece by piece, in order; the last piece brings the capture, which then is on the
   * disk (D1). The same bytes are kept once. A refused piece ends the upload.
   *
   * @throws CallError `read-only`, `too-large`, `empty`, `out-of-order`, `not-saved`
   */
  'evidence.upload': call<CaptureUpload>()(capturePiece(base64)),
  /** Takes pasted words into the evidence, as a file of their own. */
  'evidence.paste': call<CaptureUpload>()(captureTextSchema(PASTE_LIMIT)),
  /**
   * A piece of a captured file from a byte offset, base64; the last piece has `done`. Nothing is handed over unless the
   * whole file has its hash. @throws CallError `not-found`, `damaged`, `file-error`
   */
  'evidence.read': call<{ readonly data: string; readonly done: boolean }>()(
    captureRefSchema.extend({ offset: count })
  ),
  /** Reads every captured file again: which are missing or altered, and which no evidence names. */
  'evidence.check': call<EvidenceCheck>()(nothing),
  /** Checks the chain of every journal (D15). */
  'audit.verify': call<AuditVerification>()(nothing),
  /**
   * Writes the audit log of a session or the library aside, as JSONL with a chain of its own; read and dropped like an
   * export. Emits `export.progress`. @throws CallError `not-found`, `cancelled`
   */
  'audit.export': call<PreparedAudit>()(auditRequestSchema.extend({ job: idSchema.optional() })),
  /**
   * Puts a session with everything it rests on into an archive; read and dropped like an export. Emits
   * `export.progress`. @throws CallError `not-found`, `too-large`, `cancelled`
   */
  'bundle.prepare': call<PreparedBundle>()(bundleRequestSchema.extend({ job: idSchema.optional() })),

  /** The kinds of report, and whether each can be made on this machine. */
  'report.kinds': call<readonly ReportKindView[]>()(nothing),
  /** What to look at before a report or export of a session. @throws CallError `not-found` */
  'report.preflight': call<readonly PreflightItem[]>()(preflightRequestSchema),
  /**
   * Writes the report of a session aside; read and dropped like an export. Emits `export.progress`.
   *
   * @throws CallError `not-found`, `text-mismatch` naming the claim, `no-pdf`, `pdf-failed`, `cancelled`
   */
  'report.prepare': call<PreparedReport>()(reportRequestSchema.extend({ job: idSchema.optional() })),

  /** Backups of this person, newest first, those of other devices as well (D6, D7). */
  'backup.list': call<BackupList>()(nothing),
  /**
   * Makes a backup of the state that holds. It counts only once it was read back whole; with nothing new since the
   * newest one, none is made. @throws CallError `read-only`, `not-saved` with the reason
   */
  'backup.make': call<BackupMade>()(nothing),
  /** What restoring a backup would do. Nothing is changed. @throws CallError `not-found` */
  'backup.preview': call<RestorePreview>()(restoreRequestSchema),
  /**
   * Backs the present state up, then makes it that of a backup: one action, one undo. What came later and the backup
   * does not know stays. @throws CallError `not-found`, `read-only`, `not-saved`
   */
  'backup.restore': call<Restored>()(restoreRequestSchema),

  /**
   * D14: what others wrote that is not in force: copies that sync engines made and those that Claimdesk kept beside a
   * file that another program changed. Newest first.
   */
  'conflicts.list': call<readonly ConflictView[]>()(nothing),
  /**
   * Takes over what only the copy has: one action in the history, one undo; nothing that is here is changed. The copy
   * is no longer listed and stays on the disk. `seq` is null when there was nothing to take.
   *
   * @throws CallError `read-only`, `not-found`, `not-takeable`
   */
  'conflicts.take': call<{ readonly seq: number | null; readonly taken: number; readonly left: number }>()(
    z.strictObject({ conflict: idSchema })
  ),
  /** The copy is no longer listed; it stays on the disk. @throws CallError `read-only`, `not-found` */
  'conflicts.dismiss': call<null>()(z.strictObject({ conflict: idSchema })),
  /**
   * D3: opens a library that can only be read anew, for writing, once the other program has closed or the folder may be
   * written. `readOnly` of what comes back says what still keeps it from that. Nothing happens to one that can be
   * changed. @throws CallError `no-library`, `file-error`
   */
  'library.reopen': call<LibraryView>()(nothing),
  /** Looks whether others changed the library's files, where the system does not tell: a window got the focus. */
  'library.look': call<null>()(nothing),

  /** Reads the files of an import (`import.begin`, `import.upload`) as annotations; nothing is stored (D12). */
  'annotations.preview': call<AnnotationPreview>()(annotationReadingSchema),
  /** Takes the annotations in, with the articles they came with: one command, one undo. The batch ends. */
  'annotations.import': call<AnnotationImportResult>()(annotationReadingSchema)
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
    /**
     * Of a change that is too large to be taken at once: which part of it this is, from 1. Parts come in order, and
     * nothing newer between them.
     */
    readonly part?: number
  }
  /**
   * D14: another program, or the same person elsewhere, changed the library's files, and it is in force here. Not in the
   * journal. People, schemes and sources come with `app.state`.
   */
  'library.elsewhere': ElsewhereView
  /** A library was opened, or what is said about it changed. */
  'app.state': AppState
  'save.state': SaveState
  /** The search reads the library's texts: so many it knows. */
  'search.progress': SearchProgress
  /** Of `total` documents `done` have been read, or stored. */
  /** A new version is read, compared, and annotations are placed in it: `done` of `total`. */
  'version.progress': {
    readonly batch: string
    readonly phase: 'reading' | 'comparing' | 'placing'
    readonly done: number
    readonly total: number
  }
  /** Of `total` articles `done` have been written aside. */
  'export.progress': { readonly job: string; readonly done: number; readonly total: number }
  'import.progress': {
    readonly batch: string
    readonly phase: 'reading' | 'storing'
    readonly done: number
    readonly total: number
  }
  /** Of `total` articles `done` have been searched; `found` matches so far. */
  'matches.progress': {
    readonly job: string
    readonly done: number
    readonly total: number
    readonly found: number
  }
}
export type EventName = keyof Events
export const EVENT_NAMES = [
  'library.changed',
  'library.elsewhere',
  'app.state',
  'save.state',
  'search.progress',
  'import.progress',
  'export.progress',
  'version.progress',
  'matches.progress'
] as const satisfies readonly EventName[]
export type AnyEvent = { [Name in EventName]: { readonly name: Name; readonly payload: Events[Name] } }[EventName]
