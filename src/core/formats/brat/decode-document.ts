import { compareSpans } from '../../model/annotation'
import type { ExchangeType } from '../../model/scheme'
import { quoteOf } from '../../text/quote'
import { EMPTY_DECODED_DOCUMENT, UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedDocument, DecodedRelation, DecodedSpan, DecodeProblem } from '../format'
import { readLinks } from './decode-links'
import type { PlacedPassage } from './place-passages'
import type { RememberedLine, Sidecar } from './read-sidecar'
import { passageLine } from './sidecar'
import { SideLines } from './side-lines'
import type { LinePlace, StandoffLines } from './standoff-lines'
import type { TypeTable } from './type-table'
import { withRemembered } from './written-attributes'

/** A document's lines with their passages placed, and what is needed to understand them. */
export interface DocumentParts {
  readonly name: string
  readonly text: string
  /** Id of the known article that the text is of; null when it came with the files. */
  readonly article: string | null
  readonly lines: StandoffLines
  readonly passages: ReadonlyMap<string, PlacedPassage>
  readonly types: TypeTable
  readonly roles: ReadonlySet<string>
  readonly sidecar: Sidecar | null
}

/** A document as it was read. Relations of its sidecar to other articles still name these by their ids. */
export interface ReadDocument {
  readonly document: DecodedDocument
  readonly problems: readonly DecodeProblem[]
  /** How its relation types are written, by their names. */
  readonly exchanges: ReadonlyMap<string, ExchangeType>
  /** Labels of its events. */
  readonly events: ReadonlySet<string>
  /** How many things the sidecar says of lines that are not as it left them. */
  readonly stale: number
}

/** Puts a document together. Never throws; what cannot be understood is reported. */
export function readDocument(parts: DocumentParts): ReadDocument {
  return new DocumentReader(parts).read()
}

class DocumentReader {
  readonly #parts: DocumentParts
  readonly #problems: DecodeProblem[] = []
  readonly #spans = new Map<string, DecodedSpan>()
  readonly #events = new Set<string>()
  readonly #side: SideLines
  readonly #used = new Set<RememberedLine>()

  constructor(parts: DocumentParts) {
    this.#parts = parts
    this.#side = new SideLines(parts.lines, parts.passages, (at, message) => this.#report(at, message))
  }

  read(): ReadDocument {
    const { lines, passages, types, roles, sidecar } = this.#parts
    for (const [id, passage] of passages) {
      if (!this.#side.isTrigger(id)) this.#addSpan(id, passage.textBound.type, passage)
    }
    for (const { at, type, trigger } of lines.events) this.#addEvent(at, type, trigger)
    const { relations, exchanges } = readLinks(lines, {
      types,
      roles,
      resolve: (line) => this.#spans.get(this.#side.wholeOf(line))?.id ?? null,
      remembered: (line) => this.#remembered(line),
      sideOf: (line) => this.#side.of(line),
      report: (at, message) => this.#report(at, message),
      authorship: sidecar?.authorship ?? null
    })
    const document = this.#document(relations)
    const remembered = [...(sidecar?.lines.values() ?? [])].flat()
    const stale = remembered.filter((line) => !this.#used.has(line)).length
    return { document, problems: this.#problems, exchanges, events: this.#events, stale }
  }

  #document(links: readonly DecodedRelation[]): DecodedDocument {
    const { name, text, article, sidecar } = this.#parts
    const companion = sidecar?.companion
    const spans = withUniqueIds([...this.#spans.values(), ...(sidecar?.spans ?? [])].sort(compareSpans))
    const order = new Map(spans.map(({ id }, index) => [id, index]))
    const unwritten = (sidecar?.relations ?? [])
      .filter(({ from }) => order.has(from))
      .map(({ to, quote, article: other, ...relation }): DecodedRelation => {
        return { ...relation, to: { span: to, document: null, article: other, quote } }
      })
    const relations = withUniqueIds([...links, ...unwritten]).sort(
      (a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    )
    const kept = this.#side.kept.length === 0 ? {} : { bratLines: this.#side.kept }
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key: name,
      name,
      text,
      article,
      metadata: companion?.metadata ?? {},
      status: companion?.status ?? null,
      note: companion?.note ?? '',
      tokens: sidecar?.tokens ?? null,
      sentences: sidecar?.sentences ?? null,
      spans,
      relations,
      claims: this.#claims(order),
      documentLabels: companion?.documentLabels ?? [],
      bookmarks: companion?.bookmarks ?? [],
      extra: { ...companion?.extra, ...kept }
    }
  }

  #addEvent(at: LinePlace, type: string, trigger: string): void {
    const passage = this.#parts.passages.get(trigger)
    if (!passage) return this.#report(at, `Its trigger ${trigger} is not there. The event was left out.`)
    const { type: called } = passage.textBound
    if (called !== type) this.#report(at, `Its trigger ${trigger} is called ${called}; the event was read as ${type}.`)
    this.#addSpan(at.id, type, passage)
    this.#events.add(this.#parts.types.labelOf(type))
  }

  #addSpan(id: string, type: string, { textBound, ranges }: PlacedPassage): void {
    const { text, types, sidecar } = this.#parts
    const places = textBound.fragments.map(({ start, end }) => `${start} ${end}`).join(';')
    const known = this.#remembered(passageLine(id, type, places))
    const exact = known?.ranges ?? ranges
    const { attributes, note } = this.#side.of(id)
    this.#spans.set(id, {
      id: known?.id ?? id,
      ranges: exact,
      quotes: exact.map((range) => quoteOf(text, range)),
      label: types.labelOf(type),
      attributes: withRemembered(attributes, known?.attributes ?? []),
      tags: known?.tags ?? [],
      note: known?.note && (known.note.line ?? '') === note ? known.note.text : note,
      ...(known?.authorship ?? sidecar?.authorship ?? UNKNOWN_AUTHORSHIP)
    })
  }

  #remembered(line: string): RememberedLine | null {
    const found = this.#parts.sidecar?.lines.get(line)?.find((each) => !this.#used.has(each)) ?? null
    if (found) this.#used.add(found)
    return found
  }

  /** Claims of the sidecar, without the spans that are gone. */
  #claims(spans: ReadonlyMap<string, number>): DecodedDocument['claims'] {
    return (this.#parts.sidecar?.companion.claims ?? []).flatMap((claim) => {
      const left = claim.spans.filter((span) => spans.has(span))
      if (left.length > 0) return [{ ...claim, spans: left }]
      const message = 'None of the annotations of this claim is there any more. It was left out.'
      this.#problems.push({ file: this.#parts.sidecar?.file ?? null, line: null, place: claim.id, message })
      return []
    })
  }

  #report({ file, line, id }: LinePlace, message: string): void {
    this.#problems.push({ file, line, place: id, message })
  }
}

/** A sidecar may give a record an id that a line of the file has, too. */
function withUniqueIds<Each extends { readonly id: string }>(records: readonly Each[]): Each[] {
  const taken = new Set<string>()
  return records.map((record) => {
    let { id } = record
    for (let count = 2; taken.has(id); count += 1) id = `${record.id}-${count}`
    taken.add(id)
    return id === record.id ? record : { ...record, id }
  })
}
