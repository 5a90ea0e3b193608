import { endsAtTokens, shortTypeName, TOKEN } from '../cas/layers'
import type { DecodeProblem } from '../format'
import type { TsvAnnotations, TsvChain, TsvEnd, TsvRelation, TsvSlot, TsvSpan } from './annotations'
import { NO_VALUE, NONE, splitUnescaped, unescapeValue, withoutBrackets, withoutLink } from './escaping'
import { CHAIN_RELATION, CHAIN_TYPE } from './header'
import type { Column, Layer } from './header'
import type { Row, TsvRows } from './rows'

type Report = (problem: Omit<DecodeProblem, 'file'>) => void

/** A span while its rows are read. */
interface OpenSpan extends TsvSpan {
  readonly rows: Row[]
  readonly values: Map<string, string | null>
  readonly slots: OpenSlot[]
}

interface OpenSlot extends TsvSlot {
  target: TsvEnd | null
}

interface OpenChain extends TsvChain {
  readonly links: { span: OpenSpan; relation: string | null; index: number }[]
}

/** One of several values that are stacked in the columns of a layer; null: the column has no such value. */
interface Stacked {
  readonly column: Column
  readonly text: string | null
}

/** What the cells say. Whatever points at nothing is reported with its row. */
export function readAnnotations(file: TsvRows, report: Report): TsvAnnotations {
  const reader = new AnnotationReader(file, report)
  return reader.read()
}

class AnnotationReader {
  readonly #file: TsvRows
  readonly #report: Report
  readonly #rows = new Map<string, Row>()
  readonly #spans: OpenSpan[] = []
  /** By the number in brackets, which counts through the whole file. */
  readonly #byNumber = new Map<number, OpenSpan>()
  readonly #byRow = new Map<Row, OpenSpan[]>()
  readonly #chains = new Map<string, OpenChain>()
  readonly #links = new Map<string, OpenSpan>()
  readonly #relations: TsvRelation[] = []
  /** Ends are found when all annotations are known. */
  readonly #later: (() => void)[] = []

  constructor(file: TsvRows, report: Report) {
    this.#file = file
    this.#report = report
  }

  read(): TsvAnnotations {
    for (const { rows } of this.#file.sentences) {
      for (const row of rows) {
        if (this.#rows.has(row.id))
          this.#problem(row, `There is another row ${row.id} above. What points at it is unsure.`)
        else this.#rows.set(row.id, row)
        let first = 0
        for (const layer of this.#file.layers) {
          const end = first + layer.columns.length
          this.#readCells(row, layer, row.cells.slice(first, end))
          first = end
        }
      }
    }
    for (const action of this.#later) action()
    const chains = [...this.#chains.values()].map(({ layer, links }) => ({
      layer,
      links: links.sort((a, b) => a.index - b.index)
    }))
    return { spans: this.#spans, relations: this.#relations, chains }
  }

  #readCells(row: Row, layer: Layer, cells: readonly string[]): void {
    const stacks = cells.map((cell) => (cell === NONE ? [] : splitUnescaped(cell, '|')))
    const count = Math.max(0, ...stacks.map(({ length }) => length))
    for (let index = 0; index < count; index += 1) {
      const stacked = layer.columns.map((column, at): Stacked => ({ column, text: stacks[at]?.[index] ?? null }))
      if (layer.kind === 'span') this.#readSpan(row, layer, stacked)
      else if (layer.kind === 'chain') this.#readLink(row, layer, stacked)
      else this.#readRelation(row, layer, stacked)
    }
  }

  #readSpan(row: Row, layer: Layer, stacked: readonly Stacked[]): void {
    const parts = stacked.map(({ column, text }) => ({
      column,
      // Numbers in a target column are those of the targets.
      ...(text === null || column.kind === 'target' ? { value: text, numbers: [] } : withoutBrackets(text))
    }))
    const number = parts.find(({ numbers }) => numbers.length > 0)?.numbers[0] ?? null
    const known = number === null ? undefined : this.#byNumber.get(number)
    if (known && known.layer === layer && known.rows.at(-1) !== row) {
      const differs = parts.some(
        ({ column, value }) => column.kind === 'value' && valueOf(value) !== known.values.get(column.feature)
      )
      if (differs) this.#problem(row, `Annotation [${number}] has other values in its first row. Those count.`)
      this.#extend(known, row)
      return
    }
    if (known) this.#problem(row, `The number [${number}] is used twice. This one is read as another annotation.`)
    const span = this.#newSpan(layer, row)
    if (number !== null && !known) this.#byNumber.set(number, span)
    parts.forEach(({ column, value }, at) => {
      if (column.kind === 'value') span.values.set(column.feature, valueOf(value))
      else if (column.kind === 'role') this.#readSlots(span, row, column, value, parts[at + 1])
    })
  }

  #readSlots(
    span: OpenSpan,
    row: Row,
    { feature, link }: Column & { readonly kind: 'role' },
    roles: string | null,
    next: { readonly column: Column; readonly value: string | null } | undefined
  ): void {
    if (roles === null || roles === NONE) return
    const type = next?.column.kind === 'target' ? next.column.type : ''
    const targets = next?.column.kind === 'target' && next.value !== null ? splitUnescaped(next.value, ';') : []
    splitUnescaped(roles, ';').forEach((role, index) => {
      const slot: OpenSlot = { feature, link, role: valueOf(role), target: null }
      span.slots.push(slot)
      const target = targets[index]
      this.#later.push(() => {
        const { value, numbers } = withoutBrackets(target ?? NO_VALUE)
        if (value !== NO_VALUE && value !== NONE) slot.target = this.#resolve(row, value, numbers[0] ?? 0, type)
        else this.#problem(row, `The entry “${slot.role ?? ''}” of ${feature} points at nothing. It is left out.`)
      })
    })
  }

  #readLink(row: Row, layer: Layer, stacked: readonly Stacked[]): void {
    let type: string | null = null
    let relation: string | null = null
    let chain = 0
    let index = 0
    const others: [string, string | null][] = []
    for (const { column, text } of stacked) {
      if (column.kind !== 'value' || text === null) continue
      if (column.feature === CHAIN_RELATION) {
        const { value, numbers } = withoutLink(text)
        relation = valueOf(value)
        chain = numbers[0] ?? chain
        index = numbers[1] ?? index
      } else {
        const { value, numbers } = withoutBrackets(text)
        chain ||= numbers[0] ?? 0
        if (column.feature === CHAIN_TYPE) type = valueOf(value)
        else others.push([column.feature, valueOf(value)])
      }
    }
    const key = `${layer.type} ${chain}`
    const known = index === 0 ? undefined : this.#links.get(`${key} ${index}`)
    if (known) {
      this.#extend(known, row)
      return
    }
    const span = this.#newSpan(layer, row)
    span.values.set(CHAIN_TYPE, type)
    for (const [feature, value] of others) span.values.set(feature, value)
    let open = this.#chains.get(key)
    if (!open) this.#chains.set(key, (open = { layer, links: [] }))
    open.links.push({ span, relation, index: index === 0 ? open.links.length + 1 : index })
    this.#links.set(`${key} ${index}`, span)
  }

  #readRelation(row: Row, layer: Layer, stacked: readonly Stacked[]): void {
    const values = new Map<string, string | null>()
    let base: { readonly text: string; readonly type: string } | null = null
    for (const { column, text } of stacked) {
      if (column.kind === 'base' && text !== null) base = { text, type: column.type }
      // Nothing numbers relations.
      else if (column.kind === 'value') values.set(column.feature, valueOf(text))
    }
    if (!base) {
      this.#problem(row, `A relation of ${shortTypeName(layer.type)} does not say where it comes from. It is left out.`)
      return
    }
    const { text, type } = base
    this.#later.push(() => {
      const { value, numbers } = withoutBrackets(text)
      const declared = endsAtTokens(layer.type) ? TOKEN : type
      const source = this.#resolve(row, value, numbers[0] ?? 0, declared)
      const target = source && this.#resolve(row, row.id, numbers[1] ?? 0, declared)
      if (source && target) this.#relations.push({ layer, values, source, target })
    })
  }

  /** @param number in brackets; 0: there is none, and the annotation of that type on the row is meant */
  #resolve(from: Row, id: string, number: number, type: string): TsvEnd | null {
    const row = this.#rows.get(id)
    if (type === TOKEN && row) return { kind: 'token', row }
    const here = (row && this.#byRow.get(row)) ?? []
    const span =
      number > 0
        ? this.#byNumber.get(number)
        : (here.find(({ layer }) => layer.type === type) ??
          (type === '' || type.startsWith('uima.') ? here[0] : undefined))
    if (span) return { kind: 'span', span }
    const named = number > 0 ? `number [${number}]` : shortTypeName(type)
    this.#problem(from, row ? `There is no annotation ${named} in row ${id}.` : `There is no row ${id}.`)
    return null
  }

  #newSpan(layer: Layer, row: Row): OpenSpan {
    const span: OpenSpan = { layer, rows: [], values: new Map(), slots: [] }
    this.#spans.push(span)
    this.#extend(span, row)
    return span
  }

  #extend(span: OpenSpan, row: Row): void {
    if (span.rows.at(-1) === row) return
    span.rows.push(row)
    const here = this.#byRow.get(row)
    if (here) here.push(span)
    else this.#byRow.set(row, [span])
  }

  #problem(row: Row, message: string): void {
    this.#report({ line: row.line, place: row.id, message })
  }
}

function valueOf(raw: string | null): string | null {
  return raw === null || raw === NO_VALUE ? null : unescapeValue(raw)
}
