import type { XmlElement } from '../xml'
import { knownTypesOf } from './known-types'
import { ANNOTATION, ANNOTATION_BASE, feature, FS_ARRAY, STRING, STRING_ARRAY, TOP, TypeSystem } from './type-system'
import type { FeatureDefinition } from './type-system'

/** An element of an XMI file that stands for a feature structure. */
export interface XmiStructure {
  readonly id: number
  readonly type: string
  readonly element: XmlElement
}

/** Features that point at one annotation by the custom of WebAnno, INCEpTION and DKPro. */
const POINTERS = new Set(['Governor', 'Dependent', 'next', 'first', 'target', 'parent', 'head'])

/**
 * The types of an XMI file that came with no type system, or with one that lacks some: those that programs have built
 * in, and for the others what their elements show. Values are text where nothing says otherwise: a number is never
 * guessed, because ids and numbers look the same.
 *
 * @param given what a type system beside the file says; it is added to
 */
export function withInferredTypes(given: TypeSystem, structures: readonly XmiStructure[]): TypeSystem {
  const known = new TypeSystem([...given.types, ...knownTypesOf(structures.map(({ type }) => type))])
  const seen = new Map<string, Map<string, FeatureDefinition>>()
  const links = new Set(
    structures.flatMap(({ id, element }) => ('target' in element.attributes && !isAnnotation(element) ? [id] : []))
  )
  const withSofa = new Set<string>()
  const annotations = new Set<string>()
  const ids = new Set(structures.map(({ id }) => id))
  for (const { type, element } of structures) {
    if ('sofa' in element.attributes) withSofa.add(type)
    if (isAnnotation(element)) annotations.add(type)
    const features = seen.get(type) ?? new Map<string, FeatureDefinition>()
    seen.set(type, features)
    for (const [name, value] of Object.entries(element.attributes)) {
      if (name.includes(':') || ['sofa', 'begin', 'end'].includes(name) || known.feature(type, name)) continue
      const guess = guessed(type, name, value, ids, links)
      const before = features.get(name)
      // One value that cannot be a pointer shows that none is.
      features.set(name, before && before.range !== guess.range ? feature(name, STRING) : guess)
    }
    for (const { local } of element.children) {
      if (!known.feature(type, local)) features.set(local, feature(local, STRING_ARRAY))
    }
  }
  for (const [name, features] of seen) {
    const supertype = annotations.has(name) ? ANNOTATION : withSofa.has(name) ? ANNOTATION_BASE : TOP
    known.add({ name, supertype, description: '', features: [...features.values()] })
  }
  return known
}

function isAnnotation({ attributes }: XmlElement): boolean {
  return 'begin' in attributes && 'end' in attributes
}

function guessed(
  type: string,
  name: string,
  value: string,
  ids: ReadonlySet<number>,
  links: ReadonlySet<number>
): FeatureDefinition {
  const numbers = /^\d+(?: \d+)*$/.test(value) ? value.split(' ').map(Number) : []
  if (numbers.length === 0) return feature(name, STRING)
  if (numbers.every((id) => links.has(id))) return feature(name, FS_ARRAY)
  const [only] = numbers
  const isPointer = POINTERS.has(name) && numbers.length === 1 && only !== undefined && ids.has(only)
  return isPointer ? feature(name, name === 'next' ? type : ANNOTATION) : feature(name, STRING)
}
