import { expect, it } from 'vitest'
import { runWriteFaults } from './write-faults'

it('D2, D5: whichever call to the disk fails, nothing is lost, claimed or left behind, and work goes on', async () => {
  const runs = 12
  const { table, violations } = await runWriteFaults({ runs, seed: 20240822, from: 0, say: () => undefined })
  expect(violations).toEqual([])
  expect(table.reduce((sum, [, tried]) => sum + tried, 0)).toBe(runs)
})
