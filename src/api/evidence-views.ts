import type { Capture } from '../core/model/evidence'
import type { PreparedExport } from './transfer-views'

/** What has arrived of a file; the last piece brings the capture, which then is on the disk (D1). */
export interface CaptureUpload {
  /** Bytes. */
  readonly received: number
  readonly capture: Capture | null
}

/** A captured file that is not what it was, or not there, with the evidence that names it. */
export interface CaptureFault {
  readonly capture: Capture
  readonly state: 'missing' | 'altered'
  readonly evidence: readonly { readonly article: string; readonly evidence: string }[]
}

/** What a check of the captured files found. */
export interface EvidenceCheck {
  /** Captured files that evidence names. */
  readonly captures: number
  readonly faults: readonly CaptureFault[]
  /** Files that no evidence names now, such as those of evidence that was undone. They are kept. */
  readonly unused: readonly { readonly file: string; readonly bytes: number }[]
}

/** What a check of the journals found (D15). */
export interface AuditVerification {
  readonly journals: readonly {
    /** `<person>-<device>` */
    readonly name: string
    readonly entries: number
    readonly faults: readonly { readonly line: number; readonly message: string }[]
  }[]
  /** What is wrong beside single lines, such as a journal that was cut off, in words. */
  readonly problems: readonly string[]
}

export interface PreparedAudit {
  readonly prepared: PreparedExport
  readonly entries: number
  /** Hash of the log's last line: who has it can tell whether the log is the same. */
  readonly lastHash: string
  /** X8: entries of which something was left out. */
  readonly withheld: number
}

export interface PreparedBundle {
  readonly prepared: PreparedExport
  /** SHA-256 of the manifest, from which every byte of the bundle follows. */
  readonly digest: string
  /** What could not be put in, such as a captured file that is gone; each names the file. */
  readonly problems: readonly BundleProblem[]
  /** X8: records that were left out. */
  readonly withheld: Readonly<Record<'contacts' | 'sources' | 'evidence' | 'notes', number>>
}

/** Something that is wrong with a file of a bundle, or with the archive itself. */
export interface BundleProblem {
  readonly file: string
  readonly message: string
}
