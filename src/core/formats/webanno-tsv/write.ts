import { ANNOTATION } from '../cas/type-system'
import { endsAtTokens, TOKEN } from '../cas/layers'
import { escapeText, escapeValue, NO_VALUE, NONE } from './escaping'
import { CHAIN_RELATION, CHAIN_TYPE, writeLayer } from './header'
import type { Column, Layer } from './header'
import type { OutAnnotations, OutEnd, OutRelation, OutSpan } from './outgoing'
import { BEFORE } from './rows'
import type { TsvSentence } from './sentence-text'
import { Units } from './units'
import type { Unit } from './units'

/** A sentence with the id that it has in another program. */
export type NamedSentence = TsvSentence & { readonly id: string | null }

/** A whole file, line by line, each with its line feed. */
export function* writeTsv(
  text: string,
  sentences: readonly NamedSentence[],
  annotations: OutAnnotations
): Generator<string> {
  const writer = new TsvWriter(text, sentences, annotations)
  yield '#FORMAT=WebAnno TSV 3.3\n'
  for (const layer of annotations.layers) yield `${writeLayer(layer)}\n`
  yield '\n'
  yield* writer.body()
}

class TsvWriter {
  readonly #text: string
  readonly #sentences: readonly NamedSentence[]
  readonly #layers: readonly Layer[]
  readonly #units: Units
  /** Number of the chain and of the link in it. */
  readonly #links = new Map<OutSpan, { chain: number; link: number; relation: string | null }>()

  constructor(text: string, sentences: readonly NamedSentence[], { layers, spans, relations, chains }: OutAnnotations) {
    this.#text = text
    this.#sentences = sentences
    this.#layers = layers
    this.#units = new Units(sentences)
    chains.forEach(({ links }, chain) => {
      links.forEach(({ span, relation }, link) => {
        this.#links.set(span, { chain: chain + 1, link: link + 1, relation })
      })
    })
    for (const { kind, type } of layers) {
      for (const span of spans) if (span.type === type) this.#units.place(span, kind === 'span')
    }
    for (const relation of relations) this.#units.placeRelation(relation)
    this.#numberSlotTargets()
    this.#numberEnds(relations)
  }

  *body(): Generator<string> {
    let at = 0
    for (const { start, end, id, before, tokens } of this.#sentences) {
      yield '\n'
      if (id !== null) yield `#Sentence.id=${escapeText(id)}\n`
      if (before !== null) yield `${BEFORE}${escapeText(before)}\n`
      for (const line of this.#text.slice(start, end).split('\n')) yield `#Text=${escapeText(line)}\n`
      for (const token of this.#units.tokens.slice(at, at + tokens.length)) {
        yield this.#row(token)
        for (const part of token.parts) yield this.#row(part)
      }
      at += tokens.length
    }
  }

  /** An entry of a slot for annotations of any kind says which one it means by its number; one of another layer, too. */
  #numberSlotTargets(): void {
    const declared = new Map<string, string>()
    for (const { type, columns } of this.#layers) {
      for (const column of columns) if (column.kind === 'target') declared.set(`${type} ${column.feature}`, column.type)
    }
    for (const unit of this.#units.tokens.flatMap((token) => [token, ...token.parts])) {
      for (const { type, slots } of [...unit.spans.values()].flat()) {
        for (const { feature, target } of slots) this.#numberUnless(declared.get(`${type} ${feature}`) ?? '', target)
      }
    }
  }

  #numberEnds(relations: readonly OutRelation[]): void {
    const bases = new Map(this.#layers.map((layer) => [layer.type, layer.columns.find(({ kind }) => kind === 'base')]))
    for (const { type, source, target } of relations) {
      const base = bases.get(type)
      const declared = endsAtTokens(type) ? TOKEN : base?.kind === 'base' ? base.type : ''
      this.#numberUnless(declared, source)
      this.#numberUnless(declared, target)
    }
  }

  #numberUnless(declared: string, { kind, span }: OutEnd): void {
    if (kind === 'span' && (declared === ANNOTATION || span.type !== declared) && !this.#links.has(span)) {
      this.#units.number(span)
    }
  }

  #row({ id, range, spans, relations }: Unit): string {
    const words = this.#text.slice(range.start, range.end)
    // The words stand there as they are, but nothing may end the column or the row.
    const fields = [id, `${range.start}-${range.end}`, /[\t\n\r]/.test(words) ? escapeText(words) : words]
    for (const { kind, type, columns } of this.#layers) {
      const here = spans.get(type) ?? []
      const ending = relations.filter((relation) => relation.type === type)
      for (const column of columns) {
        const stacked =
          kind === 'relation'
            ? ending.map((relation) => this.#relationCell(column, relation))
            : here.map((span) => (kind === 'chain' ? this.#linkCell(column, span) : this.#spanCell(column, span)))
        fields.push(stacked.length === 0 ? NONE : stacked.join('|'))
      }
    }
    return `${fields.join('\t')}\t\n`
  }

  #spanCell(column: Column, span: OutSpan): string {
    if (column.kind === 'target') {
      const targets = span.slots
        .filter(({ feature }) => feature === column.feature)
        .map(({ target }) => this.#end(target))
      return targets.length === 0 ? NO_VALUE : targets.join(';')
    }
    const number = this.#units.numberOf(span)
    const suffix = number === null ? '' : `[${number}]`
    if (column.kind !== 'role')
      return `${cell(column.kind === 'value' ? span.values.get(column.feature) : null)}${suffix}`
    const roles = span.slots.filter(({ feature }) => feature === column.feature).map(({ role }) => cell(role))
    return `${roles.length === 0 ? NONE : roles.join(';')}${suffix}`
  }

  #linkCell(column: Column, span: OutSpan): string {
    const { chain, link, relation } = this.#links.get(span) ?? { chain: 0, link: 0, relation: null }
    if (column.kind !== 'value') return NO_VALUE
    if (column.feature === CHAIN_RELATION) return `${cell(relation)}->${chain}-${link}`
    const value = cell(span.values.get(column.feature))
    return column.feature === CHAIN_TYPE ? `${value}[${chain}]` : value
  }

  #relationCell(column: Column, { values, source, target }: OutRelation): string {
    if (column.kind !== 'base') return cell(column.kind === 'value' ? values.get(column.feature) : null)
    const unit = this.#units.unitOf(source)?.id ?? ''
    const numbers = [source, target].map(({ span }) => (span && this.#units.numberOf(span)) ?? 0)
    return numbers.some((number) => number > 0) ? `${unit}[${numbers.join('_')}]` : unit
  }

  #end(end: OutEnd): string {
    const number = end.span ? this.#units.numberOf(end.span) : null
    return `${this.#units.unitOf(end)?.id ?? ''}${number === null ? '' : `[${number}]`}`
  }
}

function cell(value: string | null | undefined): string {
  return value === null || value === undefined ? NO_VALUE : escapeValue(value)
}
