import type { AnyEvent } from '../api/contract'
import type { RestoreRequest } from '../api/backup-params'
import type { BackupList, BackupMade, Restored, RestorePreview } from '../api/backup-views'
import type { ReplyEnvelope } from '../api/envelope'
import type { ColumnUse, Delimiter } from '../api/import-params'
import type { AuditRequest, BundleRequest } from '../api/evidence-params'
import type { PreparedAudit, PreparedBundle } from '../api/evidence-views'
import type { ReportRequest } from '../api/report-params'
import type { PreparedReport } from '../api/report-views'
import type { AnnotationReading, ExportRequest } from '../api/export-params'
import type { AnnotationImportResult, AnnotationPreview } from '../api/transfer-views'
import type { AppState, ArticleSummary, FormatView, LibraryView, PreparedExport } from '../api/views'
import type { VersionReport } from '../api/version-views'
import type { SealLimits } from './store/journal-parts'
import type { FileSystem } from './store/file-system'
import type { LossItem } from '../core/formats/losses'
import type { BackupPace } from './store/backups/backup-keeper'

/** Where a backend writes what it has to say. One line an entry; never a secret, never a private note (X8). */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}

/**
 * Prints a page of this machine to a PDF file, offline and without running anything in it.
 *
 * @throws CallError `pdf-failed` with the reason; what `signal` says when it ends the printing
 */
export type PrintPdf = (htmlPath: string, pdfPath: string, signal: AbortSignal) => Promise<void>

export interface BackendOptions {
  /** Folder of the person's settings (name, last library); made when missing. */
  readonly configDir: string
  /** Library to open at once; null opens the one of the settings, or asks (setup). */
  readonly libraryDir: string | null
  /** Folder of `resources/` (the sample library). */
  readonly resourcesDir: string
  readonly version: string
  readonly clock: () => Date
  /** Makes a new id: a UUID version 7. */
  readonly ids: () => string
  readonly log: Log
  /** D3: open for reading only, without the lock. */
  readonly readOnly?: boolean
  /** Whether `libraryDir` may be made when it is not there or empty; it may unless this says no. */
  readonly createLibrary?: boolean
  /** D2: whether a write that fails is tried again (a window, the default) or reported at once (the CLI). */
  readonly retryFailedWrites?: boolean
  /** When a part of the journal is completed; tests have it sooner. */
  readonly sealJournalAt?: SealLimits
  /** The file calls of libraries and settings; those of Node unless a test wants others. */
  readonly fileSystem?: FileSystem
  /** When backups are made without being asked for; the usual pace unless given. */
  readonly backupPace?: BackupPace
  /** D14: notice what other programs do to the library's files: for programs that stay open. */
  readonly watch?: boolean
  /** How this host makes PDFs; without it there are none. */
  readonly printPdf?: PrintPdf
}

export interface FileProblem {
  /** The file's base name. */
  readonly file: string
  readonly code: string
  readonly message: string
}

/** What became of a file. `remark` says what was assumed when its encoding had to be guessed. */
export interface ImportedDocument {
  readonly id: string
  readonly title: string
  /** Its base name, with the folders it was found in. */
  readonly file: string
  /** Where in a file of several: `row 17`. */
  readonly place: string | null
  readonly encoding: string
  readonly remark: string | null
}

export interface DocumentImportReport {
  readonly added: readonly ImportedDocument[]
  /** Files whose article the library has already. */
  readonly skipped: readonly ImportedDocument[]
  /** Documents that are like another one; one with the same text is not added. `share` is from 0 to 1. */
  readonly similar: readonly {
    readonly file: string
    readonly place: string | null
    readonly title: string
    readonly kind: 'same-text' | 'near'
    /** Title of the other one. */
    readonly like: string
    readonly share: number
    readonly added: boolean
  }[]
  readonly problems: readonly (FileProblem & { readonly place: string | null })[]
}

/** How files of this machine are imported; everything that is not given is found out. */
export interface OwnImportOptions {
  /** Only say what would be done. */
  readonly dryRun?: boolean
  /** Leave parts at the end that surely belong to other articles out of the work. */
  readonly leaveOutTails?: boolean
  /** Of files that are text. */
  readonly encoding?: string
  /** The line between the documents of a text; an empty one stands for two or more empty lines. */
  readonly separator?: string
  readonly delimiter?: Delimiter
  /** Name of a sheet of a workbook. */
  readonly sheet?: string
  /** What columns of tables are for, by their names. */
  readonly columns?: readonly { readonly use: ColumnUse; readonly name: string }[]
  readonly progress?: (phase: 'reading' | 'storing', done: number, total: number) => void
}

/** How annotation files of this machine are imported; what is not given is found out. */
export type OwnAnnotationOptions = Partial<Omit<AnnotationReading, 'batch' | 'format'>> & {
  readonly format: string | null
  /** Only say what would be done. */
  readonly dryRun: boolean
}

export interface ExportReport {
  readonly path: string
  readonly articles: number
  readonly annotations: number
  readonly losses: readonly LossItem[]
  readonly preflight?: PreparedExport['preflight']
  readonly splits: PreparedExport['splits']
}

export interface VerifyReport {
  readonly articles: number
  readonly journalEntries: number
  readonly problems: readonly { readonly file: string; readonly message: string }[]
  /** What a person may want to know and is no fault, such as a captured file that no evidence names. */
  readonly remarks: readonly { readonly file: string; readonly message: string }[]
}

/** What only hosts on this machine may do: the calls that take paths. They never cross to a window (X3). */
export interface LocalFiles {
  openLibrary(
    directory: string,
    options: { readonly create: boolean; readonly personName?: string }
  ): Promise<LibraryView>
  list(): Promise<readonly ArticleSummary[]>
  formats(): readonly FormatView[]
  importDocuments(paths: readonly string[], options?: OwnImportOptions): Promise<DocumentImportReport>
  /** Makes a file a new version of an article; with `dryRun` it only says what would become of everything. */
  revise(article: string, path: string, options: { readonly dryRun: boolean }): Promise<VersionReport>
  /** Imports files and folders of annotations; with `dryRun` it only says what would be done. */
  importAnnotations(
    paths: readonly string[],
    options: OwnAnnotationOptions
  ): Promise<AnnotationPreview | AnnotationImportResult>
  /** Exports to a file or folder of this machine; with `dryRun` nothing is written there. */
  exportTo(path: string, request: ExportRequest, dryRun: boolean): Promise<ExportReport>
  /** Writes a prepared export to a place the person chose in a dialog of the host. */
  saveExport(exportId: string, path: string): Promise<void>
  verify(): Promise<VerifyReport>
  listBackups(): Promise<BackupList>
  makeBackup(): Promise<BackupMade>
  /** What restoring would do; nothing is changed. */
  previewRestore(request: RestoreRequest): Promise<RestorePreview>
  restoreBackup(request: RestoreRequest): Promise<Restored>
  /** Writes the audit log of a session, or of the library (null), to a file of this machine. */
  exportAudit(path: string, request: AuditRequest): Promise<PreparedAudit>
  /** Writes the bundle of a session to a file of this machine. */
  exportBundle(path: string, request: BundleRequest): Promise<PreparedBundle>
  /** Writes the report of a session, named by its id or its name, to a file of this machine. */
  exportReport(path: string, request: ReportRequest): Promise<PreparedReport>
}

/** The whole application in Node. A host carries envelopes to `dispatch` and events from `subscribe`. */
export interface Backend {
  dispatch(envelope: unknown): Promise<ReplyEnvelope>
  subscribe(listener: (event: AnyEvent) => void): () => void
  state(): AppState
  readonly local: LocalFiles
  /** D9: writes every checkpoint and gives the lock back. Rejects when something could not be written. */
  close(): Promise<void>
}
