import type { DecodedAuthorship, DecodedRelation, DecodedRelationType, DecodeProblem } from '../format'
import { UNKNOWN_AUTHORSHIP } from '../format'
import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { XmlElement } from '../xml'
import { detailList } from './details'
import { attributesOf } from './drafts'
import type { DocumentDraft, SpanDraft } from './drafts'
import { guidKey, partGuid, readGuid } from './guid'
import type { ReadDocument } from './read-document'
import type { NoteReader } from './read-notes'
import { CONTINUED_BY } from './vocabulary'

interface Placed {
  readonly document: DocumentDraft
  readonly span: SpanDraft
}

/** A link without a name is a relation all the same. */
const UNNAMED = 'Related'

/**
 * Reads the links of a project: those between passages are relations, those between a passage or document and a note
 * say what the note is on, and those that hold the parts of a passage together make one span of them.
 */
export class LinkReader {
  readonly problems: DecodeProblem[] = []
  readonly #file: string
  readonly #notes: NoteReader
  readonly #read: readonly ReadDocument[]
  readonly #spans = new Map<string, Placed>()
  readonly #documents = new Map<string, DocumentDraft>()
  /** Where a passage goes on, by the key of its latest part: the key of its first part and how many there are. */
  readonly #chains = new Map<string, { readonly first: string; readonly parts: number }>()
  /** Names of links and whether all of that name mean both directions. */
  readonly #types = new Map<string, boolean>()
  /** Relations as the details of documents have them, by the keys of their links. */
  readonly #known = new Map<string, { readonly document: DocumentDraft; readonly details: JsonObject }>()
  /** Parts that now belong to a span before them. */
  readonly #parts = new Set<SpanDraft>()
  #others = 0

  constructor(file: string, documents: readonly ReadDocument[], notes: NoteReader) {
    this.#file = file
    this.#notes = notes
    this.#read = documents
    for (const { draft, keys, spans, details } of documents) {
      for (const key of keys) this.#documents.set(key, draft)
      for (const [key, span] of spans) if (!this.#spans.has(key)) this.#spans.set(key, { document: draft, span })
      for (const each of details ? detailList(details, 'relations', isJsonObject) : []) {
        this.#known.set(guidKey(asText(each['guid']) ?? ''), { document: draft, details: each })
      }
    }
  }

  read(links: readonly XmlElement[]): void {
    for (const link of links) {
      const { originGUID, targetGUID, guid = '' } = link.attributes
      if (originGUID === undefined || targetGUID === undefined) {
        const message = 'This link has an end that leads nowhere and was left out.'
        this.problems.push({ file: this.#file, line: link.line, place: guid, message })
      } else if (!this.#continues(link, originGUID, targetGUID)) this.#readLink(link, originGUID, targetGUID)
    }
    this.#addFarRelations()
    if (this.#parts.size === 0) return
    for (const { draft } of this.#read) draft.spans = draft.spans.filter((span) => !this.#parts.has(span))
  }

  get relationTypes(): readonly DecodedRelationType[] {
    return [...this.#types].map(([name, symmetric]) => ({ name, symmetric }))
  }

  get remarks(): readonly string[] {
    if (this.#others === 0) return []
    return [
      `${this.#others} links that are not between two passages (but codes, cases, documents) were not taken over.`
    ]
  }

  #continues(link: XmlElement, origin: string, target: string): boolean {
    if (link.attributes['name'] !== CONTINUED_BY) return false
    const chain = this.#chains.get(guidKey(origin)) ?? { first: guidKey(origin), parts: 1 }
    if (guidKey(target) !== partGuid(chain.first, chain.parts + 1)) return false
    const whole = this.#spans.get(chain.first)
    const part = this.#spans.get(guidKey(target))
    const [range] = part?.span.ranges ?? []
    const before = whole?.span.ranges.at(-1)
    if (!whole || !part || !range || !before || whole.document !== part.document || range.start < before.end)
      return false
    whole.span.ranges.push(range)
    this.#parts.add(part.span)
    this.#spans.set(guidKey(target), whole)
    this.#chains.set(guidKey(target), { first: chain.first, parts: chain.parts + 1 })
    return true
  }

  #readLink(link: XmlElement, originGuid: string, targetGuid: string): void {
    const origin = this.#spans.get(guidKey(originGuid))
    const target = this.#spans.get(guidKey(targetGuid))
    if (origin && target) return this.#addRelation(link, origin, target)
    // Some programs put a note on a passage or a document by a link, in either direction.
    for (const [thing, note] of [
      [originGuid, targetGuid],
      [targetGuid, originGuid]
    ] as const) {
      const notes = this.#spans.get(guidKey(thing))?.span.notes ?? this.#documents.get(guidKey(thing))?.notes
      const text = notes ? this.#notes.find(note)?.text : undefined
      if (!notes || text === undefined) continue
      notes.push(text)
      return
    }
    this.#others += 1
  }

  #addRelation(link: XmlElement, origin: Placed, target: Placed): void {
    const { guid = '', name = '', direction } = link.attributes
    const type = name === '' ? UNNAMED : name
    const isSymmetric = direction === 'Associative' || direction === 'Bidirectional'
    this.#types.set(type, isSymmetric && this.#types.get(type) !== false)
    const known = this.#known.get(guidKey(guid))?.details
    this.#known.delete(guidKey(guid))
    const isNear = origin.document === target.document
    const relation: DecodedRelation = {
      id: readGuid(guid) ?? guid,
      type,
      from: origin.span.id,
      to: {
        span: target.span.id,
        document: isNear ? null : target.document.key,
        article: null,
        quote: asText(known?.['quote']) ?? ''
      },
      attributes: attributesIn(known),
      note: asText(known?.['note']) ?? this.#notes.textOf(link),
      ...madeIn(known)
    }
    origin.document.relations.push(relation)
  }

  /** What is left leads to passages that are not in the file. If both ends are there, somebody took the link out. */
  #addFarRelations(): void {
    for (const [, { document, details }] of this.#known) {
      const [guid, type, from, to, article, span] = ['guid', 'type', 'from', 'to', 'article', 'span'].map((key) =>
        asText(details[key])
      )
      const origin = this.#spans.get(guidKey(from ?? ''))
      if (!origin || !to || this.#spans.has(guidKey(to)) || !article || !span) continue
      document.relations.push({
        id: guid ?? '',
        type: type ?? UNNAMED,
        from: origin.span.id,
        to: { span, document: null, article, quote: asText(details['quote']) ?? '' },
        attributes: attributesIn(details),
        note: asText(details['note']) ?? '',
        ...madeIn(details)
      })
    }
  }
}

function attributesIn(details: JsonObject | undefined): DecodedRelation['attributes'] {
  const attributes = details?.['attributes']
  return isJsonObject(attributes) ? attributesOf(Object.entries(attributes)) : {}
}

function madeIn(details: JsonObject | undefined): DecodedAuthorship {
  if (!details) return UNKNOWN_AUTHORSHIP
  const { person, createdAt, updatedAt } = details
  return { person: asText(person), createdAt: asText(createdAt), updatedAt: asText(updatedAt) }
}
