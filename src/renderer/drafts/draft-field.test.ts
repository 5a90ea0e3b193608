import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DRAFT_PAUSE, DraftField } from './draft-field'
import { DraftStore } from './draft-store'

function setUp(stored = '') {
  const entries = new Map<string, string>()
  const drafts = new DraftStore({
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key)
  })
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = []
  const save = vi.fn(
    (_value: string) => new Promise<void>((resolve, reject) => answers.push({ resolve: () => resolve(), reject }))
  )
  const make = (now = stored) => new DraftField({ key: 'claim/normalized', drafts, stored: now, save })
  return { entries, save, answers, make, drafts }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('D11: a field between keyboard and acknowledgement', () => {
  test('a pause sends one command for all that was typed', async () => {
    const { make, save, answers, entries } = setUp()
    const field = make()
    for (const value of ['t', 'ta', 'tax']) {
      field.type(value)
      await vi.advanceTimersByTimeAsync(DRAFT_PAUSE - 1)
    }
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.mock.calls).toEqual([['tax']])
    expect(entries.size).toBe(1)
    answers[0]?.resolve()
    await vi.runAllTimersAsync()
    expect(entries.size).toBe(0)
    expect(field.view()).toMatchObject({ value: 'tax', phase: 'saved' })
    expect(save).toHaveBeenCalledTimes(1)
  })

  test('leaving the field sends at once, and an unchanged value is never sent', async () => {
    const { make, save } = setUp('old')
    const field = make()
    field.leave()
    field.type('olde')
    field.type('old')
    field.leave()
    await vi.runAllTimersAsync()
    expect(save).not.toHaveBeenCalled()
    field.type('new')
    field.leave()
    expect(save.mock.calls).toEqual([['new']])
  })

  test('typing during a command becomes the next command, never two at a time', async () => {
    const { make, save, answers } = setUp()
    const field = make()
    field.type('one')
    field.leave()
    field.type('one two')
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE * 3)
    expect(save).toHaveBeenCalledTimes(1)
    answers[0]?.resolve()
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE)
    expect(save.mock.calls).toEqual([['one'], ['one two']])
  })

  test('going back to the first value during a command is sent too', async () => {
    const { make, save, answers } = setUp('old')
    const field = make()
    field.type('new')
    field.leave()
    field.type('old')
    answers[0]?.resolve()
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE)
    expect(save.mock.calls).toEqual([['new'], ['old']])
  })

  test('a failed command keeps the draft, says why and can be tried again', async () => {
    const { make, save, answers, entries } = setUp()
    const field = make()
    field.type('tax')
    field.leave()
    answers[0]?.reject(new Error('No room on the disk.'))
    await vi.runAllTimersAsync()
    expect(field.view()).toEqual({ value: 'tax', phase: 'failed', problem: 'No room on the disk.', kept: true })
    expect(entries.size).toBe(1)
    void field.flush()
    answers[1]?.resolve()
    await vi.runAllTimersAsync()
    expect(save).toHaveBeenCalledTimes(2)
    expect(entries.size).toBe(0)
  })

  test('after a reload the draft is there and is sent', async () => {
    const { make, save } = setUp('old')
    make().type('new')
    const again = make()
    expect(again.view()).toMatchObject({ value: 'new', phase: 'typing' })
    again.start()
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE)
    expect(save.mock.calls.at(-1)).toEqual(['new'])
  })

  test('a draft over a value that changed meanwhile waits for the person', async () => {
    const { make, save, entries } = setUp('old')
    const before = make()
    before.type('mine')
    const again = make('theirs')
    expect(again.view()).toMatchObject({ value: 'mine', phase: 'restored' })
    again.start()
    again.leave()
    expect(save).not.toHaveBeenCalled()
    again.discard()
    expect(again.view()).toMatchObject({ value: 'theirs', phase: 'saved' })
    expect(entries.size).toBe(0)
  })

  test('an undo shows the old value again, but not over what is being typed', () => {
    const { make } = setUp('one')
    const field = make()
    field.setStored('two')
    expect(field.view().value).toBe('two')
    field.type('two and a half')
    field.setStored('one')
    expect(field.view().value).toBe('two and a half')
  })
})
