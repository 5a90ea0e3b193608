import type { FaultResult } from './fault-kind'

/** Tried and held, by what was tried. */
export class Tally {
  readonly #rows = new Map<string, [tried: number, held: number]>()

  add(what: string, tried: number, held: number): void {
    const row = this.#rows.get(what) ?? [0, 0]
    this.#rows.set(what, [row[0] + tried, row[1] + held])
  }

  get table(): FaultResult['table'] {
    return [...this.#rows].map(([what, [tried, held]]) => [what, tried, held] as const)
  }
}
