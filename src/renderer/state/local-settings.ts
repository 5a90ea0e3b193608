/** A small setting of this window; null when there is none, or when the browser refuses to keep any. */
export function readSetting(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null
  } catch {
    // Storage can be switched off by the browser. A setting that is not kept is no reason to stop.
    return null
  }
}

export function writeSetting(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value)
  } catch {
    // As above: the setting holds for as long as the window is open.
    return
  }
}
