import * as z from 'zod'
import { POLICIES } from '../../../api/policies'
import { readSetting, writeSetting } from '../../state/local-settings'
import { FIRST_CHOICE } from './export-choice'
import type { ExportChoice } from './export-choice'

const KEY = 'claimdesk.export'

/**
 * What this window remembers of an export. Not what narrows it, which would be missed in silence the next time, and
 * neither notes nor formulas: X7 and X8 hold until somebody decides otherwise, each time.
 */
type Kept = Pick<ExportChoice, 'format' | 'settings' | 'policies' | 'lossReport'>

const NOTHING_KEPT: Kept = { format: '', settings: {}, policies: {}, lossReport: FIRST_CHOICE.lossReport }

const kept = z
  .object({
    format: z.string().catch(''),
    settings: z.record(z.string(), z.record(z.string(), z.string())).catch({}),
    policies: z.record(z.string(), z.record(z.string(), z.enum(POLICIES))).catch({}),
    lossReport: z.boolean().catch(NOTHING_KEPT.lossReport)
  })
  .catch(NOTHING_KEPT)

/** What was chosen last in this window, where that is remembered. */
export function readKeptChoice(): Kept {
  const stored = readSetting(KEY)
  try {
    return kept.parse(stored === null ? null : JSON.parse(stored))
  } catch {
    // No JSON: then it is none of ours.
    return NOTHING_KEPT
  }
}

export function storeChoice({ format, settings, policies, lossReport }: ExportChoice): void {
  writeSetting(KEY, JSON.stringify({ format, settings, policies, lossReport } satisfies Kept))
}
