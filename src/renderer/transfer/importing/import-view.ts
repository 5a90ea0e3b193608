import type { ImportProblem, ImportReport, ImportSource } from '../../../api/import-views'
import type { LeftOut } from './import-report'
import type { ImportRow } from './import-rows'

/**
 * `choosing`: nothing has been chosen; `stopped`: files arrived, but reading them was stopped; `reviewing`: everything
 * that was chosen has been read; `stored`: it is done, and there is something to be said about it.
 */
export type ImportPhase = 'choosing' | 'sending' | 'reading' | 'stopped' | 'reviewing' | 'storing' | 'stored'

export interface ImportProgress {
  readonly what: 'sending' | 'reading' | 'storing'
  /** Files or documents. */
  readonly done: number
  readonly total: number
  /** While files are sent. */
  readonly bytes: { readonly done: number; readonly total: number } | null
}

/** What was stored and what was not. */
export interface ImportResult {
  readonly report: ImportReport
  readonly leftOut: readonly LeftOut[]
}

export interface ImportView {
  readonly phase: ImportPhase
  readonly progress: ImportProgress | null
  readonly sources: readonly ImportSource[]
  readonly rows: readonly ImportRow[]
  /** Sources that are being read again with other settings. */
  readonly rereading: ReadonlySet<string>
  /** What went wrong with that, by source. */
  readonly readProblems: Readonly<Record<string, ImportProblem>>
  /** What went wrong with the import as a whole. */
  readonly problem: string | null
  /** Something the person should know, which is no problem. */
  readonly notice: string | null
  readonly result: ImportResult | null
  /** Whether closing would lose something that a person did and cannot do again by choosing the same files. */
  readonly isWorkedOn: boolean
}

export const START: ImportView = {
  phase: 'choosing',
  progress: null,
  sources: [],
  rows: [],
  rereading: new Set(),
  readProblems: {},
  problem: null,
  notice: null,
  result: null,
  isWorkedOn: false
}
