import type { CollectionView, ImportProblem } from '../../../api/import-views'

const MOST_SHOWN = 100

/** What is wrong with single rows or entries: the first hundred, and how many there are. */
export class ProblemList {
  readonly #first: CollectionView['problems'][number][] = []
  #count = 0

  add({ code, message }: ImportProblem, place: string): void {
    this.#count += 1
    if (this.#first.length < MOST_SHOWN) this.#first.push({ code, message, place })
  }

  /** Takes over what is wrong inside of an entry; `count` may be more than those that are named. */
  addAll(problems: CollectionView['problems'], count: number, entry: string): void {
    for (const { place, ...problem } of problems) this.add(problem, `${entry}, ${place}`)
    this.#count += count - problems.length
  }

  get first(): CollectionView['problems'] {
    return this.#first
  }

  get count(): number {
    return this.#count
  }
}
