import type { TextRange } from '../../model/text-range'
import { tokensTouched } from '../policies/token-edges'
import type { OutEnd, OutRelation, OutSpan } from './outgoing'
import type { TsvSentence } from './sentence-text'

/** A row to be: a token, or a part of one. In UTF-16 code units. */
export class Unit {
  /** Annotations by their types. */
  readonly spans = new Map<string, OutSpan[]>()
  readonly relations: OutRelation[] = []
  readonly #parts = new Map<string, Unit>()

  constructor(
    readonly id: string,
    readonly range: TextRange
  ) {}

  /** The part with that range, or the unit itself where it is that. */
  part(start: number, end: number): Unit {
    if (start === this.range.start && end === this.range.end) return this
    const key = `${start}-${end}`
    let part = this.#parts.get(key)
    if (!part) this.#parts.set(key, (part = new Unit(`${this.id}.${this.#parts.size + 1}`, { start, end })))
    return part
  }

  /** Parts of a token, in the order in which annotations asked for them. */
  get parts(): readonly Unit[] {
    return [...this.#parts.values()]
  }
}

/**
 * The rows of a document, with the annotations on them. What begins or ends between two tokens is cut to the tokens; a
 * mark between them goes to the end of the one before. Annotations are numbered where the rows alone do not tell them
 * apart: on several rows, several of a type on one row.
 */
export class Units {
  readonly tokens: readonly Unit[]
  readonly #ranges: readonly TextRange[]
  readonly #first = new Map<OutSpan, Unit>()
  readonly #numbers = new Map<OutSpan, number>()

  constructor(sentences: readonly TsvSentence[]) {
    const units = sentences.flatMap(({ tokens }, sentence) =>
      tokens.map((range, token) => new Unit(`${sentence + 1}-${token + 1}`, range))
    )
    this.tokens = units
    this.#ranges = units.map(({ range }) => range)
  }

  /** Puts an annotation on its rows. Layers come one after another, each in text order. */
  place(span: OutSpan, isNumbered: boolean): void {
    const { start, end } = span.range
    const touched = tokensTouched(this.#ranges, span.range)
    const first = this.tokens[touched.start]
    const last = this.tokens[touched.end - 1]
    if (touched.end <= touched.start || !first || !last) {
      const mark = this.#markAt(start)
      if (mark) this.#add(span, mark, isNumbered)
      return
    }
    const from = Math.max(start, first.range.start)
    const to = Math.min(end, last.range.end)
    if (first === last) {
      this.#add(span, first.part(from, to), isNumbered)
      return
    }
    this.#add(span, first.part(from, first.range.end), isNumbered)
    this.#add(span, last.part(last.range.start, to), isNumbered)
    for (const token of this.tokens.slice(touched.start + 1, touched.end - 1)) this.#add(span, token, isNumbered)
    if (isNumbered) this.number(span)
  }

  placeRelation(relation: OutRelation): void {
    this.unitOf(relation.target)?.relations.push(relation)
  }

  /** The row that names an annotation or token. */
  unitOf(end: OutEnd): Unit | null {
    if (end.kind === 'span') return this.#first.get(end.span) ?? null
    return this.tokens[tokensTouched(this.#ranges, end.range).start] ?? null
  }

  /** Gives an annotation a number, if it has none. */
  number(span: OutSpan): void {
    if (!this.#numbers.has(span)) this.#numbers.set(span, this.#numbers.size + 1)
  }

  numberOf(span: OutSpan): number | null {
    return this.#numbers.get(span) ?? null
  }

  #add(span: OutSpan, unit: Unit, isNumbered: boolean): void {
    if (!this.#first.has(span)) this.#first.set(span, unit)
    const stack = unit.spans.get(span.type) ?? []
    unit.spans.set(span.type, stack)
    stack.push(span)
    const [lowest] = stack
    // From the second on, all of a stack have numbers.
    if (!isNumbered || stack.length < 2 || !lowest) return
    this.number(lowest)
    this.number(span)
  }

  /** The empty part for a mark: of the first token that does not end before it, unless that begins behind it. */
  #markAt(position: number): Unit | null {
    let low = 0
    let high = this.tokens.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ranges[middle]?.end ?? 0) < position) low = middle + 1
      else high = middle
    }
    const next = this.tokens[low]
    const token = next && next.range.start <= position ? next : (this.tokens[low - 1] ?? next)
    if (!token) return null
    const at = Math.max(token.range.start, Math.min(position, token.range.end))
    return token.part(at, at)
  }
}
