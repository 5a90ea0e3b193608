/** The parts of the window that F6 goes through, in order. Their elements carry the name as `data-region`. */
export const REGIONS = ['list', 'reader', 'inspector'] as const
export type Region = (typeof REGIONS)[number]

const FOCUSABLE = [
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  'a[href]',
  '[tabindex]'
]
  .map((selector) => `${selector}:not([tabindex="-1"])`)
  .join(',')

/** Where the focus was in each region when it was left. */
const lastFocused = new WeakMap<Element, HTMLElement>()

export function regionOf(target: EventTarget | null): Region | null {
  const found = target instanceof Element ? target.closest('[data-region]')?.getAttribute('data-region') : null
  return REGIONS.find((region) => region === found) ?? null
}

/** Remembers the focus of a region; for its `onFocus`. */
export function rememberFocus(event: { readonly currentTarget: Element; readonly target: EventTarget }): void {
  if (event.target instanceof HTMLElement) lastFocused.set(event.currentTarget, event.target)
}

function enter(region: Region, focusReader: () => void): boolean {
  const element = document.querySelector<HTMLElement>(`[data-region="${region}"]`)
  if (!element) return false
  const last = lastFocused.get(element)
  if (last?.isConnected && element.contains(last)) last.focus()
  else if (region === 'reader') focusReader()
  else (element.querySelector<HTMLElement>(FOCUSABLE) ?? element).focus()
  // A reader without an article takes no focus; the region itself does.
  if (!element.contains(document.activeElement)) element.focus()
  return element.contains(document.activeElement)
}

/** Moves the focus to the next (1) or previous (-1) region, where it was before in that region. */
export function focusRegion(step: 1 | -1, focusReader: () => void): void {
  const current = regionOf(document.activeElement)
  const start = current === null ? (step === 1 ? -1 : REGIONS.length) : REGIONS.indexOf(current)
  for (let tries = 1; tries <= REGIONS.length; tries += 1) {
    const region = REGIONS[(start + step * tries + REGIONS.length * 2) % REGIONS.length]
    if (region && enter(region, focusReader)) return
  }
}
