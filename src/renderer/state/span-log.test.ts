import { describe, expect, it } from 'vitest'
import { SpanLog } from './span-log'

describe('the log of changed highlights', () => {
  it('tells what changed after a revision', () => {
    const log = new SpanLog(3)
    log.note(4, ['a'])
    log.note(5, ['b', 'c'])
    log.note(6, ['a'])
    expect(log.after(3)).toEqual(new Set(['a', 'b', 'c']))
    expect(log.after(5)).toEqual(new Set(['a']))
    expect(log.after(6)).toEqual(new Set())
  })

  it('admits what it does not know: revisions of another layer, and forgotten ones', () => {
    const log = new SpanLog(3)
    expect(log.after(2)).toBeNull()
    for (let revision = 4; revision < 400; revision += 1) log.note(revision, [`s${revision}`])
    expect(log.after(3)).toBeNull()
    const known = Array.from({ length: 400 }, (_, revision) => log.after(revision)).findIndex((set) => set !== null)
    expect(log.after(known)?.size).toBe(399 - known)
  })
})
