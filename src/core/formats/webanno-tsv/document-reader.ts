import { END_QUOTE_LENGTH } from '../../model/relation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { OWN_RELATION, OWN_SPAN, ROLE } from '../cas/layers'
import { withTokenFeatures } from '../cas/token-features'
import type { DecodedAuthorship, DecodedDocument, DecodedRelation, DecodedSpan, Token } from '../format'
import { EMPTY_DECODED_DOCUMENT, UNKNOWN_AUTHORSHIP } from '../format'
import type { TsvAnnotations, TsvEnd, TsvSpan } from './annotations'
import { unescapeText } from './escaping'
import { attributesOf, extraFeatures, splitList } from './features'
import { CHAIN_RELATION } from './header'
import type { LayerBook } from './layer-book'
import type { PlacedText } from './place-text'
import type { Row, TsvRows } from './rows'
import { extraOfSentenceIds } from './sentence-ids'

/** One file as a document. */
export class DocumentReader {
  readonly #rows: TsvRows
  readonly #placed: PlacedText
  readonly #annotations: TsvAnnotations
  readonly #book: LayerBook
  readonly #spans: DecodedSpan[] = []
  readonly #ids = new Map<TsvSpan | Row, string>()
  readonly #words = new Map<string, string>()
  readonly #width: number
  /** Type and value of each span, for the features of tokens. */
  readonly #values: { readonly span: DecodedSpan; readonly type: string; readonly value: string | null }[] = []
  readonly #relations: DecodedRelation[] = []

  constructor(rows: TsvRows, placed: PlacedText, annotations: TsvAnnotations, book: LayerBook) {
    this.#rows = rows
    this.#placed = placed
    this.#annotations = annotations
    this.#book = book
    // Ids of one width: records at one place keep the order of the file when they are sorted by them.
    this.#width = String(placed.ranges.size + annotations.spans.length).length
  }

  document(name: string): DecodedDocument {
    const { text, sentences } = this.#placed
    // What the last link of a chain says of the way on: there is no relation to say it.
    const waysOn = new Map<TsvSpan, string>()
    for (const { links } of this.#annotations.chains) {
      const last = links.at(-1)
      if (last && last.relation !== null) waysOn.set(last.span, last.relation)
    }
    for (const span of this.#annotations.spans) this.#addSpan(span, waysOn.get(span) ?? null)
    this.#addRelations()
    const named = this.#rows.sentences.flatMap(({ id }, index) => {
      const range = sentences[index]
      return range ? [{ range, id: id === null ? null : unescapeText(id, 'text') }] : []
    })
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key: name,
      name,
      text,
      tokens: withTokenFeatures(this.#tokens(), this.#values),
      sentences: named.map(({ range }) => range),
      spans: this.#spans,
      relations: this.#relations,
      extra: extraOfSentenceIds(named)
    }
  }

  /** Tokens in text order; an empty one, and one that overlaps the one before, is none. */
  #tokens(): readonly Token[] {
    const tokens: Token[] = []
    for (const { rows } of this.#rows.sentences) {
      for (const row of rows) {
        const range = row.isToken ? this.#placed.ranges.get(row) : undefined
        if (range && range.end > range.start && range.start >= (tokens.at(-1)?.end ?? 0)) tokens.push(range)
      }
    }
    return tokens
  }

  #addSpan(span: TsvSpan, wayOn: string | null): void {
    const { layer, values } = span
    const range = this.#rangeOf(span.rows)
    if (!range) return
    const feature = this.#book.labelFeature(layer)
    const { note, tags } = extraFeatures(layer.type)
    const value = feature === null ? null : (values.get(feature) ?? null)
    const others = [...values].filter(([name]) => ![feature, note, tags].includes(name))
    if (wayOn !== null) others.push([CHAIN_RELATION, wayOn])
    const { authorship, rest } = authorshipOf(layer.type === OWN_SPAN, others)
    const decoded: DecodedSpan = {
      ...authorship,
      id: this.#newId('s', this.#spans.length),
      ranges: [range],
      quotes: [quoteOf(this.#placed.text, range)],
      label: this.#book.label(layer, value),
      attributes: attributesOf(rest),
      tags: splitList(values.get(tags) ?? ''),
      note: values.get(note) ?? ''
    }
    this.#ids.set(span, decoded.id)
    this.#push(decoded)
    this.#values.push({ span: decoded, type: layer.type, value })
  }

  #addRelations(): void {
    for (const span of this.#annotations.spans) {
      for (const { feature, link, role, target } of span.slots) {
        if (!target) continue
        const type = this.#book.slot(span.layer.type, feature, link)
        this.#addRelation(type, { kind: 'span', span }, target, role === null ? [] : [[ROLE, role]])
      }
    }
    for (const { layer, links } of this.#annotations.chains) {
      links.forEach(({ span, relation }, index) => {
        const next = links[index + 1]
        if (!next) return
        this.#addRelation(
          this.#book.step(layer, relation),
          { kind: 'span', span },
          { kind: 'span', span: next.span },
          []
        )
      })
    }
    for (const { layer, values, source, target } of this.#annotations.relations) {
      const feature = this.#book.labelFeature(layer)
      const type = this.#book.relation(layer, feature === null ? null : (values.get(feature) ?? null))
      const others = [...values].filter(([name]) => name !== feature)
      this.#addRelation(type, source, target, others, layer.type)
    }
  }

  #addRelation(
    type: string,
    source: TsvEnd,
    target: TsvEnd,
    given: readonly (readonly [string, string | null])[],
    layer = ''
  ): void {
    const from = this.#endOf(source)
    const to = this.#endOf(target)
    // An end that has no place in the text was reported with its row.
    if (!from || !to) return
    const { note } = extraFeatures(layer)
    const { authorship, rest } = authorshipOf(
      layer === OWN_RELATION,
      given.filter(([name]) => name !== note)
    )
    const words = this.#words.get(to)?.slice(0, END_QUOTE_LENGTH) ?? ''
    this.#relations.push({
      ...authorship,
      id: this.#newId('r', this.#relations.length),
      type,
      from,
      to: { span: to, document: null, article: null, quote: words },
      attributes: attributesOf(rest),
      note: given.find(([name]) => name === note)?.[1] ?? ''
    })
  }

  /** Id of the span at an end; a token becomes a span when something ends at it. */
  #endOf(end: TsvEnd): string | null {
    const known = this.#ids.get(end.span ?? end.row)
    if (known !== undefined || end.kind === 'span') return known ?? null
    const range = this.#rangeOf([end.row])
    if (!range) return null
    const id = this.#newId('s', this.#spans.length)
    this.#ids.set(end.row, id)
    this.#push({
      ...UNKNOWN_AUTHORSHIP,
      id,
      ranges: [range],
      quotes: [quoteOf(this.#placed.text, range)],
      label: this.#book.tokenLabel(),
      attributes: {},
      tags: [],
      note: ''
    })
    return id
  }

  #push(span: DecodedSpan): void {
    this.#spans.push(span)
    this.#words.set(span.id, span.quotes[0]?.exact ?? '')
  }

  /** From the first of the rows to the last; null when none of them lies in the text. */
  #rangeOf(rows: readonly Row[]): TextRange | null {
    let found: TextRange | null = null
    for (const row of rows) {
      const range = this.#placed.ranges.get(row)
      if (!range) continue
      found = found
        ? { start: Math.min(found.start, range.start), end: Math.max(found.end, range.end) }
        : { start: range.start, end: range.end }
    }
    return found
  }

  #newId(letter: string, index: number): string {
    return `${letter}${String(index + 1).padStart(this.#width, '0')}`
  }
}

/** Our own layers may say who made a record, and when: files that come by way of a CAS have it. */
function authorshipOf(
  isOwn: boolean,
  values: readonly (readonly [feature: string, value: string | null])[]
): {
  readonly authorship: DecodedAuthorship
  readonly rest: readonly (readonly [string, string | null])[]
} {
  if (!isOwn) return { authorship: UNKNOWN_AUTHORSHIP, rest: values }
  const said = new Map(values)
  const person = said.get('person') ?? null
  const createdAt = timeOf(said.get('createdAt'))
  const updatedAt = timeOf(said.get('updatedAt'))
  const taken = [...(person === null ? [] : ['person']), ...(createdAt === null ? [] : ['createdAt'])]
  if (updatedAt !== null) taken.push('updatedAt')
  return { authorship: { person, createdAt, updatedAt }, rest: values.filter(([name]) => !taken.includes(name)) }
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

function timeOf(text: string | null | undefined): string | null {
  return typeof text === 'string' && TIME.test(text) ? text : null
}
