import { ARTICLE_STATUSES } from '../../model/article'
import type { TextRange } from '../../model/text-range'
import type {
  DecodedBookmark,
  DecodedClaim,
  DecodedDocument,
  DecodedDocumentLabel,
  DecodedRelation,
  DecodedSpan,
  Token
} from '../format'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import type { DecidedReading, StatedPosition } from '../readings'
import { readOrphanPlace } from './orphan-place'
import { authorshipOf, metadataOf, passageOf } from './row-fields'
import { PassagePlacer, readingFor } from './place-passages'
import type { StatedPassage } from './place-passages'
import { attributesOf, listOf, objectOf, offsetOf, textOf, textsOf } from './row-values'

/** Keys of a row that are read; the others are kept in `extra`. */
const KEYS = new Set([
  ...['id', 'name', 'title', 'url', 'language', 'text', 'offset_unit', 'sha256', 'status', 'spans', 'claims'],
  ...['document_labels', 'relations', 'bookmarks', 'note', 'byline', 'publisher', 'published_at', 'tags', 'split'],
  ...['people', 'tokens', 'sentences', 'extra']
])

/** Told about everything that could not be taken over. `item` is the object at fault, by which its line is known. */
export type RowReport = (item: unknown, place: string, message: string) => void

/** What a row is read with. */
export interface RowContext {
  /** Unique in the result. */
  readonly key: string
  readonly name: string
  /** Id of the known article the row belongs to, or null. */
  readonly article: string | null
  /** The text as the row or the known article has it, not frozen yet. */
  readonly text: string
  /** Chosen reading of positions, or `auto`. */
  readonly positions: string
  readonly report: RowReport
}

export interface ReadRow {
  /** Relations to other articles name them by the ids of the file. */
  readonly document: DecodedDocument
  /** Names that the row has for ids. */
  readonly labels: readonly { readonly id: string; readonly path: string }[]
  readonly relationTypes: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Passages that were found by their words, not at their positions. */
  readonly moved: number
  readonly decided: DecidedReading | null
}

/** Reads a row as `RowMaker` makes it, from whoever wrote it. Never throws. */
export function readDocumentRow(row: JsonObject, context: RowContext): ReadRow {
  return new RowReader(row, context).read()
}

/** An item of a list with the passage it states, and the id it gets when it has none. */
interface Stated {
  readonly item: JsonObject
  readonly passage: StatedPassage
  readonly made: string
}

class RowReader {
  readonly #row: JsonObject
  readonly #context: RowContext
  readonly #source: SourceText
  readonly #labels = new Map<string, string>()
  readonly #types = new Map<string, string>()
  #moved = 0

  constructor(row: JsonObject, context: RowContext) {
    this.#row = row
    this.#context = context
    this.#source = new SourceText(context.text)
  }

  read(): ReadRow {
    const spans = this.#records('spans').map((item, index) => ({
      item,
      passage: passageOf(item),
      made: `s${index + 1}`
    }))
    const bookmarks = this.#records('bookmarks').map((item, index) => ({
      item,
      passage: passageOf(item),
      made: `b${index + 1}`
    }))
    const positions = [...spans, ...bookmarks].flatMap(({ passage: { parts, words } }): readonly StatedPosition[] =>
      parts.length === 1 && words !== '' ? parts.map((part) => ({ ...part, exact: part.exact ?? words })) : parts
    )
    const stated = textOf(this.#row['offset_unit'])
    const texts = [{ source: this.#source, positions }]
    const { reading, decided } = readingFor(texts, stated, this.#context.positions)
    const placer = new PassagePlacer(this.#source, reading)
    const placed = this.#unique(spans.flatMap((span) => this.#span(span, placer)))
    const ids = new Set(placed.map(({ id }) => id))
    const toFrozen = (range: TextRange): TextRange | null => this.#source.toFrozen(range, reading)
    const document: DecodedDocument = {
      ...EMPTY_DECODED_DOCUMENT,
      key: this.#context.key,
      name: this.#context.name,
      text: this.#source.frozen,
      article: this.#context.article,
      metadata: metadataOf(this.#row),
      status: ARTICLE_STATUSES.find((status) => status === this.#row['status']) ?? null,
      tokens: this.#tokens(toFrozen),
      sentences: this.#ranges('sentences', toFrozen),
      spans: placed,
      claims: this.#unique(this.#records('claims').flatMap((item, index) => this.#claim(item, index, ids))),
      documentLabels: this.#unique(this.#records('document_labels').map((item, index) => this.#label(item, index))),
      relations: this.#unique(this.#records('relations').flatMap((item, index) => this.#relation(item, index, ids))),
      bookmarks: this.#unique(bookmarks.flatMap((bookmark) => this.#bookmark(bookmark, placer))),
      note: textOf(this.#row['note']),
      extra: this.#extra()
    }
    const entries = (map: ReadonlyMap<string, string>) => [...map].map(([id, name]) => ({ id, name }))
    return {
      document,
      labels: [...this.#labels].map(([id, path]) => ({ id, path })),
      relationTypes: entries(this.#types),
      people: this.#records('people').flatMap(({ id, name }) =>
        textOf(id) === '' ? [] : [{ id: textOf(id), name: textOf(name) || textOf(id) }]
      ),
      moved: this.#moved,
      decided
    }
  }

  /** The objects of a list; what is none is reported. */
  #records(key: string): readonly JsonObject[] {
    const list = listOf(this.#row[key])
    if (list === null) this.#context.report(this.#row, key, `“${key}” is not a list; it was left out.`)
    return (list ?? []).flatMap((item, index) => {
      if (isJsonObject(item)) return [item]
      this.#context.report(this.#row, `${key}[${index}]`, 'This is not an object; it was left out.')
      return []
    })
  }

  #unique<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
    const taken = new Set<string>()
    return items.map((item) => {
      let id = item.id
      for (let count = 2; taken.has(id); count += 1) id = `${item.id}-${count}`
      if (id !== item.id) this.#context.report(item, item.id, `This id occurs more than once; it became “${id}”.`)
      taken.add(id)
      return id === item.id ? item : { ...item, id }
    })
  }

  #span({ item, passage, made }: Stated, placer: PassagePlacer): DecodedSpan[] {
    const id = textOf(item['id']) || made
    const common = {
      id,
      label: this.#labelOf(item),
      attributes: this.#attributes(item, id),
      tags: this.#texts(item, 'tags', id),
      note: textOf(item['note']),
      ...authorshipOf(item)
    }
    if (item['orphan'] === true || item['orphan'] === 'true') {
      const orphan = readOrphanPlace(textOf(item['orphan_place']), passage.words)
      if (orphan) {
        const { ranges, quotes, lastKnown } = orphan
        return [{ ...common, ranges, quotes, orphan: { lastKnown } }]
      }
    }
    const found = placer.place(passage)
    if (found.ranges === null) {
      this.#context.report(item, id, `This annotation was left out: ${found.reason}.`)
      return []
    }
    if (found.isMoved) this.#moved += 1
    return [{ ...common, ranges: found.ranges, quotes: found.quotes }]
  }

  #bookmark({ item, passage, made }: Stated, placer: PassagePlacer): DecodedBookmark[] {
    const id = textOf(item['id']) || made
    const found = placer.place(passage)
    const [range] = found.ranges ?? []
    if (range) return [{ id, range, name: textOf(item['name']), ...authorshipOf(item) }]
    const reason = found.ranges === null ? found.reason : 'it has no place'
    this.#context.report(item, id, `This bookmark was left out: ${reason}.`)
    return []
  }

  #claim(item: JsonObject, index: number, spans: ReadonlySet<string>): DecodedClaim[] {
    const id = textOf(item['id']) || `c${index + 1}`
    const named = this.#texts(item, 'spans', id)
    const there = named.filter((span) => spans.has(span))
    if (there.length < named.length || there.length === 0) {
      const what = there.length === 0 ? 'This claim was left out' : 'This claim lost a passage'
      this.#context.report(item, id, `${what}: an annotation that it is made in is not there.`)
    }
    if (there.length === 0) return []
    const scale = textOf(item['verdict_scale'])
    const value = textOf(item['verdict'])
    return [
      {
        id,
        spans: there,
        normalized: textOf(item['claim']),
        speaker: textOf(item['speaker']),
        verdict: value === '' ? null : { scale, value },
        note: textOf(item['note']),
        ...authorshipOf(item)
      }
    ]
  }

  #label(item: JsonObject, index: number): DecodedDocumentLabel {
    const id = textOf(item['id']) || `d${index + 1}`
    const { value } = item
    return {
      id,
      label: this.#labelOf(item),
      value: value === null || value === undefined ? null : textOf(value),
      attributes: this.#attributes(item, id),
      note: textOf(item['note']),
      ...authorshipOf(item)
    }
  }

  #relation(item: JsonObject, index: number, spans: ReadonlySet<string>): DecodedRelation[] {
    const id = textOf(item['id']) || `r${index + 1}`
    const from = textOf(item['from_span'])
    const to = textOf(item['to_span'])
    const own = textOf(this.#row['id'])
    const article = textOf(item['to_article'])
    const isInside = article === '' || article === (textOf(item['from_article']) || own)
    if (!spans.has(from) || to === '' || (isInside && !spans.has(to))) {
      this.#context.report(item, id, 'This relation was left out: one of its ends is not there.')
      return []
    }
    const type = textOf(item['type'])
    const name = textOf(item['type_name']) || type
    if (type !== '') this.#types.set(type, name)
    return [
      {
        id,
        type: name,
        from,
        to: { span: to, document: null, article: isInside ? null : article, quote: textOf(item['to_text']) },
        attributes: this.#attributes(item, id),
        note: textOf(item['note']),
        ...authorshipOf(item)
      }
    ]
  }

  #labelOf(item: JsonObject): string {
    // Data sets number their labels and give the name beside it.
    const path = textOf(item['label_name']) || textOf(item['label'])
    const id = textOf(item['label_id'])
    if (id !== '' && path !== '') this.#labels.set(id, path)
    return path || id
  }

  #attributes(item: JsonObject, id: string): DecodedSpan['attributes'] {
    const attributes = attributesOf(item['attributes'])
    if (attributes) return attributes
    this.#context.report(item, id, 'The attributes are not a JSON object; they were kept as one text.')
    return { attributes: textOf(item['attributes']) || JSON.stringify(item['attributes']) }
  }

  #texts(item: JsonObject, key: string, id: string): readonly string[] {
    const texts = textsOf(item[key])
    if (texts) return texts
    this.#context.report(item, id, `“${key}” is not a list; it was taken as one.`)
    return [textOf(item[key])]
  }

  #tokens(toFrozen: (range: TextRange) => TextRange | null): readonly Token[] | null {
    if (this.#row['tokens'] === null || this.#row['tokens'] === undefined || this.#row['tokens'] === '') return null
    return this.#placed('tokens', toFrozen).map(({ item, range }) => {
      const features = objectOf(item['features'])
      if (item['features'] === '' || item['features'] === undefined || !features) return range
      return { ...range, features: Object.fromEntries(Object.entries(features).map(([k, v]) => [k, textOf(v)])) }
    })
  }

  #ranges(key: string, toFrozen: (range: TextRange) => TextRange | null): readonly TextRange[] | null {
    if (this.#row[key] === null || this.#row[key] === undefined || this.#row[key] === '') return null
    return this.#placed(key, toFrozen).map(({ range }) => range)
  }

  /** Items of a list with their places: only those in text order and disjoint are any use. */
  #placed(
    key: string,
    toFrozen: (range: TextRange) => TextRange | null
  ): readonly { readonly item: JsonObject; readonly range: TextRange }[] {
    let previous = 0
    return this.#records(key).flatMap((item, index) => {
      const start = offsetOf(item['start'])
      const end = offsetOf(item['end'])
      const range = start === null || end === null ? null : toFrozen({ start, end })
      if (range && range.start >= previous && range.end > range.start) {
        previous = range.end
        return [{ item, range }]
      }
      this.#context.report(item, `${key}[${index}]`, 'Its place is not in the text or overlaps; it was left out.')
      return []
    })
  }

  #extra(): DecodedDocument['extra'] {
    const own = objectOf(this.#row['extra'])
    if (own === null) this.#context.report(this.#row, 'extra', '“extra” is not a JSON object; it was kept as text.')
    const more = Object.entries(this.#row).filter(([key, value]) => !KEYS.has(key) && value !== null && value !== '')
    const split = textOf(this.#row['split'])
    return Object.fromEntries([
      ...Object.entries(own ?? { extra: this.#row['extra'] }),
      ...more,
      ...(split === '' ? [] : [['split', split] as const])
    ])
  }
}
