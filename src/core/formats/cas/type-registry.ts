import type { AttributeValue } from '../../model/annotation'
import { isReference } from './cas-model'
import type { Element, FeatureValue } from './cas-model'
import { featureName, kindedName } from './feature-names'
import type { ValueKind } from './feature-names'
import { knownType } from './known-types'
import { labelFeatureOf } from './layers'
import { labelCandidates } from './read-values'
import { BOOLEAN, DOUBLE, elementRange, FS_ARRAY, STRING, STRING_ARRAY, TypeSystem } from './type-system'
import type { FeatureDefinition, TypeDefinition } from './type-system'

const RANGES: Readonly<Record<ValueKind, string>> = {
  string: STRING,
  number: DOUBLE,
  boolean: BOOLEAN,
  strings: STRING_ARRAY
}

/** The types of what is written: taken from the files it came from, from what programs know, or made up for it. */
export class TypeRegistry {
  readonly types = new TypeSystem()
  readonly #offered = new Map<string, TypeDefinition>()
  /** Features that were made for attributes, `type feature`. */
  readonly #made = new Set<string>()

  /** Definitions to take when a type of that name is used. */
  offer(types: readonly TypeDefinition[]): void {
    for (const type of types) {
      if (!this.#offered.has(type.name)) this.#offered.set(type.name, type)
      if (this.types.has(type.name)) this.types.add(withArrays(type))
    }
  }

  /** @param fallback supertype and features of a type that nobody has defined */
  use(name: string, fallback: Pick<TypeDefinition, 'supertype' | 'features'>): void {
    if (!this.types.has(name)) this.#add(name, fallback)
    for (const feature of fallback.features) if (!this.types.feature(name, feature.name)) this.declare(name, feature)
  }

  declare(type: string, feature: FeatureDefinition): void {
    const supertype = this.types.definition(type)?.supertype ?? 'uima.cas.TOP'
    this.types.add({ name: type, supertype, description: '', features: [feature] })
  }

  /**
   * The feature for an attribute of a record, and the value as that feature takes it. An attribute whose values are of
   * several kinds gets a feature for each; one that could be taken for the label gets a marked name.
   *
   * @param taken features that are no attributes
   * @param label the type's label feature, for types that have labels; else undefined
   */
  attribute(
    type: string,
    attribute: string,
    value: AttributeValue,
    taken: ReadonlySet<string>,
    label?: string | null
  ): readonly [name: string, value: FeatureValue] {
    const name = featureName(attribute, taken)
    const kind = kindOfValue(value)
    const known = this.types.feature(type, name)
    if (known) {
      // In features of our own making a number that is text stays text.
      const isMade = this.#made.has(`${type} ${name}`)
      const isSame = RANGES[kind] === known.range
      const fitting = isSame || !isMade ? fit(value, known.range, this.types) : null
      if (fitting !== null) return [name, fitting]
    } else if (kind !== 'string' || label === undefined || this.#keepsLabel(type, name, label)) {
      this.#made.add(`${type} ${name}`)
      this.declare(type, { name, range: RANGES[kind], elementType: null, description: '' })
      return [name, asFeature(value)]
    }
    const marked = kindedName(name, kind)
    if (!this.types.feature(type, marked)) {
      this.declare(type, { name: marked, range: RANGES[kind], elementType: null, description: '' })
    }
    return [marked, asFeature(value)]
  }

  #keepsLabel(type: string, name: string, label: string | null): boolean {
    return labelFeatureOf(type, [...labelCandidates(this.types, type), name]) === label
  }

  #add(name: string, fallback: Pick<TypeDefinition, 'supertype' | 'features'>): void {
    const left = [name]
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const type = this.#offered.get(next) ?? knownType(next)
      const known = knownType(next)
      if (!type || this.types.has(next)) continue
      this.types.add(withArrays(type))
      if (known) this.types.add(known)
      left.push(type.supertype, ...type.features.flatMap(({ range, elementType }) => [range, elementType ?? range]))
    }
    if (!this.types.has(name)) this.types.add({ name, description: '', ...fallback })
  }
}

/** Lists are written as arrays: both hold the same, and arrays are what every reader understands. */
function withArrays(type: TypeDefinition): TypeDefinition {
  const features = type.features.map((each) => ({
    ...each,
    range: /^uima\.cas\.(?:FS|String|Integer|Float)List$/.test(each.range)
      ? each.range.replace(/List$/, 'Array')
      : each.range
  }))
  return { ...type, features }
}

function kindOfValue(value: AttributeValue): ValueKind {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'strings'
}

function asFeature(value: AttributeValue): FeatureValue {
  return typeof value === 'object' ? { elements: value } : value
}

const WHOLE = /^-?(?:0|[1-9]\d*)$/
const SPECIAL = new Set(['NaN', 'Infinity', '-Infinity'])

/** The value as a feature of that range takes it; null when it cannot. Numbers may be given as text. */
export function fit(value: AttributeValue, range: string, types: TypeSystem): FeatureValue | null {
  const kind = types.kindOf(range)
  if (kind === 'array') {
    if (typeof value !== 'object' || range === FS_ARRAY) return null
    const elements = value.map((each) => fit(each, elementRange(range), types))
    const isFitting = elements.every((each): each is Extract<Element, FeatureValue> => isPlain(each))
    return isFitting ? { elements } : null
  }
  if (kind === 'string') return typeof value === 'string' ? value : null
  if (kind === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true'
    return typeof value === 'boolean' ? value : null
  }
  if (kind === 'whole') {
    const number = typeof value === 'string' && WHOLE.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
  }
  if (kind !== 'fraction') return null
  if (typeof value === 'number') return value
  return typeof value === 'string' && (SPECIAL.has(value) || String(Number(value)) === value) ? Number(value) : null
}

function isPlain(value: FeatureValue | null): value is string | number | boolean {
  return value !== null && typeof value !== 'object' && !isReference(value)
}
