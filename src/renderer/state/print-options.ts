import * as z from 'zod'
import { readSetting, writeSetting } from './local-settings'

/** What is printed beside the text. */
export interface PrintOptions {
  readonly highlights: boolean
  readonly claims: boolean
  readonly notes: boolean
}

const KEY = 'claimdesk.print'

const DEFAULTS: PrintOptions = { highlights: true, claims: false, notes: false }

const storedOptions = z
  .object({
    highlights: z.boolean().catch(DEFAULTS.highlights),
    claims: z.boolean().catch(DEFAULTS.claims),
    notes: z.boolean().catch(DEFAULTS.notes)
  })
  .catch(DEFAULTS)

/** What was chosen last in this window; the highlights only, when nothing was. */
export function readPrintOptions(): PrintOptions {
  const stored = readSetting(KEY)
  try {
    return storedOptions.parse(stored === null ? null : JSON.parse(stored))
  } catch {
    // No JSON: then it is none of ours.
    return DEFAULTS
  }
}

export function storePrintOptions(options: PrintOptions): void {
  writeSetting(KEY, JSON.stringify(options))
}
