/** What the rule of tiers needs to know of a backup. */
export interface Dated {
  /** Backups of a device are counted from 1: the order in which they were made, whatever the clock said. */
  readonly number: number
  /** ISO 8601. */
  readonly at: string
}

/** D7: how many are kept. */
export const TIERS = { today: 3, perDay: 1, all: 10 } as const

/** The calendar day of the machine's own time zone: a day is what a person calls one. */
function dayOf(time: Date): string {
  return `${time.getFullYear()}-${time.getMonth() + 1}-${time.getDate()}`
}

/**
 * D7: which backups are kept: the newest three of today, the newest one of every other day, ten in all. The order is
 * that of their numbers: a clock that jumped makes no backup older, and a day that is yet to come counts as any other
 * day. So the newest one is always kept, and of the ten newest days each keeps its newest one.
 *
 * @returns the kept ones, newest first
 */
export function tierBackups<Backup extends Dated>(backups: readonly Backup[], now: Date): Backup[] {
  const today = dayOf(now)
  const taken = new Map<string, number>()
  const kept: Backup[] = []
  for (const backup of backups.toSorted((a, b) => b.number - a.number)) {
    const day = dayOf(new Date(backup.at))
    const before = taken.get(day) ?? 0
    if (before >= (day === today ? TIERS.today : TIERS.perDay)) continue
    taken.set(day, before + 1)
    kept.push(backup)
  }
  return kept.slice(0, TIERS.all)
}
