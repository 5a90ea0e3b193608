import { keptStorage } from './kept-storage'

/** A small setting of this window; null when there is none, or when the browser refuses to keep any. */
export function readSetting(key: string): string | null {
  return keptStorage.getItem(key)
}

export function writeSetting(key: string, value: string): void {
  try {
    keptStorage.setItem(key, value)
  } catch {
    // Storage can be switched off by the browser: the setting holds for as long as the window is open.
    return
  }
}
