import type { XmlElement } from '../xml'
import { ArrayTable, isListNode, withoutListNodes } from './array-table'
import { INITIAL_VIEW } from './cas-model'
import type { Cas, CasProblem, Element, FeatureStructure, FeatureValue, Sofa, View } from './cas-model'
import { withInferredTypes } from './infer-types'
import type { XmiStructure } from './infer-types'
import { REPLACED, RestoredTexts } from './replaced'
import { BYTE_ARRAY, elementRange, isArrayType, SOFA, TOP } from './type-system'
import type { TypeSystem } from './type-system'
import { CAS_NAMESPACE, typeOfElement } from './xmi-names'

/**
 * Reads the elements of a CAS XMI file. What its types are is told by the type system; where that says nothing, by the
 * elements themselves (`withInferredTypes`).
 *
 * @param given the type system that came with the file, possibly empty
 */
export function readCasXmi(
  root: XmlElement,
  given: TypeSystem
): { readonly cas: Cas; readonly problems: readonly CasProblem[] } {
  return new XmiReader(root, given).read()
}

class XmiReader {
  readonly #problems: CasProblem[] = []
  readonly #elements: XmiStructure[] = []
  readonly #sofas: { readonly id: number; readonly element: XmlElement }[] = []
  readonly #views: XmlElement[] = []
  readonly #arrays = new ArrayTable()
  readonly #types: TypeSystem
  readonly #restored: RestoredTexts
  readonly #listNodes: ReadonlySet<number>

  constructor(root: XmlElement, given: TypeSystem) {
    const notes: Partial<Readonly<Record<string, string>>>[] = []
    const seen = new Set<number>()
    for (const element of root.children) {
      const type = typeOfElement(element.uri, element.local)
      if (element.uri === CAS_NAMESPACE && element.local === 'NULL') continue
      if (element.uri === CAS_NAMESPACE && element.local === 'View') {
        this.#views.push(element)
        continue
      }
      if (type === REPLACED) {
        notes.push(element.attributes)
        continue
      }
      const id = idOf(element)
      if (id === null || seen.has(id)) {
        const reason = id === null ? 'has no usable xmi:id' : `has the xmi:id ${id}, which was used before`
        this.#problem(element, `This ${element.name} ${reason}. It was left out.`)
        continue
      }
      seen.add(id)
      if (type === SOFA) this.#sofas.push({ id, element })
      else this.#elements.push({ id, type, element })
    }
    this.#restored = new RestoredTexts(notes)
    this.#types = withInferredTypes(
      given,
      this.#elements.filter(({ type }) => !isArrayType(type))
    )
    this.#listNodes = new Set(this.#elements.flatMap(({ id, type }) => (isListNode(type) ? [id] : [])))
  }

  read(): { readonly cas: Cas; readonly problems: readonly CasProblem[] } {
    const structures = new Map<number, FeatureStructure>()
    for (const { id, type, element } of this.#elements) {
      if (isArrayType(type)) this.#arrays.add(id, type, this.#arrayElements(id, type, element))
    }
    for (const { id, type, element } of this.#elements) {
      if (!isArrayType(type)) structures.set(id, this.#structure(id, type, element))
    }
    const sofas = this.#sofas.map(({ id, element }) => this.#sofa(id, element))
    const views = this.#views.map((element): View => {
      const sofa = wholeNumber(element.attributes['sofa'])
      const name = sofas.find(({ id }) => id === sofa)?.name ?? INITIAL_VIEW
      return { name, sofa, members: this.#ids(element, element.attributes['members'] ?? '') }
    })
    for (const array of this.#arrays.unused) structures.set(array.id, array)
    const cas = { types: this.#types, sofas, structures: withoutListNodes(structures), views }
    return { cas, problems: this.#problems }
  }

  #problem(element: XmlElement, message: string): void {
    const id = idOf(element)
    this.#problems.push({ line: element.line, place: id === null ? element.name : `xmi:id ${id}`, message })
  }

  #sofa(id: number, element: XmlElement): Sofa {
    const { sofaNum, sofaID, mimeType, sofaString, sofaURI, sofaArray } = element.attributes
    const array = sofaArray === undefined ? null : this.#arrays.get(Number(sofaArray))
    if (sofaArray !== undefined && !array) {
      this.#problem(element, `The array ${sofaArray} with the content of this view is not in the file.`)
    }
    return {
      id,
      number: wholeNumber(sofaNum) ?? 1,
      name: sofaID ?? INITIAL_VIEW,
      mimeType: mimeType ?? null,
      text: sofaString === undefined ? null : this.#restored.text(id, 'sofaString', sofaString),
      uri: sofaURI ?? null,
      data: array
    }
  }

  #structure(id: number, type: string, element: XmlElement): FeatureStructure {
    const features = new Map<string, FeatureValue>()
    let sofa: number | null = null
    for (const [name, text] of Object.entries(element.attributes)) {
      if (name.includes(':') || name === 'xmlns') continue
      if (name === 'sofa') sofa = wholeNumber(text)
      else this.#set(features, id, name, this.#value(element, name, text, this.#rangeOf(type, name)))
    }
    const lists = new Map<string, Element[]>()
    for (const child of element.children) {
      const range = elementRange(this.#rangeOf(type, child.local))
      const list = lists.get(child.local) ?? []
      lists.set(child.local, list)
      list.push(this.#element(element, child.text, range.startsWith('uima.cas.') ? range : 'uima.cas.String'))
    }
    for (const [name, elements] of lists) this.#set(features, id, name, { elements })
    return { id, type, sofa, features, line: element.line }
  }

  #set(features: Map<string, FeatureValue>, id: number, name: string, value: FeatureValue | null): void {
    if (value !== null) features.set(name, this.#restored.value(id, name, value))
  }

  #rangeOf(type: string, name: string): string {
    if (name === 'begin' || name === 'end') return 'uima.cas.Integer'
    return this.#types.feature(type, name)?.range ?? 'uima.cas.String'
  }

  #value(element: XmlElement, name: string, text: string, range: string): FeatureValue | null {
    const kind = this.#types.kindOf(range)
    if (kind === 'string') return text
    if (kind === 'array') return this.#arrayValue(element, text, range)
    if (kind !== 'reference') return this.#element(element, text, range)
    const ids = this.#ids(element, text)
    const [first] = ids
    if (first === undefined) {
      if (text.trim() !== '') this.#problem(element, `${name} should point at one structure, but reads “${text}”.`)
      return null
    }
    const array = this.#arrays.get(first)
    if (array) return { elements: array.elements }
    if (first === 0) return null
    // Several ids where one is expected: a type system that knows the feature as a plain TOP.
    return ids.length > 1 ? { elements: ids.map((ref) => ({ ref })) } : { ref: first }
  }

  #arrayValue(element: XmlElement, text: string, range: string): FeatureValue {
    const id = wholeNumber(text.trim())
    const array = id === null ? null : this.#arrays.get(id)
    // With multiple references allowed the value is the id of the array or of the first node of the list.
    if (array) return { elements: array.elements }
    if (id !== null && this.#listNodes.has(id)) return { ref: id }
    return { elements: this.#split(element, text, range) }
  }

  #arrayElements(id: number, type: string, element: XmlElement): readonly Element[] {
    if (element.children.length > 0) {
      return element.children.map(({ text }, index) => this.#restored.text(id, `elements/${index}`, text))
    }
    return this.#split(element, element.attributes['elements'] ?? '', type)
  }

  #split(element: XmlElement, text: string, range: string): readonly Element[] {
    if (range === BYTE_ARRAY) {
      const pairs = text.replace(/\s+/g, '').match(/../g) ?? []
      return pairs.map((pair) => Number.parseInt(pair, 16) & 255)
    }
    const pieces = text.split(/\s+/).filter((piece) => piece !== '')
    return pieces.map((piece) => this.#element(element, piece, elementRange(range)))
  }

  #element(element: XmlElement, text: string, range: string): string | number | boolean | { ref: number } | null {
    const kind = range === TOP ? 'reference' : this.#types.kindOf(range)
    if (kind === 'boolean') return text === 'true' || text === '1'
    if (kind === 'reference' || kind === 'array') {
      const id = wholeNumber(text)
      return id === null || id === 0 ? null : { ref: id }
    }
    if (kind === 'string') return text
    const number = text.trim() === '' ? Number.NaN : Number(text)
    // Numbers that a double cannot hold exactly stay what they are, letter by letter.
    const isExact = kind === 'fraction' || Number.isSafeInteger(number)
    if ((isExact && !Number.isNaN(number)) || text === 'NaN') return number
    this.#problem(element, `“${text}” is not a number that can be read exactly. It was kept as text.`)
    return text
  }

  #ids(element: XmlElement, text: string): readonly number[] {
    return text.split(/\s+/).flatMap((piece) => {
      const id = wholeNumber(piece)
      if (id === null && piece !== '') this.#problem(element, `“${piece}” is no id of a structure. It was left out.`)
      return id === null ? [] : [id]
    })
  }
}

function wholeNumber(text: string | undefined): number | null {
  const number = text === undefined || !/^-?\d+$/.test(text) ? Number.NaN : Number(text)
  return Number.isSafeInteger(number) ? number : null
}

/** The id of an element: whatever prefix its file has for XMI. */
function idOf({ attributes }: XmlElement): number | null {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'))
  return name === undefined ? null : wholeNumber(attributes[name])
}
