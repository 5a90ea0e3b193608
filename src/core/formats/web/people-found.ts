import type { Decoded } from '../format'

/** People that a file names, each once, in the order in which they came. */
export class PeopleFound {
  /** Null while only a substitute is known. */
  readonly #names = new Map<string, string | null>()
  readonly #substitutes = new Map<string, string>()

  /**
   * Notes a person and gives the id back. The first name counts; where there is none, the substitute (the name of an
   * account) does; without either the person is not listed.
   */
  add(id: string, name: string | null, substitute: string | null = null): string {
    if (name !== null && name !== '') this.#names.set(id, this.#names.get(id) ?? name)
    if (substitute !== null && substitute !== '') {
      this.#substitutes.set(id, this.#substitutes.get(id) ?? substitute)
      this.#names.set(id, this.#names.get(id) ?? null)
    }
    return id
  }

  /** The name of a person, else the id. */
  nameOf(id: string | null): string | null {
    return id === null ? null : (this.#names.get(id) ?? this.#substitutes.get(id) ?? id)
  }

  get people(): Decoded['people'] {
    return [...this.#names.keys()].map((id) => ({ id, name: this.nameOf(id) ?? id }))
  }
}
