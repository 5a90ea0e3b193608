import type { TextRange } from '../../model/text-range'
import { isElements, isReference } from './cas-model'
import type { Cas, Element, FeatureStructure, FeatureValue } from './cas-model'
import { SENTENCE, TOKEN } from './layers'
import type { Leftover, LeftoverStructure } from './uima-extra'

/** Gathers what a document of Claimdesk has no place for, in the form in which it is kept (`UimaExtra`). */
export class Leftovers {
  readonly #cas: Cas
  readonly #ranges: ReadonlyMap<number, TextRange>
  readonly #kept = new Map<number, LeftoverStructure>()

  /** @param ranges places of annotations in the frozen text, by id */
  constructor(cas: Cas, ranges: ReadonlyMap<number, TextRange>) {
    this.#cas = cas
    this.#ranges = ranges
  }

  get all(): readonly LeftoverStructure[] {
    return [...this.#kept.values()].sort((a, b) => a.id - b.id)
  }

  /** Keeps a whole structure. */
  add(structure: FeatureStructure): void {
    this.#keep(structure, [...structure.features.keys()])
  }

  /** Keeps some features of a structure that is a record for the rest. */
  addFeatures(structure: FeatureStructure, names: readonly string[]): void {
    if (names.length > 0) this.#keep(structure, names)
  }

  value(value: FeatureValue): Leftover {
    if (isReference(value)) return this.#pointer(value.ref)
    if (!isElements(value)) return plain(value)
    return { elements: value.elements.map((element) => this.#element(element)) }
  }

  #keep(structure: FeatureStructure, names: readonly string[]): void {
    const { id, type, sofa, features } = structure
    const range = this.#ranges.get(id)
    const left = names.filter((name) => !(range && (name === 'begin' || name === 'end')))
    const values = left.flatMap((name): [string, Leftover][] => {
      const value = features.get(name)
      return value === undefined ? [] : [[name, this.value(value)]]
    })
    const before = this.#kept.get(id)?.features
    this.#kept.set(id, {
      id,
      type,
      ...(range && { at: [range.start, range.end] as const }),
      hasSofa: sofa !== null,
      features: { ...before, ...Object.fromEntries(values) }
    })
  }

  #element(element: Element): Leftover {
    if (element === null) return null
    return isReference(element) ? this.#pointer(element.ref) : plain(element)
  }

  /** Tokens and sentences have no ids in a document, so their place is noted. */
  #pointer(id: number): Leftover {
    const target = this.#cas.structures.get(id)
    const range = this.#ranges.get(id)
    const isUnit = target && [TOKEN, SENTENCE].some((type) => this.#cas.types.isA(target.type, type))
    return { ref: id, ...(range && isUnit && { at: [range.start, range.end] as const }) }
  }
}

function plain(value: string | number | boolean): Leftover {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
