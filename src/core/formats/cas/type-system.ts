export const TOP = 'uima.cas.TOP'
export const STRING = 'uima.cas.String'
export const INTEGER = 'uima.cas.Integer'
export const DOUBLE = 'uima.cas.Double'
export const BOOLEAN = 'uima.cas.Boolean'
export const STRING_ARRAY = 'uima.cas.StringArray'
export const BYTE_ARRAY = 'uima.cas.ByteArray'
export const FS_ARRAY = 'uima.cas.FSArray'
export const SOFA = 'uima.cas.Sofa'
export const ANNOTATION_BASE = 'uima.cas.AnnotationBase'
export const ANNOTATION = 'uima.tcas.Annotation'
export const DOCUMENT_ANNOTATION = 'uima.tcas.DocumentAnnotation'

const WHOLE_NUMBERS = new Set([INTEGER, 'uima.cas.Byte', 'uima.cas.Short', 'uima.cas.Long'])
const FRACTIONS = new Set([DOUBLE, 'uima.cas.Float'])

export interface FeatureDefinition {
  readonly name: string
  /** `uima.cas.String`, `uima.cas.FSArray`, the type it points at… */
  readonly range: string
  /** What the elements of an array are; null when it is not said. */
  readonly elementType: string | null
  readonly description: string
}

export interface TypeDefinition {
  readonly name: string
  readonly supertype: string
  readonly description: string
  /** Its own features, without the inherited ones. */
  readonly features: readonly FeatureDefinition[]
}

/** A feature in short. */
export function feature(name: string, range: string, elementType: string | null = null): FeatureDefinition {
  return { name, range, elementType, description: '' }
}

const define = (name: string, supertype: string, ...features: FeatureDefinition[]): TypeDefinition => ({
  name,
  supertype,
  description: '',
  features
})

/** What every UIMA has; never written to a file. */
const BUILT_IN: readonly TypeDefinition[] = [
  define(ANNOTATION_BASE, TOP, feature('sofa', SOFA)),
  define(ANNOTATION, ANNOTATION_BASE, feature('begin', INTEGER), feature('end', INTEGER)),
  define(DOCUMENT_ANNOTATION, ANNOTATION, feature('language', STRING)),
  ...(['FS', 'String', 'Integer', 'Float'] as const).map((kind) =>
    define(
      `uima.cas.NonEmpty${kind}List`,
      `uima.cas.${kind}List`,
      feature('head', kind === 'FS' ? TOP : `uima.cas.${kind}`),
      feature('tail', `uima.cas.${kind}List`)
    )
  )
]

/** How values of a range are written and read. */
export type RangeKind = 'string' | 'whole' | 'fraction' | 'boolean' | 'array' | 'reference'

/** The types of a CAS. Types that are asked for and not known are direct subtypes of `uima.cas.TOP`. */
export class TypeSystem {
  readonly #types = new Map<string, TypeDefinition>()
  /** What was worked out, until a type is added: every annotation of a file is asked about. */
  readonly #lineages = new Map<string, readonly string[]>()
  readonly #features = new Map<string, ReadonlyMap<string, FeatureDefinition>>()

  constructor(types: Iterable<TypeDefinition> = []) {
    for (const type of [...BUILT_IN, ...types]) this.add(type)
  }

  /** Adds a type; one of the same name gets the features that it has not got yet. */
  add(type: TypeDefinition): void {
    const known = this.#types.get(type.name)
    this.#lineages.clear()
    this.#features.clear()
    if (!known) {
      this.#types.set(type.name, type)
      return
    }
    const names = new Set(known.features.map(({ name }) => name))
    const more = type.features.filter(({ name }) => !names.has(name))
    if (more.length > 0) this.#types.set(type.name, { ...known, features: [...known.features, ...more] })
  }

  /** Whether the type is known, or one of UIMA's own. */
  has(type: string): boolean {
    return this.#types.has(type)
  }

  /** Every type that is not UIMA's own, in the order in which they came. */
  get types(): readonly TypeDefinition[] {
    const own = new Set(BUILT_IN.map(({ name }) => name))
    return [...this.#types.values()].filter(
      ({ name, features }) => !name.startsWith('uima.cas.') && (!own.has(name) || this.#isExtended(name, features))
    )
  }

  #isExtended(name: string, features: readonly FeatureDefinition[]): boolean {
    return features.length > (BUILT_IN.find((type) => type.name === name)?.features.length ?? 0)
  }

  definition(type: string): TypeDefinition | null {
    return this.#types.get(type) ?? null
  }

  /** The type and what it inherits from, itself first. A circle ends where it began. */
  lineage(type: string): readonly string[] {
    const known = this.#lineages.get(type)
    if (known) return known
    const line = [type]
    for (let next = this.#types.get(type)?.supertype; next !== undefined; next = this.#types.get(next)?.supertype) {
      if (line.includes(next)) break
      line.push(next)
    }
    this.#lineages.set(type, line)
    return line
  }

  isA(type: string, ancestor: string): boolean {
    return type === ancestor || this.lineage(type).includes(ancestor)
  }

  /** Features of a type, inherited ones included; its own come first, and count where both have a name. */
  features(type: string): readonly FeatureDefinition[] {
    return [...this.#featuresOf(type).values()]
  }

  feature(type: string, name: string): FeatureDefinition | null {
    return this.#featuresOf(type).get(name) ?? null
  }

  #featuresOf(type: string): ReadonlyMap<string, FeatureDefinition> {
    const known = this.#features.get(type)
    if (known) return known
    const found = new Map<string, FeatureDefinition>()
    for (const each of this.lineage(type)) {
      for (const own of this.#types.get(each)?.features ?? []) if (!found.has(own.name)) found.set(own.name, own)
    }
    this.#features.set(type, found)
    return found
  }

  /** Names of the features that hold text. */
  stringFeatures(type: string): readonly string[] {
    return this.features(type).flatMap(({ name, range }) => (this.kindOf(range) === 'string' ? [name] : []))
  }

  /** Types that list the strings they allow are strings, too. */
  kindOf(range: string): RangeKind {
    if (range === STRING || (this.#types.has(range) && this.isA(range, STRING))) return 'string'
    if (WHOLE_NUMBERS.has(range)) return 'whole'
    if (FRACTIONS.has(range)) return 'fraction'
    if (range === BOOLEAN) return 'boolean'
    return isArrayType(range) ? 'array' : 'reference'
  }
}

/** Arrays and lists: what has elements instead of features. */
export function isArrayType(type: string): boolean {
  return type.endsWith('[]') || /^uima\.cas\.(?:[A-Za-z]+Array|(?:FS|String|Integer|Float)List)$/.test(type)
}

/** What the elements of an array are, as a range. */
export function elementRange(array: string): string {
  if (array.endsWith('[]')) return array.slice(0, -2)
  const name = array.replace(/^uima\.cas\./, '').replace(/(?:Array|List)$/, '')
  return name === 'FS' ? TOP : `uima.cas.${name}`
}
