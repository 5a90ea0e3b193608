import { toBase64 } from './base64'
import { isElements, isReference } from './cas-model'
import type { Cas, Element, FeatureStructure, FeatureValue, Sofa } from './cas-model'
import { inOrderOfUse } from './type-order'
import { BYTE_ARRAY, elementRange, FS_ARRAY, isArrayType, SOFA } from './type-system'
import type { TypeDefinition } from './type-system'

/**
 * A CAS as UIMA JSON CAS 0.4: sections in the order of the specification, one feature structure a line, `%ID` and
 * `%TYPE` first, a sofa before what is about it, arrays as structures of their own. Offsets are written as `begin` and
 * `end`, as both reference writers do, and not with the `^` of the draft, which the Python reader does not know.
 */
export function writeCasJson(cas: Cas): string {
  let used = 0
  for (const id of [...cas.structures.keys(), ...cas.sofas.map((sofa) => sofa.id)]) used = Math.max(used, id)
  const writer = new JsonWriter(cas, used)
  const structures = [...cas.sofas.flatMap((sofa) => writer.sofa(sofa)), ...writer.structures()]
  const lines = structures.map((structure) => `\n    ${JSON.stringify(structure)}`).join(',')
  const types = Object.fromEntries(inOrderOfUse(cas.types.types).map((type) => [type.name, typeOf(type)]))
  const views = Object.fromEntries(
    cas.views.map(({ name, sofa, members }) => [name, { ...(sofa !== null && { '%SOFA': sofa }), '%MEMBERS': members }])
  )
  const indent = (value: object): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')
  return `{
  "%TYPES": ${indent(types)},
  "%FEATURE_STRUCTURES": [${lines}${lines === '' ? '' : '\n  '}],
  "%VIEWS": ${indent(views)}
}
`
}

function typeOf({ name, supertype, description, features }: TypeDefinition): object {
  return {
    '%NAME': name,
    '%SUPER_TYPE': supertype,
    ...(description !== '' && { '%DESCRIPTION': description }),
    ...Object.fromEntries(
      features.map((each) => [
        each.name,
        {
          '%NAME': each.name,
          ...(each.description !== '' && { '%DESCRIPTION': each.description }),
          '%RANGE': each.range,
          ...(each.elementType !== null && { '%ELEMENT_TYPE': each.elementType })
        }
      ])
    )
  }
}

type Written = Readonly<Record<string, unknown>>

class JsonWriter {
  readonly #cas: Cas
  #lastId: number

  constructor(cas: Cas, lastId: number) {
    this.#cas = cas
    this.#lastId = lastId
  }

  /** The sofa, and its array before it. */
  sofa({ id, number, name, mimeType, text, uri, data }: Sofa): readonly Written[] {
    const array = data === null ? null : this.#array(data.type, data.elements)
    const sofa = {
      '%ID': id,
      '%TYPE': SOFA,
      sofaNum: number,
      sofaID: name,
      ...(mimeType !== null && { mimeType }),
      ...(text !== null && { sofaString: text }),
      ...(uri !== null && { sofaURI: uri }),
      ...(array && { '@sofaArray': array['%ID'] })
    }
    return array ? [array, sofa] : [sofa]
  }

  *structures(): Generator<Written> {
    for (const structure of this.#cas.structures.values()) {
      const content = structure.features.get('elements')
      if (isArrayType(structure.type) && isElements(content)) {
        yield { ...this.#array(structure.type, content.elements), '%ID': structure.id }
        continue
      }
      const arrays: Written[] = []
      const fields: [string, unknown][] = [
        ['%ID', structure.id],
        ['%TYPE', structure.type]
      ]
      if (structure.sofa !== null) fields.push(['@sofa', structure.sofa])
      for (const [name, value] of structure.features) fields.push(this.#field(structure, name, value, arrays))
      yield Object.fromEntries(fields)
      yield* arrays
    }
  }

  #field({ type }: FeatureStructure, name: string, value: FeatureValue, arrays: Written[]): [string, unknown] {
    if (isReference(value)) return [`@${name}`, value.ref]
    if (isElements(value)) {
      const range = this.#cas.types.feature(type, name)?.range ?? arrayFor(value.elements)
      const array = this.#array(range, value.elements)
      arrays.push(array)
      return [`@${name}`, array['%ID']]
    }
    return typeof value === 'number' && !Number.isFinite(value) ? [`#${name}`, String(value)] : [name, value]
  }

  #array(range: string, elements: readonly Element[]): Written {
    // Lists are written as the arrays of the same elements: the structure behind both is the same to a reader.
    const type = isArrayType(range) ? range.replace(/List$/, 'Array') : arrayFor(elements)
    const isPointers = elementRange(type) === 'uima.cas.TOP' || elements.some(isReference)
    this.#lastId += 1
    return {
      '%ID': this.#lastId,
      '%TYPE': isPointers ? FS_ARRAY : type,
      '%ELEMENTS': type === BYTE_ARRAY ? toBase64(elements.map(Number)) : elements.map(elementOf)
    }
  }
}

function elementOf(element: Element): unknown {
  if (isReference(element)) return element.ref
  return typeof element === 'number' && !Number.isFinite(element) ? String(element) : element
}

/** The array type for elements of which no type system says anything. */
function arrayFor(elements: readonly Element[]): string {
  if (elements.some(isReference)) return FS_ARRAY
  if (elements.some((element) => typeof element === 'string')) return 'uima.cas.StringArray'
  if (elements.some((element) => typeof element === 'boolean')) return 'uima.cas.BooleanArray'
  return elements.some((element) => typeof element === 'number') ? 'uima.cas.DoubleArray' : FS_ARRAY
}
