import { compareSpans } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { readCompanion } from '../companion-read'
import type { Companion, CompanionRelation, CompanionSpan } from '../companion-read'
import { EMPTY_DECODED_DOCUMENT, UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedDocument, DecodedDocumentLabel, DecodedRelation, DecodedSpan } from '../format'
import { FreeIds } from '../free-ids'
import type { PositionReading } from '../readings'
import type { RawExample, RawSpan, TellRow } from './example'

/** An example and the person whose file it came in, if that is known. */
export interface PersonalExample {
  readonly example: RawExample
  readonly person: string | null
}

const MOVED =
  'Details of some annotations (attributes, tags, notes, people) were left out, because in the file their place or label is no longer the one they were written for.'

/** Makes a document of an example, or of the same example in the files of several people. */
export class ExampleReader {
  readonly people: { readonly id: string; readonly name: string }[] = []
  readonly #reading: PositionReading
  readonly #tell: TellRow
  readonly #remarks: Set<string>
  readonly #ids = { spans: new FreeIds(), labels: new FreeIds(), relations: new FreeIds() }
  readonly #spans: DecodedSpan[] = []
  readonly #documentLabels: DecodedDocumentLabel[] = []
  readonly #relations: DecodedRelation[] = []

  constructor(reading: PositionReading, tell: TellRow, remarks: Set<string>) {
    this.#reading = reading
    this.#tell = tell
    this.#remarks = remarks
  }

  read(group: readonly PersonalExample[], key: string, name: string): DecodedDocument {
    const [first] = group
    if (!first) return { ...EMPTY_DECODED_DOCUMENT, key, name, text: '' }
    const { source, line } = first.example
    const companion = readCompanion(first.example.companion, source, (place, message) =>
      this.#tell(line, place, message)
    )
    this.people.push(...companion.people)
    const details = new DetailsOf(companion)
    for (const label of companion.documentLabels) {
      this.#documentLabels.push({ ...label, id: this.#ids.labels.next(label.id) })
    }
    const comments = new Set<string>()
    let extra = {}
    for (const { example, person } of group) {
      const spans = this.#readSpans(example, person, details)
      this.#readCategories(example, person, companion)
      this.#readRelations(example, person, spans, companion)
      for (const comment of example.comments) if (comment !== companion.note) comments.add(comment)
      extra = { ...example.extra, ...extra }
    }
    if (details.left > 0) this.#remarks.add(MOVED)
    this.#sort(companion)
    const known = new Set(this.#spans.map(({ id }) => id))
    const claims = companion.claims.flatMap((claim) => {
      const spans = claim.spans.filter((span) => known.has(span))
      return spans.length === 0 ? [] : [{ ...claim, spans }]
    })
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key,
      name,
      text: source.frozen,
      metadata: companion.metadata,
      status: companion.status,
      spans: this.#spans,
      claims,
      documentLabels: this.#documentLabels,
      relations: this.#relations,
      bookmarks: companion.bookmarks,
      note: [companion.note, ...comments].filter((part) => part !== '').join('\n\n'),
      extra: { ...extra, ...companion.extra }
    }
  }

  /** Into the order in which records stand in a document; doccano sorts names of labels. */
  #sort({ labelDetails }: Companion): void {
    const order = new Map(labelDetails.map(({ id }, index) => [id, index]))
    const placeOf = ({ id }: DecodedDocumentLabel): number => order.get(id) ?? labelDetails.length
    this.#documentLabels.sort((a, b) => placeOf(a) - placeOf(b))
    this.#spans.sort(compareSpans)
  }

  /** @returns ids of spans by what the file calls them */
  #readSpans(example: RawExample, person: string | null, details: DetailsOf): ReadonlyMap<string, string> {
    const ids = new Map<string, string>()
    for (const raw of example.spans) {
      const range = this.#rangeOf(raw, example)
      if (!range) continue
      const known = details.take(range, raw.label)
      const id = this.#ids.spans.next(known?.id ?? raw.id ?? `s${this.#spans.length + 1}`)
      if (raw.id !== null) ids.set(raw.id, id)
      this.#spans.push({
        id,
        ranges: [range],
        quotes: [quoteOf(example.source.frozen, range)],
        label: raw.label,
        attributes: known?.attributes ?? {},
        tags: known?.tags ?? [],
        note: known?.note ?? '',
        ...personOf(known, raw.person ?? person)
      })
    }
    return ids
  }

  #rangeOf({ start, end, place }: RawSpan, { source, line }: RawExample): TextRange | null {
    const range = source.toFrozen({ start, end }, this.#reading)
    if (range && range.start < range.end) return range
    const fault =
      start >= end
        ? 'has no words'
        : range
          ? 'lies between two line ends'
          : 'is outside the text, or cuts a character in two'
    this.#tell(line, place, `The passage from ${start} to ${end} ${fault}. It was left out.`)
    return null
  }

  #readCategories({ categories }: RawExample, person: string | null, companion: Companion): void {
    const add = (label: DecodedDocumentLabel): void => {
      this.#documentLabels.push({ ...label, id: this.#ids.labels.next(label.id) })
    }
    for (const { label, person: own } of categories) {
      const details = companion.labelDetails.filter((each) => each.label === label)
      // Several people may have given it.
      for (const detail of details) add(detail)
      if (details.length > 0) continue
      const id = `d${this.#documentLabels.length + 1}`
      add({ id, label, value: null, attributes: {}, note: '', ...UNKNOWN_AUTHORSHIP, person: own ?? person })
    }
  }

  #readRelations(
    { relations, line }: RawExample,
    person: string | null,
    spans: ReadonlyMap<string, string>,
    companion: Companion
  ): void {
    const known = [...companion.relations]
    for (const { id, from, to, type, place } of relations) {
      const [fromSpan, toSpan] = [spans.get(from), spans.get(to)]
      if (fromSpan === undefined || toSpan === undefined) {
        this.#tell(
          line,
          place,
          `This relation was left out: there is no annotation ${fromSpan === undefined ? from : to}.`
        )
        continue
      }
      const at = known.findIndex((each) => each.type === type && each.from === fromSpan && each.to === toSpan)
      const { quote, ...details }: Partial<CompanionRelation> = (at === -1 ? undefined : known.splice(at, 1)[0]) ?? {}
      this.#relations.push({
        attributes: {},
        note: '',
        ...UNKNOWN_AUTHORSHIP,
        person,
        ...details,
        id: this.#ids.relations.next(details.id ?? id ?? `r${this.#relations.length + 1}`),
        type,
        from: fromSpan,
        to: { span: toSpan, document: null, article: null, quote: quote ?? '' }
      })
    }
  }
}

const personOf = (known: CompanionSpan | undefined, person: string | null) =>
  known && known.person !== null
    ? { person: known.person, createdAt: known.createdAt, updatedAt: known.updatedAt }
    : { ...UNKNOWN_AUTHORSHIP, person }

/** Details of spans by their place and label; several spans may share both, and are served in order. */
class DetailsOf {
  readonly #byPlace = new Map<string, CompanionSpan[]>()
  left = 0

  constructor({ spans }: Companion) {
    for (const span of spans) {
      const key = keyOf(span.range, span.label)
      const list = this.#byPlace.get(key)
      if (list) list.push(span)
      else this.#byPlace.set(key, [span])
      this.left += 1
    }
  }

  take(range: TextRange, label: string): CompanionSpan | undefined {
    const found = this.#byPlace.get(keyOf(range, label))?.shift()
    if (found) this.left -= 1
    return found
  }
}

const keyOf = (range: TextRange | null, label: string): string => `${range?.start} ${range?.end} ${label}`
