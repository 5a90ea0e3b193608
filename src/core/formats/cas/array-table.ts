import { isElements, isReference } from './cas-model'
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

  /** Arrays that nothing points at, as structures with the feature `elements`. Ask when all pointers were resolved. */
  get unused(): readonly FeatureStructure[] {
    return [...this.#arrays].flatMap(([id, { type, elements }]) =>
      this.#used.has(id) ? [] : [{ id, type, sofa: null, features: new Map([['elements', { elements }]]), line: null }]
    )
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

/**
 * The structures with the content of linked lists in place of their nodes. Nodes of lists that nothing but nodes points
 * at stay.
 */
export function withoutListNodes(
  structures: ReadonlyMap<number, FeatureStructure>
): ReadonlyMap<number, FeatureStructure> {
  if (![...structures.values()].some(({ type }) => isListNode(type))) return structures
  const found = new Map<number, FeatureStructure>()
  const used = new Set<number>()
  for (const [id, structure] of structures) {
    const features = new Map(
      [...structure.features].map(([name, value]): [string, FeatureValue] => {
        const target = isReference(value) ? structures.get(value.ref) : undefined
        if (!target || isListNode(structure.type) || !isListNode(target.type)) return [name, value]
        for (const node of nodesFrom(structures, target.id)) used.add(node.id)
        return [name, listElements(structures, target.id)]
      })
    )
    found.set(id, { ...structure, features })
  }
  return new Map([...found].filter(([id]) => !used.has(id)))
}

/** The nodes of a list in order; it ends where it would go round. */
function* nodesFrom(structures: ReadonlyMap<number, FeatureStructure>, first: number): Generator<FeatureStructure> {
  const seen = new Set<number>()
  let node = structures.get(first)
  while (node && isListNode(node.type) && !seen.has(node.id)) {
    seen.add(node.id)
    yield node
    const tail = node.features.get('tail')
    node = isReference(tail) ? structures.get(tail.ref) : undefined
  }
}

function listElements(structures: ReadonlyMap<number, FeatureStructure>, first: number): Elements {
  const elements: Element[] = []
  for (const { type, features } of nodesFrom(structures, first)) {
    const head = features.get('head')
    if (head !== undefined && !isElements(head)) elements.push(head)
    else if (type.includes('NonEmpty')) elements.push(null)
  }
  return { elements }
}
