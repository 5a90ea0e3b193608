import { isXmlSafe, xmlSafe } from '../xml'
import type { FeatureValue } from './cas-model'
import { feature, STRING, TOP } from './type-system'
import type { TypeDefinition } from './type-system'

/**
 * Characters that XML cannot hold stand as spaces in an XMI file, one for one, so that offsets stay what they are. Which
 * ones they were is written in structures of this type, which other programs pass over: `structure` is the id of what
 * holds the text, `feature` its feature (`tags/1`: the second element), `characters` places and code units in hex.
 */
export const REPLACED = 'webanno.custom.ClaimdeskReplaced'
export const REPLACED_TYPE: TypeDefinition = {
  name: REPLACED,
  supertype: TOP,
  description: 'Characters that XML cannot hold and that are spaces in this file',
  features: ['structure', 'feature', 'characters'].map((name) => feature(name, STRING))
}

/** A note on the characters of a text that XML cannot hold. */
export interface Replaced {
  readonly structure: number
  readonly feature: string
  /** `5:1B 9:0`: UTF-16 offset and code unit. */
  readonly characters: string
}

/** What has to be noted for a text; null when XML can hold all of it. */
export function replacedIn(structure: number, feature: string, text: string): Replaced | null {
  if (isXmlSafe(text)) return null
  const safe = xmlSafe(text)
  const places: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== safe[at]) places.push(`${at}:${text.charCodeAt(at).toString(16).toUpperCase()}`)
  }
  return { structure, feature, characters: places.join(' ') }
}

/** Texts of a file as they were, by what its notes say. A note that does not fit its text is passed over. */
export class RestoredTexts {
  readonly #notes = new Map<string, string>()

  constructor(notes: Iterable<Partial<Readonly<Record<string, string>>>>) {
    for (const { structure = '', feature = '', characters = '' } of notes) {
      this.#notes.set(`${structure} ${feature}`, characters)
    }
  }

  text(structure: number, feature: string, text: string): string {
    const note = this.#notes.get(`${structure} ${feature}`)
    if (note === undefined) return text
    const units = text.split('')
    for (const place of note.split(' ')) {
      const [, at = '', code = ''] = /^(\d+):([0-9A-F]{1,4})$/.exec(place) ?? []
      if (at !== '' && units[Number(at)] === ' ') units[Number(at)] = String.fromCharCode(Number.parseInt(code, 16))
    }
    return units.join('')
  }

  value(structure: number, feature: string, value: FeatureValue): FeatureValue {
    if (this.#notes.size === 0) return value
    if (typeof value === 'string') return this.text(structure, feature, value)
    if (typeof value !== 'object' || !('elements' in value)) return value
    const elements = value.elements.map((element, index) =>
      typeof element === 'string' ? this.text(structure, `${feature}/${index}`, element) : element
    )
    return { elements }
  }
}
