import { afterAll, beforeAll, expect, test } from 'vitest'
import { FLOODS } from './testing/attacks/floods'
import { judgeLog } from './testing/attacks/judge'
import { openTarget, QUICK_LIMITS } from './testing/attacks/target'
import type { Target } from './testing/attacks/target'

/** The command (`scripts/attacks.mjs`) opens a thousand of each; here a thousand streams, and of the others fewer. */
const FEW = 300
const MANY = 1000

let target: Target
beforeAll(async () => (target = await openTarget(QUICK_LIMITS)))
afterAll(() => target.remove())

test.each(FLOODS)('X5: many at once: $name', async (flood) => {
  expect(await flood.run(target, flood === FLOODS[0] ? MANY : FEW)).toEqual([])
})

test('X8: a flood is a few lines of the log', async () => {
  await target.end()
  expect(target.faults).toEqual([])
  expect(judgeLog(target)).toEqual([])
  expect(target.lines.length).toBeLessThan(40)
})
