import type { Attributes, AttributeValue } from '../../model/annotation'
import type { DecodedClaim } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { iriOfNode, unwrapped } from './collect'
import { idOf, localTerm, percentDecoded } from './vocabulary'

/** A claim as the bodies of one annotation have it. */
export interface ReadClaim extends Pick<DecodedClaim, 'id' | 'normalized' | 'speaker' | 'verdict' | 'note'> {
  readonly iri: string
  /** The body that says who made it and when; null: none does. */
  readonly body: JsonObject | null
  /** Which of the claim's passages this is, counted from 0. */
  readonly passage: number | null
}

/** What the bodies of an annotation say. */
export interface ReadBodies {
  /** An id, a path or a name; empty when no body names a label. */
  readonly label: string
  /** The name of a label of ours, whose id is `label`. */
  readonly labelName: string | null
  /** The value of a document label. */
  readonly value: string | null
  readonly note: string
  /** Further names, after the label. */
  readonly tags: readonly string[]
  /** The body is a note on the article, as this program writes it. */
  readonly isArticleNote: boolean
  readonly attributes: Attributes
  /** Attributes with a value that none can have. */
  readonly unread: readonly string[]
  /** In the order of the file. */
  readonly claims: readonly ReadClaim[]
  /** Whether any body says anything. */
  readonly isEmpty: boolean
}

/** Purposes under which a text names a label; under every other one it is something that was said. */
const NAMING = new Set(['tagging', 'classifying', 'identifying'])
/** What `key=value` must begin with to be an attribute; the rest are tags with an equals sign in them. */
const ATTRIBUTE_KEY = /^[A-Za-z0-9][A-Za-z0-9_-]*$/

/**
 * Reads the bodies of an annotation, ours and others'. The first body that names something is the label; further ones
 * are attributes (`key=value`) or tags; every other text becomes part of the note, so that no text is lost.
 */
export function readBodies(annotation: JsonObject): ReadBodies {
  const reader = new BodyReader(asList(annotation['motivation']).flatMap(terms))
  const bodies = asList(annotation['body'])
  for (const body of bodies) reader.read(body)
  const bodyValue = asText(annotation['bodyValue'])
  if (bodyValue !== null && bodies.length === 0) reader.read({ value: bodyValue })
  return reader.finish(annotation['claimdesk:attributes'])
}

function terms(value: unknown): readonly string[] {
  return typeof value === 'string' ? [localTerm(value)] : []
}

class BodyReader {
  readonly #names: string[] = []
  readonly #notes: string[] = []
  readonly #claims = new Map<string, ReadClaim>()
  readonly #motivations: readonly string[]
  readonly #tags: string[] = []
  #isArticleNote = false
  #labelName: string | null = null
  #value: string | null = null

  constructor(motivations: readonly string[]) {
    this.#motivations = motivations
  }

  read(body: unknown): void {
    if (typeof body === 'string') return this.#add(this.#motivations, this.#isNaming([]) ? lastPart(body) : body)
    if (!isJsonObject(body)) return
    if (Array.isArray(body['items'])) {
      // Of a choice, the first item is the one to be shown by default; of the other sets, all are meant.
      const items: readonly unknown[] = body['type'] === 'Choice' ? body['items'].slice(0, 1) : body['items']
      for (const item of items) if (!isJsonObject(item) || !('items' in item)) this.read(item)
      return
    }
    if (this.#readClaimPart(body)) return
    if (this.#readOwnPart(body)) return
    const purposes = asList(body['purpose']).flatMap(terms)
    const label = asText(body['claimdesk:label'])
    this.#value ??= asText(body['claimdesk:value'])
    const value = asText(body['value'])
    if (label !== null && this.#names.length === 0) this.#labelName = value
    const text = label ?? value
    if (text !== null) return this.#add(purposes, text)
    const iri = iriOfNode(body['source']) ?? iriOfNode(body)
    if (iri !== null) this.#add(purposes, this.#isNaming(purposes) ? lastPart(iri) : iri)
  }

  finish(attributes: unknown): ReadBodies {
    const [label = '', ...further] = this.#names
    const { attributes: named, plain } = attributesOfTags(further)
    const own = ownAttributes(attributes)
    const note = this.#notes.join('\n')
    return {
      label,
      labelName: this.#labelName,
      value: this.#value,
      note,
      tags: [...this.#tags, ...plain],
      isArticleNote: this.#isArticleNote,
      attributes: { ...named, ...own.attributes },
      unread: own.unread,
      claims: [...this.#claims.values()],
      isEmpty: this.#names.length + this.#tags.length + this.#claims.size === 0 && note === ''
    }
  }

  #isNaming(purposes: readonly string[]): boolean {
    const reasons = purposes.length > 0 ? purposes : this.#motivations
    return reasons.some((reason) => NAMING.has(reason))
  }

  #add(purposes: readonly string[], text: string): void {
    if (text === '') return
    if (this.#isNaming(purposes)) this.#names.push(text)
    else this.#notes.push(text)
  }

  /** What only this program writes, beside claims: tags, which follow their label, and notes on articles. */
  #readOwnPart(body: JsonObject): boolean {
    const value = asText(body['value'])
    if (body['claimdesk:part'] === 'tag' && value !== null) this.#tags.push(value)
    else if (body['claimdesk:part'] === 'article-note' && value !== null) {
      this.#notes.push(value)
      this.#isArticleNote = true
    } else return false
    return true
  }

  #readClaimPart(body: JsonObject): boolean {
    const part = asText(body['claimdesk:part'])
    const iri = iriOfNode(body['claimdesk:claim'])
    if (part === null || iri === null) return false
    const empty = { id: idOf('claim', iri) ?? iri, iri, normalized: '', speaker: '', verdict: null, note: '' }
    const claim: ReadClaim = this.#claims.get(iri) ?? { ...empty, body: null, passage: null }
    const value = asText(body['value']) ?? ''
    if (part === 'claim') {
      const passage = body['claimdesk:passage']
      this.#claims.set(iri, {
        ...{ ...claim, body, normalized: value, speaker: asText(body['claimdesk:speaker']) ?? '' },
        passage: typeof passage === 'number' ? passage : null
      })
    } else if (part === 'claim-note') {
      this.#claims.set(iri, { ...claim, note: value })
    } else if (part === 'verdict') {
      const scale = asText(body['claimdesk:scale'])
      const verdict = asText(body['claimdesk:verdict'])
      if (scale !== null && verdict !== null) this.#claims.set(iri, { ...claim, verdict: { scale, value: verdict } })
    } else return false
    return true
  }
}

/** The name at the end of a label's IRI: `http://example.org/labels#Claim` names `Claim`. */
function lastPart(iri: string): string {
  return percentDecoded(iri.split(/[/#]/).findLast((part) => part !== '') ?? iri)
}

function attributesOfTags(tags: readonly string[]): {
  readonly attributes: Record<string, AttributeValue>
  readonly plain: readonly string[]
} {
  const attributes: Record<string, AttributeValue> = {}
  const plain: string[] = []
  for (const tag of tags) {
    const at = tag.indexOf('=')
    const key = tag.slice(0, at)
    if (at > 0 && ATTRIBUTE_KEY.test(key)) attributes[key] = tag.slice(at + 1)
    else plain.push(tag)
  }
  return { attributes, plain }
}

function ownAttributes(value: unknown): { readonly attributes: Attributes; readonly unread: readonly string[] } {
  const attributes = unwrapped(value)
  if (!isJsonObject(attributes)) return { attributes: {}, unread: [] }
  const entries = Object.entries(attributes)
  const usable = entries.filter((entry): entry is [string, AttributeValue] => isAttributeValue(entry[1]))
  const unread = entries.filter(([, each]) => !isAttributeValue(each)).map(([key]) => key)
  return { attributes: Object.fromEntries(usable), unread }
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
