import { describe, expect, test } from 'vitest'
import { DraftStore } from './draft-store'
import type { DraftStorage } from './draft-store'

function memory(): DraftStorage & { readonly entries: Map<string, string>; full: boolean } {
  const entries = new Map<string, string>()
  return {
    entries,
    full: false,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError')
      entries.set(key, value)
    },
    removeItem: (key) => void entries.delete(key)
  }
}

describe('D11: drafts', () => {
  test('a draft is there for the next window', () => {
    const storage = memory()
    expect(new DraftStore(storage).write('a', { value: 'x', base: '' })).toBe(true)
    expect(new DraftStore(storage).read('a')).toEqual({ value: 'x', base: '' })
  })

  test('a removed draft is gone', () => {
    const storage = memory()
    const drafts = new DraftStore(storage)
    drafts.write('a', { value: 'x', base: '' })
    drafts.remove('a')
    expect(drafts.read('a')).toBeNull()
    expect(storage.entries.size).toBe(0)
  })

  test('a full storage keeps the draft in memory and says so', () => {
    const storage = memory()
    const drafts = new DraftStore(storage)
    storage.full = true
    expect(drafts.write('a', { value: 'x', base: '' })).toBe(false)
    expect(drafts.read('a')).toEqual({ value: 'x', base: '' })
    storage.full = false
    expect(drafts.write('a', { value: 'xy', base: '' })).toBe(true)
    expect(new DraftStore(storage).read('a')).toEqual({ value: 'xy', base: '' })
  })

  test.each(['', '{', '7', 'null', '{"value":1,"base":""}', '{"value":"x"}'])('%j is no draft', (text) => {
    const storage = memory()
    storage.entries.set('claimdesk.draft.a', text)
    expect(new DraftStore(storage).read('a')).toBeNull()
  })
})
