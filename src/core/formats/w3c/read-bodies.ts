import type { AttributeValue } from '../../model/annotation'
import type { DecodedSpan } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { iriOfNode } from './collect'
import { idOf, localTerm } from './vocabulary'

export type DecodedClaim = NonNullable<DecodedSpan['claim']>

/** What the bodies of an annotation say. */
export interface ReadBodies {
  /** An id, a path or a name; empty when no body names a label. */
  readonly label: string
  /** The value of a document label. */
  readonly value: string | null
  readonly note: string
  /** Further names, after the label. */
  readonly tags: readonly string[]
  /** The body is a note on the article, as this program writes it. */
  readonly isArticleNote: boolean
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** In the order of the file. */
  readonly claims: readonly DecodedClaim[]
}

/** Purposes under which a text names a label; under every other one it is something that was said. */
const NAMING = new Set(['tagging', 'classifying', 'identifying'])
/** Keys that the store takes for attributes. */
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
  readonly #claims = new Map<string, DecodedClaim>()
  readonly #motivations: readonly string[]
  readonly #tags: string[] = []
  #isArticleNote = false
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
    const text = label ?? asText(body['value'])
    if (text !== null) return this.#add(purposes, text)
    const iri = iriOfNode(body['source']) ?? iriOfNode(body)
    if (iri !== null) this.#add(purposes, this.#isNaming(purposes) ? lastPart(iri) : iri)
  }

  finish(attributes: unknown): ReadBodies {
    const [label = '', ...further] = this.#names
    const { attributes: named, plain } = attributesOfTags(further)
    return {
      label,
      value: this.#value,
      note: this.#notes.join('\n'),
      tags: [...this.#tags, ...plain],
      isArticleNote: this.#isArticleNote,
      attributes: { ...named, ...ownAttributes(attributes) },
      claims: [...this.#claims.values()]
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
    const empty = { id: idOf('claim', iri) ?? iri, normalized: '', speaker: '', verdict: null, note: '' }
    const claim = this.#claims.get(iri) ?? empty
    const value = asText(body['value']) ?? ''
    if (part === 'claim') {
      this.#claims.set(iri, { ...claim, normalized: value, speaker: asText(body['claimdesk:speaker']) ?? '' })
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
  const last = iri.split(/[/#]/).findLast((part) => part !== '') ?? iri
  try {
    return decodeURIComponent(last)
  } catch (error) {
    if (error instanceof URIError) return last
    throw error
  }
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

function ownAttributes(value: unknown): Record<string, AttributeValue> {
  const attributes = isJsonObject(value) && '@value' in value ? value['@value'] : value
  if (!isJsonObject(attributes)) return {}
  const usable = Object.entries(attributes).filter(
    (entry): entry is [string, AttributeValue] => ATTRIBUTE_KEY.test(entry[0]) && isAttributeValue(entry[1])
  )
  return Object.fromEntries(usable)
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
