import type { CaretUnit } from './caret-moves'

/** A move of the caret. `left` and `right` are directions on screen, to be turned by the text's own. */
export type CaretKey = { readonly extend: boolean } & (
  | { readonly kind: 'move'; readonly unit: CaretUnit; readonly direction: 1 | -1 }
  | { readonly kind: 'side'; readonly unit: 'character' | 'word'; readonly side: 'left' | 'right' }
  | { readonly kind: 'line'; readonly direction: 1 | -1 }
  | { readonly kind: 'page'; readonly direction: 1 | -1 }
  | { readonly kind: 'line-edge'; readonly direction: 1 | -1 }
  /** To the next or previous span; `sameLabel`: of the label that the selected one has. */
  | { readonly kind: 'span'; readonly direction: 1 | -1; readonly sameLabel: boolean }
)

/** What a key means in the reader. */
export type ReaderKey =
  | CaretKey
  | { readonly kind: 'select-all' }
  /** Pick one of the spans at the caret. */
  | { readonly kind: 'stack' }

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** Keys by what they type, so that they work on every keyboard layout: Shift is whatever the layout needs for them. */
const TYPED: Readonly<Record<string, { readonly to: 'sentence' | 'span' | 'same-label'; readonly direction: 1 | -1 }>> =
  {
    '(': { to: 'sentence', direction: -1 },
    ')': { to: 'sentence', direction: 1 },
    '[': { to: 'span', direction: -1 },
    ']': { to: 'span', direction: 1 },
    '{': { to: 'same-label', direction: -1 },
    '}': { to: 'same-label', direction: 1 }
  }

/** The meaning of a key press, or null when it is none of the reader's. `mac`: with the habits of macOS. */
export function readerKey(press: KeyPress, mac: boolean): ReaderKey | null {
  const { key, shiftKey: extend, ctrlKey, altKey, metaKey } = press
  const plain = !ctrlKey && !altKey && !metaKey
  const command = mac ? metaKey : ctrlKey
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const side = key === 'ArrowLeft' ? 'left' : 'right'
      if (metaKey) return mac ? { kind: 'line-edge', direction: side === 'left' ? -1 : 1, extend } : null
      // Elsewhere these lead back to where one came from, as in a browser.
      if (altKey && !ctrlKey && !extend && !mac) return null
      return { kind: 'side', unit: ctrlKey || altKey ? 'word' : 'character', side, extend }
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = key === 'ArrowUp' ? -1 : 1
      if (plain) return { kind: 'line', direction, extend }
      if (altKey && !ctrlKey && !metaKey) return { kind: 'span', direction, sameLabel: false, extend }
      if (mac && metaKey) return { kind: 'move', unit: 'text', direction, extend }
      return ctrlKey && !altKey && !metaKey ? { kind: 'move', unit: 'paragraph', direction, extend } : null
    }
    case 'PageUp':
    case 'PageDown': {
      const direction = key === 'PageUp' ? -1 : 1
      if (plain) return { kind: 'page', direction, extend }
      return altKey && !ctrlKey && !metaKey ? { kind: 'move', unit: 'sentence', direction, extend } : null
    }
    case 'Home':
    case 'End': {
      const direction = key === 'Home' ? -1 : 1
      if (plain) return { kind: 'line-edge', direction, extend }
      return command && !altKey ? { kind: 'move', unit: 'text', direction, extend } : null
    }
    case 'a':
    case 'A':
      return command && !altKey && !extend ? { kind: 'select-all' } : null
    case 'Enter':
      return plain && !extend ? { kind: 'stack' } : null
    default:
      return typedKey(press)
  }
}

/** Shift is spent on typing these, so Alt extends. Some keyboards need AltGr for a bracket: Ctrl and Alt together. */
function typedKey({ key, ctrlKey, altKey, metaKey }: KeyPress): ReaderKey | null {
  const typed = TYPED[key]
  if (!typed || metaKey || (ctrlKey && !altKey)) return null
  const extend = altKey && !ctrlKey
  const { to, direction } = typed
  if (to === 'sentence') return { kind: 'move', unit: 'sentence', direction, extend }
  return { kind: 'span', direction, sameLabel: to === 'same-label', extend }
}
