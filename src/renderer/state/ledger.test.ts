import { describe, expect, test } from 'vitest'
import { Ledger } from './ledger'

describe('which entries a window has heard of', () => {
  test('the answer to a command and the event of it count once, in any order', () => {
    const ledger = new Ledger()
    expect(ledger.take(1, [])).toBe(true)
    expect(ledger.take(1, [])).toBe(false)
  })

  test('every part of a large entry counts, each once', () => {
    const ledger = new Ledger()
    expect([1, 2, 2, 1, 3].map((part) => ledger.take(7, [], part))).toEqual([true, true, false, false, true])
    expect(ledger.last).toBe(7)
  })

  test('an entry that was taken whole is not taken in parts, nor the other way round', () => {
    const ledger = new Ledger()
    ledger.take(1, [])
    expect([1, 2].map((part) => ledger.take(1, [], part))).toEqual([false, false])
    ledger.take(2, [], 1)
    expect(ledger.take(2, [])).toBe(false)
    expect(ledger.take(2, [], 2)).toBe(true)
  })
})
