import { expect, it } from 'vitest'
import { KILLS_KIND } from './kills'

it(
  'D1: a program that is killed at random loses nothing it acknowledged (short run)',
  { timeout: 240_000 },
  async () => {
    const said: string[] = []
    const seed = Number(process.env['CLAIMDESK_SEED'] ?? 20240822)
    const runs = Number(process.env['CLAIMDESK_KILLS'] ?? KILLS_KIND.short)
    const { table, violations } = await KILLS_KIND.run({ runs, seed, from: 0, say: (line) => said.push(line) })
    expect(violations.map(({ run, what }) => `seed ${seed}, run ${run}: ${what}`)).toEqual([])
    const tried = new Map(table.map(([what, count]) => [what, count]))
    expect(tried.get('acknowledged changes that are there'), said.join('\n')).toBeGreaterThan(runs)
  }
)
