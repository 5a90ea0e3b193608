import type { CasBuilder, OpenStructure } from './cas-builder'
import type { Element, FeatureValue } from './cas-model'
import type { Units } from './encode-units'
import { ANNOTATED, BASE } from './cas-builder'
import { SENTENCE, TOKEN } from './layers'
import { fit } from './type-registry'
import { BOOLEAN, DOUBLE, elementRange, feature, FS_ARRAY, isArrayType, STRING, STRING_ARRAY, TOP } from './type-system'
import type { TypeDefinition } from './type-system'
import type { Leftover, LeftoverStructure } from './uima-extra'

/**
 * Writes what a document brought with it from a CAS: whole structures anew, features of others onto those.
 *
 * @param records structures of the document's records, by the records' ids, which are ids of the file they came from
 */
export function encodeLeftovers(
  builder: CasBuilder,
  leftovers: readonly LeftoverStructure[],
  records: ReadonlyMap<string, OpenStructure>,
  units: Units
): void {
  const written = new Map<number, OpenStructure>()
  for (const left of leftovers) written.set(left.id, targetFor(builder, left, records, units))
  const find = (id: number, at: readonly [number, number] | undefined): OpenStructure | null => {
    const unit = at ? (units.find(TOKEN, ...at) ?? units.find(SENTENCE, ...at)) : null
    return written.get(id) ?? unit ?? records.get(String(id)) ?? null
  }
  for (const { id, features } of leftovers) {
    const target = written.get(id)
    if (!target) continue
    for (const [name, value] of Object.entries(features)) {
      const restored = restore(builder, target.type, name, value, find)
      if (restored !== null && !target.features.has(name)) target.features.set(name, restored)
    }
  }
}

type Find = (id: number, at: readonly [number, number] | undefined) => OpenStructure | null

function targetFor(
  builder: CasBuilder,
  { id, type, at, hasSofa }: LeftoverStructure,
  records: ReadonlyMap<string, OpenStructure>,
  units: Units
): OpenStructure {
  const unit = at && (type === TOKEN || type === SENTENCE) ? units.find(type, ...at) : null
  const found = unit ?? records.get(String(id))
  if (found?.type === type) return found
  const fallback: Pick<TypeDefinition, 'supertype' | 'features'> = at
    ? ANNOTATED
    : hasSofa
      ? BASE
      : { supertype: TOP, features: [] }
  const place: [string, FeatureValue][] = at
    ? [
        ['begin', at[0]],
        ['end', at[1]]
      ]
    : []
  return builder.add(type, fallback, place, hasSofa ? 'sofa' : 'hidden')
}

/** A value as it was, with the ids that structures have now; null when it points at what is no longer there. */
export function restore(
  builder: CasBuilder,
  type: string,
  name: string,
  value: Leftover,
  find: Find
): FeatureValue | null {
  if (value === null || typeof value !== 'object') return plain(builder, type, name, value)
  const { registry } = builder.context
  const { types } = registry
  const isKnown = isArrayType(type) || types.feature(type, name) !== null
  if ('ref' in value) {
    if (!isKnown) registry.declare(type, feature(name, TOP))
    return pointer(value, find)
  }
  if (!isKnown) registry.declare(type, feature(name, value.elements.some(isText) ? STRING_ARRAY : FS_ARRAY))
  const range = elementRange(isArrayType(type) ? type : (types.feature(type, name)?.range ?? ''))
  const elements = value.elements.map((element): Element => {
    if (element === null) return null
    if (typeof element === 'object') return 'ref' in element ? pointer(element, find) : null
    const fitting = fit(element, range, types)
    return typeof fitting === 'object' ? element : fitting
  })
  return { elements }
}

function isText(element: Leftover): boolean {
  return typeof element === 'string'
}

/** Numbers that are none (NaN) were kept by their names, and become numbers again where the type says so. */
function plain(
  { context: { registry } }: CasBuilder,
  type: string,
  name: string,
  value: string | number | boolean | null
): FeatureValue | null {
  if (value === null) return null
  const known = registry.types.feature(type, name)
  const range = typeof value === 'string' ? STRING : typeof value === 'boolean' ? BOOLEAN : DOUBLE
  if (!known) registry.declare(type, feature(name, range))
  return (known && fit(value, known.range, registry.types)) ?? value
}

function pointer(
  { ref, at }: { readonly ref: number; readonly at?: readonly [number, number] | undefined },
  find: Find
): { ref: number } | null {
  const target = find(ref, at)
  return target ? { ref: target.id } : null
}
