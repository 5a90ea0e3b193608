import { describe, expect, test } from 'vitest'
import { readerKey } from './reader-keys'

function press(keys: string) {
  const parts = keys.split('+')
  const has = (name: string) => parts.includes(name)
  return {
    key: parts.at(-1) ?? '',
    shiftKey: has('Shift'),
    ctrlKey: has('Ctrl'),
    altKey: has('Alt'),
    metaKey: has('Meta')
  }
}

describe('keys of the reader', () => {
  test.each([
    ['ArrowLeft', { kind: 'side', unit: 'character', side: 'left', extend: false }],
    ['Shift+ArrowRight', { kind: 'side', unit: 'character', side: 'right', extend: true }],
    ['Ctrl+ArrowRight', { kind: 'side', unit: 'word', side: 'right', extend: false }],
    ['Shift+Alt+ArrowLeft', { kind: 'side', unit: 'word', side: 'left', extend: true }],
    ['ArrowDown', { kind: 'line', direction: 1, extend: false }],
    ['Ctrl+ArrowUp', { kind: 'move', unit: 'paragraph', direction: -1, extend: false }],
    ['Alt+ArrowDown', { kind: 'span', direction: 1, sameLabel: false, extend: false }],
    ['Shift+Alt+ArrowUp', { kind: 'span', direction: -1, sameLabel: false, extend: true }],
    ['[', { kind: 'span', direction: -1, sameLabel: false, extend: false }],
    ['Ctrl+Alt+]', { kind: 'span', direction: 1, sameLabel: false, extend: false }],
    ['Alt+]', { kind: 'span', direction: 1, sameLabel: false, extend: true }],
    ['Shift+}', { kind: 'span', direction: 1, sameLabel: true, extend: false }],
    ['Shift+Alt+{', { kind: 'span', direction: -1, sameLabel: true, extend: true }],
    ['Shift+)', { kind: 'move', unit: 'sentence', direction: 1, extend: false }],
    ['Shift+Alt+(', { kind: 'move', unit: 'sentence', direction: -1, extend: true }],
    ['Alt+PageDown', { kind: 'move', unit: 'sentence', direction: 1, extend: false }],
    ['Shift+Alt+PageUp', { kind: 'move', unit: 'sentence', direction: -1, extend: true }],
    ['Enter', { kind: 'stack' }],
    ['Home', { kind: 'line-edge', direction: -1, extend: false }],
    ['Shift+Ctrl+End', { kind: 'move', unit: 'text', direction: 1, extend: true }],
    ['PageDown', { kind: 'page', direction: 1, extend: false }],
    ['Ctrl+a', { kind: 'select-all' }],
    ['Tab', null],
    ['Escape', null],
    ['Ctrl+Enter', null],
    ['1', null],
    ['Delete', null],
    ['Ctrl+[', null],
    ['Alt+ArrowLeft', null],
    ['Meta+a', null]
  ])('%s', (keys, expected) => {
    expect(readerKey(press(keys), false)).toEqual(expected)
  })

  test.each([
    ['Meta+ArrowLeft', { kind: 'line-edge', direction: -1, extend: false }],
    ['Meta+ArrowDown', { kind: 'move', unit: 'text', direction: 1, extend: false }],
    ['Meta+a', { kind: 'select-all' }],
    ['Alt+ArrowLeft', { kind: 'side', unit: 'word', side: 'left', extend: false }],
    ['Ctrl+a', null]
  ])('%s on macOS', (keys, expected) => {
    expect(readerKey(press(keys), true)).toEqual(expected)
  })
})
