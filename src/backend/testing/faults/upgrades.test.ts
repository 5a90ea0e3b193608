import { describe, expect, it } from 'vitest'
import { LIBRARY_VERSION } from '../../store/file-kinds'
import type { SkipSync } from './crash-disk'
import { frozenLibraries } from './frozen-libraries'
import { runUpgrades } from './upgrades'

const options = { runs: 30, seed: 20240822, from: 0, say: () => undefined }

describe('an upgrade that is cut off', () => {
  it('D10: is tried with a frozen library of every older version', async () => {
    const versions = (await frozenLibraries()).map(({ version }) => version)
    const older = Array.from({ length: LIBRARY_VERSION - 1 }, (_, index) => index + 1)
    expect(versions).toEqual(expect.arrayContaining(older))
  })

  it('D10: loses nothing, keeps the older library whole and is done by the next opening', async () => {
    const { table, violations } = await runUpgrades(options)
    expect(violations).toEqual([])
    const isLibrary = ([what]: readonly [string, number, number]): boolean => what.startsWith('version ')
    expect(table.filter(isLibrary).reduce((sum, [, tried]) => sum + tried, 0)).toBe(options.runs)
  })

  it.each<readonly [string, SkipSync]>([
    ['files got their names before their contents were flushed', (_, path) => path.endsWith('.tmp')],
    ['folders were not flushed', (call, path) => call === 'sync' && !/\.[a-z]+$/.test(path)]
  ])('D10: would be found to break the promise if %s', async (_, skipSync) => {
    const { violations } = await runUpgrades({ ...options, runs: 15, cutsOnly: true, skipSync })
    expect(violations.length).toBeGreaterThan(0)
  })
})
