import type { TextRange } from '../../model/text-range'
import type { DecodedAuthorship, DecodedClaim, DecodedDocumentLabel, DecodeProblem } from '../format'
import { asText, isJsonObject } from '../json-value'
import type { PositionReading } from '../readings'
import { describeReading } from '../readings'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { detailList, detailObject, detailText, readDetails } from './details'
import type { Details } from './details'
import { UniqueIds, attributesOf } from './drafts'
import type { DocumentDraft, SpanDraft } from './drafts'
import type { FoundSelection, FoundSource } from './find-sources'
import { guidKey, readGuid } from './guid'
import { isNameOfWords } from './positions'
import type { NoteReader, ReadNote } from './read-notes'
import type { UserReader } from './read-people'
import { descriptionOf, personText, referencesOf } from './read-text'
import { readOwnVariables, variableValues } from './read-variables'
import type { VariableNames } from './read-variables'
import { DETAILS, attributeOfDetail } from './vocabulary'

/** What the sources of a project share while they are read. */
export interface ReadParts {
  readonly file: string
  readonly isOurs: boolean
  readonly users: UserReader
  readonly notes: NoteReader
  readonly variables: VariableNames
  /** Full name of the label that a coding names, by the GUID as written. */
  readonly labelOf: (guid: string, line: number) => string
  /** Keys of documents, over all projects that are read together. */
  readonly keys: UniqueIds
  readonly problems: DecodeProblem[]
}

/** A document as it was read, and what refers to its parts. */
export interface ReadDocument {
  readonly draft: DocumentDraft
  /** GUIDs of the source and its text, as keys. */
  readonly keys: readonly string[]
  /** Spans by the keys of their selections and codings. */
  readonly spans: ReadonlyMap<string, SpanDraft>
  /** Details of ours on the document; null when there are none. */
  readonly details: Details | null
}

/** Reads one source with everything on it. */
export class DocumentReader {
  readonly #parts: ReadParts
  readonly #found: FoundSource
  readonly #reading: PositionReading
  readonly #spans = new Map<string, SpanDraft>()
  /** The notes that are claims, each with the spans that refer to it. */
  readonly #claims = new Map<ReadNote, SpanDraft[]>()
  readonly #ids = new UniqueIds()
  readonly #draft: DocumentDraft

  constructor(parts: ReadParts, found: FoundSource, reading: PositionReading) {
    this.#parts = parts
    this.#found = found
    this.#reading = reading
    this.#draft = {
      key: parts.keys.next(plainGuid(found.guid)),
      name: found.name === '' ? found.guid : found.name.replace(/\.(?:txt|docx?|rtf|odt|pdf|md|html?)$/i, ''),
      text: found.source.frozen,
      metadata: found.name === '' && !parts.isOurs ? {} : { title: found.name },
      status: null,
      spans: [],
      claims: [],
      documentLabels: [],
      relations: [],
      bookmarks: [],
      notes: [],
      tags: [],
      extra: new Map()
    }
  }

  read(): ReadDocument {
    const { elements, selections } = this.#found
    for (const selection of selections) this.#readSelection(selection)
    this.#draft.claims.push(...this.#readClaims())
    let details: Details | null = null
    for (const element of elements) {
      const description = personText(descriptionOf(element), this.#parts.isOurs)
      if (description !== '') this.#draft.notes.push(description)
      for (const note of this.#parts.notes.of(element)) {
        if (note.details?.kind === DETAILS.document) details = note.details
        else this.#draft.notes.push(note.text)
      }
      this.#readVariables(element)
    }
    if (details) this.#readDetails(details)
    this.#draft.documentLabels = elements.flatMap((element) => this.#readDocumentLabels(element, details))
    const keys = elements.map(({ attributes }) => guidKey(attributes['guid'] ?? ''))
    return { draft: this.#draft, keys, spans: this.#spans, details }
  }

  #readSelection(selection: FoundSelection): void {
    const { element, start, end, name } = selection
    const { users, notes, isOurs, labelOf } = this.#parts
    const guid = element.attributes['guid'] ?? ''
    const range = this.#found.source.toFrozen({ start, end }, this.#reading)
    if (range === null) {
      const what = `it does not lie in the text, counted in ${describeReading(this.#reading)}`
      return this.#fail(element, guid, `This passage (${start} to ${end}) was left out: ${what}.`)
    }
    const description = descriptionOf(element)
    const details = readDetails(description)
    if (details?.kind === DETAILS.bookmark) return this.#addBookmark(element, range, detailText(details, 'name'))
    const codings = childrenOf(element, 'Coding')
    const comment = details ? '' : personText(description, isOurs)
    const said = notes.of(element)
    if (codings.length === 0 && comment === '' && said.length === 0) {
      return this.#addBookmark(
        element,
        range,
        isNameOfWords(name, this.#found.source.frozen.slice(range.start, range.end)) ? '' : name
      )
    }
    // A passage with several codes is as many spans. What is said of the passage is said once, on the first.
    const coded: readonly (XmlElement | null)[] = codings.length === 0 ? [null] : codings
    coded.forEach((coding, index) => {
      const own = index === 0 ? said : []
      const further = coding ? notes.of(coding) : []
      const code = coding ? referencesOf(coding, 'CodeRef')[0] : undefined
      if (coding && code === undefined) this.#fail(coding, guid, 'This coding names no code; it came without a label.')
      const codingGuid = coding?.attributes['guid'] ?? ''
      const span: SpanDraft = {
        id: this.#ids.next(plainGuid(index === 0 ? guid : codingGuid)),
        ranges: [range],
        label: code === undefined ? '' : labelOf(code, element.line),
        ...(index === 0 && details ? marks(details) : { attributes: {}, tags: [] }),
        notes: [...(index === 0 ? [comment] : []), ...[...own, ...further].map(({ text }) => text)],
        made: coding ? users.authorship(coding, element) : users.authorship(element)
      }
      this.#draft.spans.push(span)
      if (index === 0) this.#spans.set(guidKey(guid), span)
      if (coding) this.#spans.set(guidKey(codingGuid), span)
      for (const note of [...own, ...further]) {
        if (note.details?.kind === DETAILS.claim) this.#claims.set(note, [...(this.#claims.get(note) ?? []), span])
      }
    })
  }

  #addBookmark(element: XmlElement, range: TextRange, name: string): void {
    const id = this.#ids.next(plainGuid(element.attributes['guid'] ?? ''))
    this.#draft.bookmarks.push({ id, range, name, ...this.#parts.users.authorship(element) })
  }

  /** In the order in which the notes stand in the file. */
  #readClaims(): readonly DecodedClaim[] {
    return [...this.#claims]
      .sort(([a], [b]) => a.element.line - b.element.line)
      .map(([{ element, details }, spans]) => {
        const text = (name: string): string => (details ? detailText(details, name) : '')
        const order = details ? detailList(details, 'passages', (each) => typeof each === 'string').map(guidKey) : []
        const place = (span: SpanDraft): number => order.indexOf(guidKey(span.id))
        const verdict = { scale: text('scale'), value: text('verdict') }
        return {
          id: this.#ids.next(plainGuid(element.attributes['guid'] ?? '')),
          spans: [...new Set(spans)].sort((a, b) => place(a) - place(b)).map(({ id }) => id),
          normalized: text('claim'),
          speaker: text('speaker'),
          verdict: details?.values.has('verdict') === true ? verdict : null,
          note: text('note'),
          ...this.#parts.users.authorship(element)
        }
      })
  }

  #readVariables(element: XmlElement): void {
    const { variables, isOurs } = this.#parts
    const values = variableValues(element, variables, isOurs)
    const { metadata, status, rest } = isOurs ? readOwnVariables(values) : { metadata: {}, status: null, rest: values }
    this.#draft.metadata = { ...this.#draft.metadata, ...metadata }
    this.#draft.status ??= status
    for (const [name, value] of rest) this.#draft.extra.set(name, value)
  }

  #readDetails(details: Details): void {
    const fields = Object.entries(detailObject(details, 'metadata')).filter(([, value]) => typeof value === 'string')
    this.#draft.metadata = { ...this.#draft.metadata, ...Object.fromEntries(fields) }
    for (const [name, value] of Object.entries(detailObject(details, 'extra'))) this.#draft.extra.set(name, value)
  }

  #readDocumentLabels(element: XmlElement, details: Details | null): readonly DecodedDocumentLabel[] {
    const { users, notes, labelOf } = this.#parts
    const known = new Map(
      (details ? detailList(details, 'labels', isJsonObject) : []).map((each) => [each['guid'], each])
    )
    return childrenOf(element, 'Coding').flatMap((coding): readonly DecodedDocumentLabel[] => {
      const guid = coding.attributes['guid'] ?? ''
      const [code] = referencesOf(coding, 'CodeRef')
      if (code === undefined) {
        this.#fail(coding, guid, 'This coding of the whole document names no code and was left out.')
        return []
      }
      const { value, attributes, updatedAt } = known.get(guid) ?? {}
      const made: DecodedAuthorship = users.authorship(coding)
      return [
        {
          id: this.#ids.next(plainGuid(guid)),
          label: labelOf(code, coding.line),
          value: asText(value),
          attributes: isJsonObject(attributes) ? attributesOf(Object.entries(attributes)) : {},
          note: notes.textOf(coding),
          ...made,
          updatedAt: asText(updatedAt) ?? (this.#parts.isOurs ? made.createdAt : made.updatedAt)
        }
      ]
    })
  }

  #fail({ line }: XmlElement, place: string, message: string): void {
    this.#parts.problems.push({ file: this.#parts.file, line, place, message })
  }
}

/** A GUID as an id, without braces. */
function plainGuid(guid: string): string {
  return readGuid(guid) ?? (guid === '' ? 'unnamed' : guid)
}

/** Attributes and tags out of the comment on a passage. */
function marks(details: Details): Pick<SpanDraft, 'attributes' | 'tags'> {
  const values: [string, unknown][] = []
  const tags = new Set<string>()
  for (const [name, value] of details.values) {
    const attribute = attributeOfDetail(name)
    if (attribute !== null) values.push([attribute, value])
    else if (Array.isArray(value)) for (const tag of value) if (typeof tag === 'string') tags.add(tag)
  }
  return { attributes: attributesOf(values), tags: [...tags] }
}
