import { readSetting, writeSetting } from './local-settings'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'claimdesk.theme'

/** The theme this window was last set to; `system` when none was, or when the browser keeps nothing. */
export function readTheme(): Theme {
  const stored = readSetting(KEY)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

export function storeTheme(theme: Theme): void {
  writeSetting(KEY, theme)
}
