import { isReference } from './cas-model'
import type { Element, Elements, FeatureStructure, FeatureValue } from './cas-model'

const LIST = /^uima\.cas\.(?:NonEmpty|Empty)(?:FS|String|Integer|Float)List$/

/** Arrays that stand on their own in a file, until those that point at them get their content. */
export class ArrayTable {
  readonly #arrays = new Map<number, { readonly type: string; readonly elements: readonly Element[] }>()
  readonly #used = new Set<number>()

  add(id: number, type: string, elements: readonly Element[]): void {
    this.#arrays.set(id, { type, elements })
  }

  get(id: number): { readonly type: string; readonly elements: readonly Element[] } | null {
    this.#used.add(id)
    return this.#arrays.get(id) ?? null
  }

  /** Ids of arrays with content that nothing got so far. */
  get unused(): readonly number[] {
    return [...this.#arrays].flatMap(([id, { elements }]) => (elements.length > 0 && !this.#used.has(id) ? [id] : []))
  }

  /** The structure with the content of arrays in place of pointers at them. */
  resolve(structure: FeatureStructure): FeatureStructure {
    const features = new Map(
      [...structure.features].map(([name, value]): [string, FeatureValue] => {
        const array = isReference(value) ? this.get(value.ref) : null
        return [name, array ? { elements: array.elements } : value]
      })
    )
    return { ...structure, features }
  }
}

/** Whether the type is a node of a linked list (`uima.cas.NonEmptyFSList`). */
export function isListNode(type: string): boolean {
  return LIST.test(type)
}

/** The elements of the linked list that begins at a node; it ends where it would go round. */
export function listElements(structures: ReadonlyMap<number, FeatureStructure>, first: number): Elements {
  const elements: Element[] = []
  const seen = new Set<number>()
  let node = structures.get(first)
  while (node && isListNode(node.type) && !seen.has(node.id)) {
    seen.add(node.id)
    const head = node.features.get('head')
    if (head !== undefined && !(typeof head === 'object' && 'elements' in head)) elements.push(head)
    else if (node.type.includes('NonEmpty')) elements.push(null)
    const tail = node.features.get('tail')
    node = isReference(tail) ? structures.get(tail.ref) : undefined
  }
  return { elements }
}

/** The structures with the content of linked lists in place of their nodes. */
export function withoutListNodes(
  structures: ReadonlyMap<number, FeatureStructure>
): ReadonlyMap<number, FeatureStructure> {
  if (![...structures.values()].some(({ type }) => isListNode(type))) return structures
  const found = new Map<number, FeatureStructure>()
  for (const [id, structure] of structures) {
    if (isListNode(structure.type)) continue
    const features = new Map(
      [...structure.features].map(([name, value]): [string, FeatureValue] => {
        const target = isReference(value) ? structures.get(value.ref) : undefined
        return [name, target && isListNode(target.type) ? listElements(structures, target.id) : value]
      })
    )
    found.set(id, { ...structure, features })
  }
  return found
}
