import type { AnyEvent } from '../api/contract'
import type { ReplyEnvelope } from '../api/envelope'
import type { AppState, ArticleSummary, FormatView, LibraryView } from '../api/views'
import type { DecodeProblem, LossItem } from '../core/formats/format'

/** Where a backend writes what it has to say. One line an entry; never a secret, never a private note (X8). */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}

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
  readonly file: string
  readonly encoding: string
  readonly remark: string | null
}

export interface DocumentImportReport {
  readonly added: readonly ImportedDocument[]
  /** Files whose article the library has already. */
  readonly skipped: readonly ImportedDocument[]
  readonly problems: readonly FileProblem[]
}

export interface AnnotationImportReport {
  readonly article: string
  readonly spans: number
  readonly claims: number
  readonly documentLabels: number
  readonly relations: number
  readonly bookmarks: number
  /** Annotations of the file that were there already. */
  readonly skipped: number
  readonly problems: readonly DecodeProblem[]
  readonly remarks: readonly string[]
}

export interface ExportReport {
  readonly path: string
  readonly articles: number
  readonly annotations: number
  readonly losses: readonly LossItem[]
}

export interface VerifyReport {
  readonly articles: number
  readonly journalEntries: number
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

/** What only hosts on this machine may do: the calls that take paths. They never cross to a window (X3). */
export interface LocalFiles {
  openLibrary(
    directory: string,
    options: { readonly create: boolean; readonly personName?: string }
  ): Promise<LibraryView>
  list(): Promise<readonly ArticleSummary[]>
  formats(): readonly FormatView[]
  importDocuments(paths: readonly string[]): Promise<DocumentImportReport>
  /** Imports annotations in a format onto one article (or the only one there is, when `article` is null). */
  importAnnotations(path: string, format: string, article: string | null): Promise<AnnotationImportReport>
  exportTo(
    format: string,
    path: string,
    articles: readonly string[] | null,
    options: { readonly includeNotes: boolean }
  ): Promise<ExportReport>
  /** Writes a prepared export to a place the person chose in a dialog of the host. */
  saveExport(exportId: string, path: string): Promise<void>
  verify(): Promise<VerifyReport>
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
