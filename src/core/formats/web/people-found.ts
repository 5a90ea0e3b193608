import type { Decoded } from '../format'

/** People that a file names, each once, in the order in which they came. */
export class PeopleFound {
  readonly #names = new Map<string, string>()

  /** Notes a person with a name and gives the id back; a name that is not known is left open. */
  add(id: string, name: string | null): string {
    if (name !== null && name !== '' && !this.#names.has(id)) this.#names.set(id, name)
    return id
  }

  get people(): Decoded['people'] {
    return [...this.#names].map(([id, name]) => ({ id, name }))
  }
}
