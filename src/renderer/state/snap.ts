import { TEXT_UNITS } from '../../core/text/text-units'
import type { TextUnit } from '../../core/text/text-units'
import { readSetting, writeSetting } from './local-settings'

const KEY = 'claimdesk.snap'

/** What selections are widened to in this window; `character` (nothing) until one was chosen. */
export function readSnap(): TextUnit {
  const stored = readSetting(KEY)
  return TEXT_UNITS.find((unit) => unit === stored) ?? 'character'
}

export function storeSnap(unit: TextUnit): void {
  writeSetting(KEY, unit)
}

/** How a unit is called in the window. */
export const SNAP_NAMES: Readonly<Record<TextUnit, string>> = {
  character: 'off',
  word: 'words',
  sentence: 'sentences',
  paragraph: 'paragraphs'
}
