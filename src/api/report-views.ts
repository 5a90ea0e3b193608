import type { PreflightItem } from '../core/session/preflight'
import type { ReportKind } from './report-params'
import type { PreparedExport } from './transfer-views'

/** A kind of report as a window or the CLI shows it. */
export interface ReportKindView {
  readonly kind: ReportKind
  readonly name: string
  readonly description: string
  /** Null when it can be made here; else why not, and what to do instead. */
  readonly unavailable: string | null
}

export interface PreparedReport {
  /** Read, saved and dropped like an export. */
  readonly prepared: PreparedExport
  readonly claims: number
  readonly preflight: readonly PreflightItem[]
}
