import { expect, test } from 'vitest'
import { DAMAGE_KIND } from './damage'

test('D4, D5: damaged files of a library, a sample of the matrix', { timeout: 60_000 }, async () => {
  const { violations, runs } = await DAMAGE_KIND.run({ runs: 12, seed: 20240822, from: 0, say: () => undefined })
  expect(violations).toEqual([])
  expect(runs).toBe(12)
})
