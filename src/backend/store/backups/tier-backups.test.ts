import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TIERS, tierBackups } from './tier-backups'
import type { Dated } from './tier-backups'

const HOUR = 3_600_000
const dayOf = (at: string): string => new Date(at).toDateString()

function byDay(backups: readonly Dated[]): ReadonlyMap<string, readonly Dated[]> {
  const days = new Map<string, Dated[]>()
  for (const backup of backups) days.set(dayOf(backup.at), [...(days.get(dayOf(backup.at)) ?? []), backup])
  return days
}

/** Steps of a clock in hours: mostly forward, sometimes far, sometimes back. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: -20_000, max: 20_000 }) }
  ),
  { minLength: 1, maxLength: 60 }
)

/** Makes a backup after each step and prunes after each, as a library does. */
function live(hours: readonly number[]): { readonly kept: readonly Dated[]; readonly made: readonly Dated[] }[] {
  let now = Date.UTC(2026, 1, 7, 9)
  let kept: Dated[] = []
  const made: Dated[] = []
  return hours.map((step, index) => {
    now += step * HOUR
    const backup = { number: index + 1, at: new Date(now).toISOString() }
    made.push(backup)
    kept = tierBackups([backup, ...kept], new Date(now))
    return { kept, made: [...made] }
  })
}

describe('D7: tiers of backups', () => {
  it('keeps 3 of today, 1 of every other day, 10 in all, and always the newest, whatever the clock does', () => {
    fc.assert(
      fc.property(steps, (hours) => {
        for (const { kept, made } of live(hours)) {
          const newest = made.at(-1)
          expect(kept[0]).toEqual(newest)
          expect(kept.length).toBeLessThanOrEqual(TIERS.all)
          for (const [day, of] of byDay(kept)) {
            expect(of.length).toBeLessThanOrEqual(day === dayOf(newest?.at ?? '') ? TIERS.today : TIERS.perDay)
          }
        }
      })
    )
  })

  it('with a clock that only goes forward, the ten newest days all have their last state', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 80 }), (hours) => {
        for (const { kept, made } of live(hours)) {
          const lastOfDay = [...byDay(made).values()].map((of) => of.at(-1)?.number)
          const earlier = lastOfDay
            .slice(0, -1)
            .toReversed()
            .slice(0, TIERS.all - TIERS.today)
          const numbers = kept.map(({ number }) => number)
          for (const number of earlier) expect(numbers).toContain(number)
        }
      })
    )
  })

  it('a clock that went a year back does not throw away what was made before', () => {
    const day = (at: string, number: number): Dated => ({ number, at })
    const months = Array.from({ length: 9 }, (_, index) => day(`2027-0${index + 1}-01T12:00:00.000Z`, index + 1))
    const back = day('2026-01-01T12:00:00.000Z', 10)
    const kept = tierBackups([...months, back], new Date(back.at))
    expect(kept.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })
})
