import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { fromBase64 } from './base64'
import { ArrayTable, withoutListNodes } from './array-table'
import { INITIAL_VIEW } from './cas-model'
import type { Cas, CasProblem, Element, FeatureStructure, FeatureValue, Sofa, View } from './cas-model'
import { BYTE_ARRAY, FS_ARRAY, isArrayType, SOFA, TOP, TypeSystem } from './type-system'
import type { FeatureDefinition, TypeDefinition } from './type-system'

const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY]
])

/** More than UIMA allows (`my-type`), but nothing that could break a file it is written to. */
const TYPE = /^[\p{L}_][\p{L}\p{N}_.-]*(?:\[\])?$/u
const FEATURE = /^[\p{L}_][\p{L}\p{N}_-]*$/u

/**
 * Reads a parsed CAS JSON file (UIMA JSON CAS 0.4): the object with its sections, or a bare list of feature structures.
 * `begin` and `^begin` are both understood, lists of structures and maps of them by id.
 */
export function readCasJson(root: unknown): { readonly cas: Cas; readonly problems: readonly CasProblem[] } {
  return new JsonReader().read(root)
}

class JsonReader {
  readonly #problems: CasProblem[] = []
  readonly #structures = new Map<number, FeatureStructure>()
  readonly #sofas: Sofa[] = []
  readonly #arrays = new ArrayTable()
  readonly #seen = new Set<number>()

  read(root: unknown): { readonly cas: Cas; readonly problems: readonly CasProblem[] } {
    const sections: JsonObject = isJsonObject(root) ? root : { '%FEATURE_STRUCTURES': root }
    const types = this.#types(sections['%TYPES'])
    const listed = sections['%FEATURE_STRUCTURES'] ?? []
    if (Array.isArray(listed)) {
      for (const [index, each] of listed.entries()) this.#structure(each, null, `%FEATURE_STRUCTURES[${index}]`)
    } else if (isJsonObject(listed)) {
      for (const [id, each] of Object.entries(listed)) this.#structure(each, Number(id), `%FEATURE_STRUCTURES.${id}`)
    } else this.#problem('%FEATURE_STRUCTURES', 'This is not a list of feature structures, and was left out.')
    const views = this.#views(sections['%VIEWS'])
    const structures = new Map(
      [...this.#structures].map(([id, structure]) => [id, this.#arrays.resolve(structure)] as const)
    )
    const sofas = this.#sofas.map((sofa) => (sofa.data ? this.#withData(sofa) : sofa))
    for (const array of this.#arrays.unused) structures.set(array.id, array)
    return { cas: { types, sofas, structures: withoutListNodes(structures), views }, problems: this.#problems }
  }

  #problem(place: string, message: string): void {
    this.#problems.push({ line: null, place, message })
  }

  #types(section: unknown): TypeSystem {
    const types: TypeDefinition[] = []
    for (const [name, type] of Object.entries(isJsonObject(section) ? section : {})) {
      if (!isJsonObject(type)) {
        this.#problem(`%TYPES.${name}`, 'This is not the definition of a type, and was left out.')
        continue
      }
      const features = Object.entries(type).flatMap(([key, value]): FeatureDefinition[] =>
        key.startsWith('%') || !isJsonObject(value) ? [] : [featureOf(key, value)]
      )
      const supertype = asText(type['%SUPER_TYPE']) ?? TOP
      types.push({ name, supertype, description: asText(type['%DESCRIPTION']) ?? '', features })
    }
    return new TypeSystem(types)
  }

  #structure(value: unknown, key: number | null, place: string): void {
    if (!isJsonObject(value)) return this.#problem(place, 'This is not a feature structure, and was left out.')
    const id = key ?? value['%ID']
    const type = asText(value['%TYPE'])
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id === 0) {
      return this.#problem(place, 'This feature structure has no usable %ID, and was left out.')
    }
    if (type === null || !TYPE.test(type)) {
      return this.#problem(place, 'This feature structure has no %TYPE that can be one, and was left out.')
    }
    if (this.#seen.has(id)) return this.#problem(place, `Its %ID ${id} was used before. This one was left out.`)
    this.#seen.add(id)
    if (type === SOFA) this.#sofas.push(this.#sofa(id, value))
    else if (isArrayType(type)) this.#arrays.add(id, type, this.#elements(type, value['%ELEMENTS'], place))
    else {
      const { sofa, features } = this.#features(value, place)
      this.#structures.set(id, { id, type, sofa, features, line: null })
    }
  }

  #sofa(id: number, value: JsonObject): Sofa {
    const number = value['sofaNum']
    const array = value['@sofaArray']
    return {
      id,
      number: typeof number === 'number' ? number : this.#sofas.length + 1,
      name: asText(value['sofaID']) ?? INITIAL_VIEW,
      mimeType: asText(value['mimeType']),
      text: asText(value['sofaString']),
      uri: asText(value['sofaURI']),
      // The array may stand behind the sofa; its id is kept here until all are read.
      data: typeof array === 'number' ? { type: '', elements: [array] } : null
    }
  }

  #withData(sofa: Sofa): Sofa {
    const id = Number(sofa.data?.elements[0])
    const array = this.#arrays.get(id)
    if (!array) this.#problem(`%ID ${sofa.id}`, `The array ${id} with the content of this view is not in the file.`)
    return { ...sofa, data: array ? { type: array.type, elements: array.elements } : null }
  }

  #elements(type: string, value: unknown, place: string): readonly Element[] {
    if (value === undefined || value === null) return []
    if (type === BYTE_ARRAY && typeof value === 'string') {
      const bytes = fromBase64(value)
      if (bytes === null) this.#problem(place, 'The bytes are not in Base64. They were left out.')
      return bytes ?? []
    }
    if (!Array.isArray(value)) {
      this.#problem(place, 'The %ELEMENTS are no list. They were left out.')
      return []
    }
    const isPointers = type === FS_ARRAY || (type.endsWith('[]') && !type.startsWith('uima.cas.'))
    return value.map((element: unknown): Element => {
      if (isPointers) return typeof element === 'number' && element !== 0 ? { ref: element } : null
      if (typeof element === 'string' && /(?:Float|Double)(?:Array|\[\])$/.test(type)) {
        return SPECIAL_NUMBERS.get(element) ?? element
      }
      return typeof element === 'string' || typeof element === 'number' || typeof element === 'boolean' ? element : null
    })
  }

  #features(value: JsonObject, place: string): Pick<FeatureStructure, 'sofa' | 'features'> {
    const features = new Map<string, FeatureValue>()
    let sofa: number | null = null
    for (const [key, given] of Object.entries(value)) {
      if (key.startsWith('%') || given === null) continue
      const mark = key[0] ?? ''
      const name = '@#^'.includes(mark) ? key.slice(1) : key
      if (!FEATURE.test(name)) {
        this.#problem(`${place}.${key}`, 'This is no name of a feature. It was left out.')
        continue
      }
      if (mark === '@') {
        if (typeof given !== 'number') this.#problem(`${place}.${key}`, 'This pointer is no number, and was left out.')
        else if (name === 'sofa') sofa = given
        else if (given !== 0) features.set(name, { ref: given })
      } else if (mark === '#') {
        const number = typeof given === 'string' ? SPECIAL_NUMBERS.get(given) : given
        if (typeof number === 'number') features.set(name, number)
        else this.#problem(`${place}.${key}`, 'This is no number, and was left out.')
      } else if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') {
        features.set(name, given)
      } else this.#problem(`${place}.${key}`, 'A feature cannot hold a list or an object. It was left out.')
    }
    return { sofa, features }
  }

  #views(section: unknown): readonly View[] {
    if (section === undefined) return []
    if (!isJsonObject(section)) {
      this.#problem('%VIEWS', 'This is no object, and was left out.')
      return []
    }
    return Object.entries(section).map(([name, view]): View => {
      if (!isJsonObject(view)) return { name, sofa: null, members: [] }
      const sofa = view['%SOFA']
      const listed = view['%MEMBERS']
      const members = (Array.isArray(listed) ? listed : []).filter((id): id is number => typeof id === 'number')
      for (const id of members) {
        if (!this.#seen.has(id)) this.#problem(`%VIEWS.${name}`, `The member ${id} is not in the file.`)
      }
      return { name, sofa: typeof sofa === 'number' && this.#seen.has(sofa) ? sofa : null, members }
    })
  }
}

function featureOf(name: string, value: JsonObject): FeatureDefinition {
  const range = asText(value['%RANGE']) ?? TOP
  const isReified = range.endsWith('[]') && !/^uima\.cas\.(?!TOP)/.test(range)
  return {
    name,
    range: isReified ? FS_ARRAY : range.endsWith('[]') ? range.replace('[]', 'Array') : range,
    elementType: asText(value['%ELEMENT_TYPE']) ?? (isReified ? range.slice(0, -2) : null),
    description: asText(value['%DESCRIPTION']) ?? ''
  }
}
