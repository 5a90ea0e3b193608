import type { Attributes, Span } from '../../model/annotation'
import type { Person } from '../../model/library'
import type { TextRange } from '../../model/text-range'
import { OffsetMap } from '../../text/offset-map'
import { quoteOf } from '../../text/quote'
import {
  authorshipCompanion,
  bookmarkCompanions,
  claimCompanions,
  documentCompanion,
  documentLabelCompanions,
  filled
} from '../companion'
import type { CompanionObject } from '../companion'
import { exportSpan } from '../export-range'
import type { ExportedRange } from '../export-range'
import type { ExportDocument } from '../format'
import type { ConfigUse } from './encode-config'
import { LinkWriter } from './encode-links'
import type { WrittenSpan } from './encode-links'
import { joinedFragments, sameRanges, writtenFragments } from './fragments'
import { GivenIds } from './given-ids'
import { commonAuthor, pairsOf, passageLine, SIDECAR_FORMAT, tokenRows, unwrittenSpan } from './sidecar'
import type { RememberedAttribute } from './sidecar'
import { StandoffWriter } from './standoff-writer'
import { bodyOf, linesOf, saysExactly } from './written-attributes'
import type { SideLine } from './written-attributes'
import type { WrittenTypes } from './written-types'

/** The files of a document beside its text: the standoff lines, and what has no place there, as JSON to be. */
export interface WrittenDocument {
  readonly annotations: string
  readonly sidecar: CompanionObject
}

/**
 * Writes one document; positions are code points.
 *
 * @param use collects what the configuration files have to allow
 * @throws {ExportMismatchError} before a wrong offset could leave
 */
export function writeDocument(
  document: ExportDocument,
  types: WrittenTypes,
  use: ConfigUse,
  people: readonly Person[]
): WrittenDocument {
  return new DocumentWriter(document, types, use).write(people)
}

class DocumentWriter {
  readonly #document: ExportDocument
  readonly #types: WrittenTypes
  readonly #use: ConfigUse
  readonly #map: OffsetMap
  readonly #writer: StandoffWriter
  readonly #spans = new Map<string, WrittenSpan>()
  /** Ids of triggers by type and place: events of one type at one place share theirs. */
  readonly #triggers = new Map<string, string>()
  readonly #unwritten: CompanionObject[] = []

  constructor(document: ExportDocument, types: WrittenTypes, use: ConfigUse) {
    this.#document = document
    this.#types = types
    this.#use = use
    this.#map = OffsetMap.of(document.text)
    const isEvent = ({ label }: Span): boolean => types.label(label).isEvent
    const ids = new GivenIds({
      T: document.spans.filter((span) => !isEvent(span)).map(({ id }) => id),
      E: document.spans.filter(isEvent).map(({ id }) => id),
      R: document.relations.map(({ id }) => id)
    })
    this.#writer = new StandoffWriter(ids, commonAuthor(document))
  }

  write(people: readonly Person[]): WrittenDocument {
    for (const span of this.#document.spans) this.#writeSpan(span)
    const links = new LinkWriter(this.#writer, this.#types, this.#use, this.#spans)
    links.write(this.#document.relations)
    return { annotations: this.#writer.text(), sidecar: this.#sidecar(people, links.unwritten) }
  }

  #writeSpan(span: Span): void {
    const { text } = this.#document
    const ranges = span.orphan === null ? exportSpan(this.#document, this.#map, span, 'codepoint') : []
    const fragments = span.orphan === null ? writtenFragments(text, span.ranges) : []
    if (fragments.length === 0) {
      const label = this.#types.names.shortName(span.label)
      this.#unwritten.push({ ...unwrittenSpan(span, label), ...this.#writer.authorship(span) })
      return
    }
    const written = this.#writePassage(span, this.#checked(span.id, fragments))
    const { id } = written
    this.#spans.set(span.id, written)
    this.#writer.remember(passageLine(id, written.type, written.places), span, {
      id: id === span.id ? null : span.id,
      ranges: sameRanges(joinedFragments(text, fragments), span.ranges) ? null : pairsOf(ranges),
      attributes: this.#writeAttributes(id, span.attributes, span.label),
      tags: span.tags,
      note: this.#writer.note(id, span.note)
    })
  }

  /** Fragments go through the same check as whole spans: no number leaves without it. */
  #checked(id: string, ranges: readonly TextRange[]): readonly ExportedRange[] {
    const quotes = ranges.map((range) => quoteOf(this.#document.text, range))
    return exportSpan(this.#document, this.#map, { id, ranges, quotes }, 'codepoint')
  }

  #writePassage(span: Span, fragments: readonly ExportedRange[]): WrittenSpan & { readonly places: string } {
    const { label } = span
    const { type, isEvent } = this.#types.label(label)
    const places = fragments.map(({ start, end }) => `${start} ${end}`).join(';')
    const body = `${type} ${places}\t${fragments.map(({ text }) => text).join(' ')}`
    if (!isEvent) return { id: this.#writer.line('T', body, span.id), type, label, trigger: null, places }
    const key = `${type} ${places}`
    const trigger = this.#triggers.get(key) ?? this.#writer.line('T', body)
    this.#triggers.set(key, trigger)
    return { id: this.#writer.idOf('E', span.id), type, label, trigger, places }
  }

  /** The attributes that their lines do not say exactly. */
  #writeAttributes(target: string, attributes: Attributes, label: string): readonly RememberedAttribute[] {
    return Object.entries(attributes).flatMap(([name, value]) => {
      const lines = linesOf(name, value, {
        name: (given) => this.#types.attribute(given),
        value: (given) => this.#types.value(given)
      })
      for (const line of lines) this.#writeSideLine(target, line, label)
      return saysExactly(lines, name, value) ? [] : [{ name, value, lines: lines.map(bodyOf) }]
    })
  }

  #writeSideLine(target: string, line: SideLine, label: string): void {
    if (line.kind === 'A') {
      this.#use.attribute(line.type, label, line.value)
      this.#writer.line('A', line.value === null ? `${line.type} ${target}` : `${line.type} ${target} ${line.value}`)
    } else if (line.kind === '#') this.#writer.line('#', `${line.type} ${target}\t${line.text}`)
    else {
      const space = line.text.indexOf(' ')
      const reference = space === -1 ? line.text : line.text.slice(0, space)
      const words = space === -1 ? '' : line.text.slice(space + 1)
      this.#writer.line('N', `${line.type} ${target} ${reference}\t${words}`)
    }
  }

  #sidecar(people: readonly Person[], relations: readonly CompanionObject[]): CompanionObject {
    const document = this.#document
    const { article, tokens, sentences, extra } = document
    const context = { document, map: this.#map, labels: this.#types.names, people }
    const convert = (utf16: number): number => this.#map.toCodePoint(utf16)
    const common = commonAuthor(document)
    return {
      format: SIDECAR_FORMAT,
      version: 1,
      article: article.id,
      ...filled({
        ...documentCompanion(context),
        authorship: common && filled(authorshipCompanion(common)),
        lines: this.#writer.remembered,
        spans: this.#unwritten,
        relations,
        documentLabels: documentLabelCompanions(context),
        claims: claimCompanions(context),
        bookmarks: bookmarkCompanions(context),
        extra
      }),
      ...(tokens && { tokens: tokenRows(tokens, convert) }),
      ...(sentences && { sentences: tokenRows(sentences, convert) })
    }
  }
}
