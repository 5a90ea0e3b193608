import type { TypeDefinition } from './type-system'

/**
 * Types in an order in which nothing is used before it is defined, as far as they do not go round in circles: supertypes
 * and the types that features point at come first. Some readers create a type as soon as they meet it.
 */
export function inOrderOfUse(types: readonly TypeDefinition[]): readonly TypeDefinition[] {
  const byName = new Map(types.map((type) => [type.name, type]))
  const done = new Set<string>()
  const ordered: TypeDefinition[] = []
  const visit = (type: TypeDefinition): void => {
    if (done.has(type.name)) return
    done.add(type.name)
    const used = [type.supertype, ...type.features.flatMap(({ range, elementType }) => [range, elementType ?? range])]
    for (const name of used) {
      const definition = byName.get(name)
      if (definition) visit(definition)
    }
    ordered.push(type)
  }
  for (const type of types) visit(type)
  return ordered
}
