/** Gives out ids that are unique in one document: the second `7` is `7-2`. */
export class FreeIds {
  readonly #taken = new Set<string>()
  readonly #counts = new Map<string, number>()

  next(wanted: string): string {
    const base = wanted === '' ? '-' : wanted
    let free = base
    let count = this.#counts.get(base) ?? 1
    while (this.#taken.has(free)) free = `${base}-${(count += 1)}`
    this.#counts.set(base, count)
    this.#taken.add(free)
    return free
  }
}
