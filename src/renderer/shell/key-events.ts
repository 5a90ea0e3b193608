import type { Scheme } from '../../core/model/scheme'
import { regionOf } from './regions'

/** True where keys belong to what is being typed or chosen. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** True on a radio button or a tick box: nothing is typed there. */
export function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox')
}

/** True while something lies over the window that keys belong to: a dialog, a menu, a popover. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}

/** True for keys that remove, where they would be meant for what is focused: in the list, an article. */
export function isMeantForList(event: KeyboardEvent): boolean {
  return regionOf(event.target) === 'list'
}

/** The label that a plain key press applies, or null. Compared by what is typed, so that every layout works. */
export function labelOfKey(scheme: Scheme | null, event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const key = event.key.toLocaleLowerCase()
  const found = scheme?.labels.find((label) => label.key?.toLocaleLowerCase() === key && label.appliesTo !== 'document')
  return found?.id ?? null
}
