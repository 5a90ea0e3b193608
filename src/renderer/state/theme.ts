import { readSetting, writeSetting } from './local-settings'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** `high`: black and white with strong lines, whatever the theme; `system`: when the system asks for it. */
export const CONTRASTS = ['system', 'high'] as const
export type Contrast = (typeof CONTRASTS)[number]

const KEY = 'claimdesk.theme'
const CONTRAST_KEY = 'claimdesk.contrast'

/** The theme this window was last set to; `system` when none was, or when the browser keeps nothing. */
export function readTheme(): Theme {
  const stored = readSetting(KEY)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

export function storeTheme(theme: Theme): void {
  writeSetting(KEY, theme)
}

/** The contrast this window was last set to; `system` when none was, or when the browser keeps nothing. */
export function readContrast(): Contrast {
  const stored = readSetting(CONTRAST_KEY)
  return CONTRASTS.find((contrast) => contrast === stored) ?? 'system'
}

export function storeContrast(contrast: Contrast): void {
  writeSetting(CONTRAST_KEY, contrast)
}
