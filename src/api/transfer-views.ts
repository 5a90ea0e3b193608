import type { DecodedReading, DecodeProblem, FormatSetting, PreflightItem, Recognition } from '../core/formats/format'
import type { Loss, LossFeature, LossItem } from '../core/formats/losses'
import type { Mapping } from './export-params'
import type { Committed } from './views'

/** An annotation format as a window or the CLI shows it. */
export interface FormatView {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly extension: string
  readonly layout: 'file' | 'folder' | 'archive' | 'workbook'
  /** Null: the format has no positions. */
  readonly offsetUnit: 'utf16' | 'codepoint' | 'byte' | null
  readonly canExport: boolean
  readonly canImport: boolean
  readonly textOptional: boolean
  readonly writeSettings: readonly FormatSetting[]
  readonly readSettings: readonly FormatSetting[]
  /** Endings of the files that are read, with the dot. */
  readonly reads: readonly string[]
  /** What the format cannot carry as it is, with the policies that can be chosen, the default first. */
  readonly losses: readonly (Omit<Loss, 'policies'> & {
    readonly feature: LossFeature
    readonly policies: NonNullable<Loss['policies']>
  })[]
}

export interface ExportFile {
  readonly path: string
  readonly bytes: number
}

/** An export that lies ready; nothing has left the library yet. */
export interface PreparedExport {
  readonly export: string
  readonly suggestedName: string
  readonly mediaType: string
  /** What is saved: the first under the chosen name, further ones beside it. */
  readonly files: readonly ExportFile[]
  /** Files inside the archive or workbook, when the first of `files` is one; else empty. */
  readonly packed: readonly ExportFile[]
  readonly articles: number
  readonly annotations: number
  readonly losses: readonly LossItem[]
  /** What a person should know before it leaves, other than what is lost; absent where nothing is. */
  readonly preflight?: readonly PreflightItem[]
  /** Articles in each split; null when nothing was split. */
  readonly splits: Readonly<Record<'train' | 'validation' | 'test', number>> | null
}

/** A label or relation type that a file uses, and where it goes. */
export interface NamePreview {
  /** As the file calls it; may be empty. */
  readonly name: string
  /** How many annotations (of the chosen documents) have it. */
  readonly count: number
  readonly target: 'span' | 'document' | 'relation'
  /** Where it goes as things stand. */
  readonly to: Mapping
  /** Why: it has the id or name of one that is there, it was chosen, or there is none like it. */
  readonly because: 'same-id' | 'same-name' | 'chosen' | 'new'
}

/** A document of a file, and the article it goes to. */
export interface DocumentPreview {
  readonly key: string
  readonly name: string
  readonly title: string
  /** `new`: its text came with the file and becomes an article. `binned`: that article lies in the bin and comes back. */
  readonly target:
    { readonly kind: 'article' | 'binned'; readonly id: string; readonly title: string } | { readonly kind: 'new' }
  readonly spans: number
  readonly claims: number
  readonly documentLabels: number
  readonly relations: number
  readonly bookmarks: number
  /** Of these so many are in the article already; they are not added again. */
  readonly there: number
  readonly leftOut: boolean
}

/** What staged files hold as annotations; nothing is stored. Lists are cut at `PREVIEW_ROWS`, counts are of all. */
export interface AnnotationPreview {
  /** The format that was chosen or found out; null when no format knows the files. */
  readonly format: string | null
  /** Formats that may know the files, the likeliest first. */
  readonly recognised: readonly { readonly format: string; readonly sure: Exclude<Recognition, 'no'> }[]
  readonly files: readonly string[]
  readonly documents: readonly DocumentPreview[]
  readonly documentCount: number
  readonly names: readonly NamePreview[]
  readonly problems: readonly DecodeProblem[]
  readonly problemCount: number
  readonly remarks: readonly string[]
  readonly readings: readonly DecodedReading[]
  /** What would be added. */
  readonly totals: {
    readonly articles: number
    readonly spans: number
    readonly claims: number
    readonly documentLabels: number
    readonly relations: number
    readonly bookmarks: number
    readonly labels: number
    readonly relationTypes: number
    /** Annotations that are there already. */
    readonly there: number
  }
}

/** What an import of annotations did. */
export interface AnnotationImportResult {
  readonly articles: readonly string[]
  readonly totals: AnnotationPreview['totals']
  readonly problems: readonly DecodeProblem[]
  readonly problemCount: number
  readonly remarks: readonly string[]
  /** Null when everything was there already. */
  readonly committed: Pick<Committed, 'seq' | 'at' | 'label' | 'undo'> | null
}

/** How many rows of a list a preview has. */
export const PREVIEW_ROWS = 1000
