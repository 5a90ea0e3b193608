import type { FeatureStructure } from './cas-model'
import { knownType } from './known-types'
import type { TypeDefinition, TypeSystem } from './type-system'

/**
 * Definitions of the types of some structures, with all they inherit from and point at: those that a writer would not
 * know by itself.
 */
export function definitionsUsed(types: TypeSystem, structures: readonly FeatureStructure[]): readonly TypeDefinition[] {
  const found = new Map<string, TypeDefinition>()
  const left = [...new Set(structures.map(({ type }) => type))]
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const type = types.definition(name)
    if (!type || found.has(name)) continue
    found.set(name, type)
    left.push(type.supertype, ...type.features.flatMap(({ range, elementType }) => [range, elementType ?? range]))
  }
  return types.types.filter((type) => found.has(type.name) && !isKnown(type))
}

function isKnown({ name, features }: TypeDefinition): boolean {
  // Ours get their features from the records again.
  if (name.startsWith('webanno.custom.Claimdesk')) return true
  const known = knownType(name)
  return known !== null && features.every((each) => known.features.some((other) => other.name === each.name))
}
