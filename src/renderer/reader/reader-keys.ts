import type { TextUnit } from './caret-moves'

/** A move of the caret. `left` and `right` are directions on screen, to be turned by the text's own. */
export type CaretKey = { readonly extend: boolean } & (
  | { readonly kind: 'move'; readonly unit: TextUnit; readonly direction: 1 | -1 }
  | { readonly kind: 'side'; readonly unit: 'character' | 'word'; readonly side: 'left' | 'right' }
  | { readonly kind: 'line'; readonly direction: 1 | -1 }
  | { readonly kind: 'page'; readonly direction: 1 | -1 }
  | { readonly kind: 'line-edge'; readonly direction: 1 | -1 }
)

/** What a key means in the reader. */
export type ReaderKey =
  | CaretKey
  | { readonly kind: 'span'; readonly direction: 1 | -1 }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'escape' }

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The meaning of a key press, or null when it is none of the reader's. `mac`: with the habits of macOS. */
export function readerKey(press: KeyPress, mac: boolean): ReaderKey | null {
  const { key, shiftKey: extend, ctrlKey, altKey, metaKey } = press
  const command = mac ? metaKey : ctrlKey
  const plain = !ctrlKey && !altKey && !metaKey
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const side = key === 'ArrowLeft' ? 'left' : 'right'
      if (metaKey) return mac ? { kind: 'line-edge', direction: side === 'left' ? -1 : 1, extend } : null
      return { kind: 'side', unit: ctrlKey || altKey ? 'word' : 'character', side, extend }
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = key === 'ArrowUp' ? -1 : 1
      if (plain) return { kind: 'line', direction, extend }
      if (altKey && !ctrlKey && !metaKey && !extend) return { kind: 'span', direction }
      if (mac && metaKey) return { kind: 'move', unit: 'text', direction, extend }
      return ctrlKey && !altKey && !metaKey ? { kind: 'move', unit: 'paragraph', direction, extend } : null
    }
    case 'PageUp':
    case 'PageDown':
      return plain ? { kind: 'page', direction: key === 'PageUp' ? -1 : 1, extend } : null
    case 'Home':
    case 'End': {
      const direction = key === 'Home' ? -1 : 1
      if (plain) return { kind: 'line-edge', direction, extend }
      return command && !altKey ? { kind: 'move', unit: 'text', direction, extend } : null
    }
    case '[':
    case ']':
      // Some keyboards need AltGr for a bracket, which reports Ctrl and Alt together.
      return metaKey || ctrlKey !== altKey ? null : { kind: 'span', direction: key === '[' ? -1 : 1 }
    case 'a':
    case 'A':
      return command && !altKey && !extend ? { kind: 'select-all' } : null
    case 'Escape':
      return plain && !extend ? { kind: 'escape' } : null
    default:
      return null
  }
}
