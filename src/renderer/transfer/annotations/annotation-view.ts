import type { AnnotationImportResult, AnnotationPreview } from '../../../api/transfer-views'
import type { DecodeProblem } from '../../../core/formats/format'
import type { ImportProgress } from '../importing/import-view'
import { FOUND_OUT } from './reading-choice'
import type { ReadingChoice } from './reading-choice'

/** `choosing`: no files yet; `reviewing`: they are there and have been read at least once. */
export type AnnotationPhase = 'choosing' | 'sending' | 'reading' | 'reviewing' | 'storing' | 'stored'

export interface AnnotationView {
  readonly phase: AnnotationPhase
  readonly progress: ImportProgress | null
  readonly choice: ReadingChoice
  /** What the choice comes to; while `isStale`, what an earlier one came to. */
  readonly preview: AnnotationPreview | null
  readonly isStale: boolean
  /** Files that never reached the backend. */
  readonly unsent: readonly DecodeProblem[]
  readonly problem: string | null
  readonly notice: string | null
  readonly result: AnnotationImportResult | null
}

export const START: AnnotationView = {
  phase: 'choosing',
  progress: null,
  choice: FOUND_OUT,
  preview: null,
  isStale: false,
  unsent: [],
  problem: null,
  notice: null,
  result: null
}

/** Why it cannot be imported as it stands, in words; null when it can. */
export function whyNotImport({ preview, isStale, problem }: AnnotationView): string | null {
  if (isStale) return problem === null ? 'The files are being read again.' : 'Choose otherwise first.'
  if (!preview) return 'Nothing has been read yet.'
  if (preview.format === null) return 'Choose the format first.'
  const { there, ...added } = preview.totals
  if (Object.values(added).some((count) => count > 0)) return null
  return there > 0 ? 'There is nothing to add: everything is there already.' : 'There is nothing to add.'
}
