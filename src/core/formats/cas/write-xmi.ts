import { xmlText, xmlValue } from '../xml'
import { isElements, isReference } from './cas-model'
import type { Cas, Element, FeatureStructure, FeatureValue, Sofa } from './cas-model'
import { REPLACED, replacedIn } from './replaced'
import type { Replaced } from './replaced'
import { BYTE_ARRAY } from './type-system'
import { XmiPrefixes } from './xmi-names'

/**
 * A CAS as XMI: the null structure, the structures, sofas, views. The text is an attribute, so its line breaks and tabs
 * are written by number; arrays stand in their structure: pointers and numbers as ids in a row, strings as elements.
 *
 * @returns The file, and whether characters in it were replaced, for which `REPLACED_TYPE` is needed.
 */
export function writeCasXmi(cas: Cas): { readonly text: string; readonly hasReplaced: boolean } {
  return new XmiWriter(cas).write()
}

class XmiWriter {
  readonly #cas: Cas
  readonly #prefixes: XmiPrefixes
  readonly #replaced: Replaced[] = []
  #lastId = 0

  constructor(cas: Cas) {
    this.#cas = cas
    this.#prefixes = new XmiPrefixes([...[...cas.structures.values()].map(({ type }) => type), REPLACED])
  }

  write(): { readonly text: string; readonly hasReplaced: boolean } {
    const lines: string[] = []
    for (const structure of this.#cas.structures.values()) lines.push(this.#structure(structure))
    const sofas = this.#cas.sofas.flatMap((sofa) => this.#sofa(sofa))
    const notes = this.#replaced.map(({ structure, feature, characters }) => {
      this.#lastId += 1
      const named = `xmi:id="${this.#lastId}" structure="${structure}" feature=${xmlValue(feature)}`
      return `<${this.#prefixes.element(REPLACED)} ${named} characters="${characters}"/>`
    })
    const views = this.#cas.views.flatMap(({ sofa, members }) =>
      sofa === null ? [] : [`<cas:View sofa="${sofa}" members="${members.join(' ')}"/>`]
    )
    const all = ['<cas:NULL xmi:id="0"/>', ...lines, ...notes, ...sofas, ...views]
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI${this.#prefixes.declarations} xmi:version="2.0">
${all.map((line) => `  ${line}\n`).join('')}</xmi:XMI>
`
    return { text, hasReplaced: notes.length > 0 }
  }

  #structure({ id, type, sofa, features }: FeatureStructure): string {
    this.#lastId = Math.max(this.#lastId, id)
    const attributes = [`xmi:id="${id}"`]
    const children: string[] = []
    if (sofa !== null) attributes.push(`sofa="${sofa}"`)
    for (const [name, value] of features) {
      if (isElements(value) && value.elements.some((element) => typeof element === 'string')) {
        for (const [index, element] of value.elements.entries()) {
          children.push(
            `<${name}>${xmlText(this.#noted(id, `${name}/${index}`, typeof element === 'string' ? element : ''))}</${name}>`
          )
        }
      } else attributes.push(`${name}=${xmlValue(this.#noted(id, name, this.#text(type, name, value)))}`)
    }
    const name = this.#prefixes.element(type)
    const open = `<${name} ${attributes.join(' ')}`
    return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`
  }

  #text(type: string, name: string, value: FeatureValue): string {
    if (isReference(value)) return String(value.ref)
    if (!isElements(value)) return String(value)
    const range = type === BYTE_ARRAY ? type : this.#cas.types.feature(type, name)?.range
    if (range === BYTE_ARRAY) return hexOf(value.elements)
    return value.elements.map((element) => (isReference(element) ? element.ref : (element ?? 0))).join(' ')
  }

  /** The text, noting which of its characters will be spaces. */
  #noted(id: number, feature: string, text: string): string {
    const note = replacedIn(id, feature, text)
    if (note) this.#replaced.push(note)
    return text
  }

  #sofa({ id, number, name, mimeType, text, uri, data }: Sofa): readonly string[] {
    this.#lastId = Math.max(this.#lastId, id)
    const attributes = [`xmi:id="${id}" sofaNum="${number}" sofaID=${xmlValue(name)}`]
    if (mimeType !== null) attributes.push(`mimeType=${xmlValue(mimeType)}`)
    if (text !== null) attributes.push(`sofaString=${xmlValue(this.#noted(id, 'sofaString', text))}`)
    if (uri !== null) attributes.push(`sofaURI=${xmlValue(uri)}`)
    if (data === null) return [`<cas:Sofa ${attributes.join(' ')}/>`]
    const array = this.#nextId()
    const type = data.type.replace(/^uima\.cas\./, '')
    const elements = data.type === BYTE_ARRAY ? hexOf(data.elements) : data.elements.map(String).join(' ')
    return [
      `<cas:${type} xmi:id="${array}" elements=${xmlValue(elements)}/>`,
      `<cas:Sofa ${attributes.join(' ')} sofaArray="${array}"/>`
    ]
  }

  #nextId(): number {
    for (const { id } of this.#cas.sofas) this.#lastId = Math.max(this.#lastId, id)
    this.#lastId += 1
    return this.#lastId
  }
}

function hexOf(elements: readonly Element[]): string {
  return elements.map((byte) => (Number(byte) & 255).toString(16).toUpperCase().padStart(2, '0')).join('')
}
