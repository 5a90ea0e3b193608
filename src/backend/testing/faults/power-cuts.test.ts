import { describe, expect, it } from 'vitest'
import type { SkipSync } from './crash-disk'
import { runPowerCuts } from './power-cuts'

const options = { runs: 40, seed: 20240822, from: 0, say: () => undefined }

describe('a power cut at any moment', () => {
  it('D1: leaves every acknowledged change, in a library that opens without a word of damage', async () => {
    const { table, violations } = await runPowerCuts(options)
    expect(violations).toEqual([])
    expect(table.reduce((sum, [, tried]) => sum + tried, 0)).toBeGreaterThanOrEqual(options.runs)
  })

  it.each<readonly [string, SkipSync]>([
    ['the journal were not flushed', (call) => call === 'datasync'],
    ['files got their names before their contents were flushed', (_, path) => path.endsWith('.tmp')],
    ['folders were not flushed', (call, path) => call === 'sync' && !/\.[a-z]+$/.test(path)]
  ])('D1: would be found to break the promise if %s', async (_, skipSync) => {
    const { violations } = await runPowerCuts({ ...options, runs: 10, skipSync })
    expect(violations.length).toBeGreaterThan(0)
  })
})
