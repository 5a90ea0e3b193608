import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAMILIES } from './testing/attacks/families'
import { judgeLog, tryAttack } from './testing/attacks/judge'
import { openTarget, QUICK_LIMITS } from './testing/attacks/target'
import type { Target } from './testing/attacks/target'

describe.each(FAMILIES)('X5: $name', ({ attacks }) => {
  let target: Target
  beforeAll(async () => (target = await openTarget(QUICK_LIMITS)))
  afterAll(() => target.remove())

  test('every attack has a name of its own', () => {
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
  })

  test.each(attacks)('$name', async (attack) => {
    expect(await tryAttack(target, attack)).toEqual([])
  })

  test('X8: the log tells of it, without what was sent', async () => {
    await target.end()
    expect(target.faults).toEqual([])
    expect(judgeLog(target)).toEqual([])
    expect(target.lines.length).toBeGreaterThan(0)
    expect(target.lines.length).toBeLessThan(40)
  })
})
