import { spanStart } from '../../core/model/annotation'
import { findLabel, type Scheme } from '../../core/model/scheme'
import type { Relation } from '../../core/model/relation'
import { localOrigin } from './local-origin'
import type { ReaderEvents, ReaderRelations } from './reader-props'
import { RelationDrag } from './relation-drag'
import { layoutMarks, type MarkLayout, type PlacedRelation, type RelationMark } from './relation-marks'
import { EndPlaces, firstLine, isInFirstColumn, lanesOf, measureRegion, type RelationRegion } from './relation-places'
import { edgeArrow, foldedOffset, shapeOf, type MarkShape } from './relation-shapes'
import { buildFolded, buildMark, buildName, layerClass, svgElement, type MarkLook } from './relation-svg'
import type { SpanChanges, SpanSet } from './span-set'
import type { SectionView, TextDom } from './text-dom'

export interface RelationLayerParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  readonly scroller: HTMLElement
  /** The sections near the view. */
  readonly near: () => Iterable<SectionView>
  readonly scheme: () => Scheme
  readonly events: () => ReaderEvents
  readonly selectedSpan: () => string | null
  /** Height of an offset (UTF-16 code units) in the scrolled page, about, in CSS pixels. */
  readonly topOf: (offset: number) => number
}

/** While one scrolls, it is drawn anew at most so often, in milliseconds. */
const REST = 60
/** Distance of the port's middle from the words, in CSS pixels: nearer than the first lane. */
const PORT = 6.5
/** With more relations at a highlight than this, only the selected one shows its name. */
const MOST_NAMES = 6

interface PortPlace {
  readonly span: string
  readonly x: number
  readonly y: number
  readonly hue: number
}

interface DrawnMark {
  readonly key: string
  readonly group: SVGGElement
  readonly shape: MarkShape
  readonly relation: Relation
}

/**
 * The relations beside the text: brackets in the margin, in lanes. Only what has an end near the view is measured and
 * drawn, so it costs what is on screen, whatever the number of relations.
 */
export class RelationLayer {
  readonly #svg = svgElement('svg', { class: layerClass('layer'), 'aria-hidden': 'true', 'data-layer': 'relations' })
  readonly #marks = svgElement('g')
  readonly #folded = svgElement('g')
  readonly #names = svgElement('g')
  readonly #edges = svgElement('path', { class: layerClass('edges') })
  readonly #drag: RelationDrag
  #drawn = new Map<string, DrawnMark>()
  #relations: ReaderRelations | null = null
  #readOnly = false
  #region: RelationRegion | null = null
  #frame = 0
  #scrollFrame = 0
  #timer = 0

  constructor(private readonly parts: RelationLayerParts) {
    const { dom, scroller, events } = parts
    this.#drag = new RelationDrag(parts, this.#svg)
    this.#svg.append(this.#marks, this.#folded, this.#edges, this.#names, this.#drag.element)
    dom.root.append(this.#svg)
    // A press here means a relation: not a selection of text, nor a click on the words behind.
    this.#svg.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#svg.addEventListener('click', (event) => {
      event.stopPropagation()
      const target = event.target instanceof Element ? event.target.closest('[data-relation]') : null
      const id = target?.getAttribute('data-relation')
      if (id) events().onPickRelation?.(id)
    })
    this.#svg.addEventListener('pointerover', () => this.#showNames())
    this.#svg.addEventListener('pointerout', () => this.#showNames())
    scroller.addEventListener('scroll', this.#scrolled, { passive: true })
  }

  set(relations: ReaderRelations | null, readOnly: boolean): void {
    if (relations === this.#relations && readOnly === this.#readOnly) return
    this.#relations = relations
    this.#readOnly = readOnly
    this.schedule()
  }

  /** Spans changed: draws anew if one of them has relations or is the selected one. */
  spansChanged({ before, after }: Pick<SpanChanges, 'before' | 'after'>): void {
    const bySpan = this.#relations?.bySpan
    const selected = this.parts.selectedSpan()
    const isShown = ({ id }: { readonly id: string }) => id === selected || bySpan?.has(id) === true
    if (before.some(isShown) || after.some(isShown)) this.schedule()
  }

  /** Other sections came near the view: what is in view is drawn already, so scrolling need not wait for the rest. */
  nearChanged(): void {
    if (this.#timer !== 0 || !this.#relations) return
    this.#timer = window.setTimeout(() => {
      this.#timer = 0
      this.schedule()
    }, REST)
  }

  /** Draws anew before the next frame. */
  schedule(): void {
    if (this.#frame === 0 && this.#relations) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  dispose(): void {
    window.clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    cancelAnimationFrame(this.#scrollFrame)
    this.parts.scroller.removeEventListener('scroll', this.#scrolled)
    this.#drag.dispose()
    this.#svg.remove()
  }

  #draw(): void {
    this.#frame = 0
    const { dom, scroller, near, spans, topOf, selectedSpan } = this.parts
    const relations = this.#relations
    const selected = selectedSpan()
    const isIdle = !relations || (relations.bySpan.size === 0 && selected === null)
    this.#region = isIdle ? null : measureRegion(dom.root, scroller, near())
    const region = this.#region
    if (!relations || !region) return this.#clear()
    const shown = relationsNear(relations, spans, near())
    const places = new EndPlaces(dom, spans, region, topOf)
    const placed = [...shown.values()].flatMap((relation): PlacedRelation[] => {
      const [from, to] = [places.of(relation.from, relations.article), places.of(relation.to, relations.article)]
      return from && to ? [{ id: relation.id, from, to }] : []
    })
    const layout = layOut(placed, region)
    const port = this.#measurePort(region)
    // Everything is measured by now: from here on the page only changes, so that it is laid out once.
    this.#svg.style.transform = `translateY(${region.top}px)`
    this.#svg.setAttribute('height', String(Math.ceil(region.height)))
    this.#drawMarks(layout.marks, shown, region, relations)
    this.#drawFolded(layout, region)
    if (port) this.#drag.showPort(port.span, port.x, port.y, port.hue)
    else this.#drag.hidePort()
    this.#showNames()
    this.#showEdges()
  }

  #clear(): void {
    this.#drawn = new Map()
    for (const group of [this.#marks, this.#folded, this.#names]) group.replaceChildren()
    this.#edges.removeAttribute('d')
    this.#drag.hidePort()
  }

  #drawMarks(
    marks: readonly RelationMark[],
    shown: ReadonlyMap<string, Relation>,
    region: RelationRegion,
    relations: ReaderRelations
  ): void {
    const before = this.#drawn
    this.#drawn = new Map()
    const look = this.#looks(relations)
    for (const mark of marks) {
      const relation = shown.get(mark.relation)
      if (!relation) continue
      const looks = look(relation)
      const pointsTo = looks.type?.symmetric === true ? null : 'to'
      const shape = shapeOf(mark, region.margins[mark.side], region.height, pointsTo)
      const id = `${mark.relation} ${mark.side}`
      const key = [shape.line, shape.tips, looks.description, looks.type?.hue, looks.order, relation.type].join('|')
      const same = before.get(id)
      const group = same?.key === key ? same.group : buildMark(shape, looks, mark.shape)
      group.setAttribute('data-lane', String(mark.lane))
      this.#drawn.set(id, { key, group, shape, relation })
    }
    this.#marks.replaceChildren(...[...this.#drawn.values()].map(({ group }) => group))
  }

  /** How relations look, and what is said of them when the pointer rests on one. */
  #looks({ article, titleOf }: ReaderRelations): (relation: Relation) => MarkLook {
    const types = this.parts.scheme().relationTypes
    return (relation) => {
      const order = types.findIndex(({ id }) => id === relation.type)
      const type = types[order] ?? null
      const { from, to } = relation
      const other = from.article !== article ? from.article : to.article !== article ? to.article : null
      const words = `“${from.quote}” ${(type?.name ?? relation.type).toLocaleLowerCase()} “${to.quote}”`
      const description = other === null ? words : `${words}, in “${titleOf(other)}”`
      return { relation, type, order: Math.max(0, order), description }
    }
  }

  #drawFolded({ folded, lanes }: FoldedLayout, region: RelationRegion): void {
    const texts = folded.map(({ side, height, relations }) => {
      const { from, outwards } = region.margins[side]
      const x = from + outwards * foldedOffset(lanes[side])
      const description = `${relations.length} more relations at this line: they are in the list of relations`
      const text = buildFolded(relations.length, x, height, outwards, description)
      text.setAttribute('data-relation', relations[0] ?? '')
      return text
    })
    this.#folded.replaceChildren(...texts)
  }

  /** Where the port of the selected highlight stands; null where there is none. */
  #measurePort(region: RelationRegion): PortPlace | null {
    const id = this.parts.selectedSpan()
    const span = id === null ? null : this.parts.spans.get(id)
    const at = span ? spanStart(span) : -1
    const isNear = at >= region.start && at < region.end
    const box = span && isNear && !this.#readOnly ? firstLine(this.parts.dom, span) : null
    if (!span || !box) return null
    const { origin, margins, top, hasColumns } = region
    const side = hasColumns && isInFirstColumn(this.parts.dom, at, box) ? 'start' : 'end'
    const { from, outwards } = margins[side]
    // Below the middle of its line, where ends of relations would lie.
    const y = (box.bottom - origin.top) / origin.scale - top + 1
    const hue = findLabel(this.parts.scheme(), span.label)?.hue ?? 0
    return { span: span.id, x: from + outwards * PORT, y, hue }
  }

  /** Names of what is selected, or under the pointer. */
  #showNames(): void {
    if (!this.#region || !this.#relations || this.#drawn.size === 0) return this.#names.replaceChildren()
    const { selected } = this.#relations
    const span = this.parts.selectedSpan()
    const touching = span === null ? [] : (this.#relations.bySpan.get(span) ?? [])
    const lit = new Set([...touching.map(({ id }) => id), ...(selected === null ? [] : [selected])])
    const { top, bottom } = this.#view()
    const names: SVGGElement[] = []
    for (const { group, shape, relation } of this.#drawn.values()) {
      const isLit = lit.has(relation.id)
      group.toggleAttribute('data-lit', isLit)
      const isNamed = relation.id === selected || (isLit && touching.length <= MOST_NAMES) || group.matches(':hover')
      if (!isNamed || shape.bottom < top || shape.top > bottom) continue
      const type = this.parts.scheme().relationTypes.find(({ id }) => id === relation.type)
      const middle = shape.isStub ? shape.top : (Math.max(shape.top, top) + Math.min(shape.bottom, bottom)) / 2
      const name = buildName(type?.name ?? relation.type, shape.x, middle, shape.isStub)
      name.style.setProperty('--hue', String(type?.hue ?? 0))
      name.setAttribute('class', layerClass('mark'))
      names.push(name)
    }
    this.#names.replaceChildren(...names)
  }

  /** The view in the layer's own heights. */
  #view(): { readonly top: number; readonly bottom: number } {
    const { top, scale } = localOrigin(this.parts.dom.root)
    const view = this.parts.scroller.getBoundingClientRect()
    const shift = this.#region?.top ?? 0
    return { top: (view.top - top) / scale - shift, bottom: (view.bottom - top) / scale - shift }
  }

  /** Arrows where uprights run out of the view. */
  #showEdges(): void {
    if (this.#drawn.size === 0) return this.#edges.removeAttribute('d')
    const { top, bottom } = this.#view()
    let path = ''
    for (const { shape } of this.#drawn.values()) {
      if (shape.top < top - 2 && shape.bottom > top + 12) path += edgeArrow(shape.x, top + 5, -1)
      if (shape.bottom > bottom + 2 && shape.top < bottom - 12) path += edgeArrow(shape.x, bottom - 5, 1)
    }
    this.#edges.setAttribute('d', path)
  }

  readonly #scrolled = (): void => {
    if (this.#drawn.size === 0 || this.#scrollFrame !== 0) return
    this.#scrollFrame = requestAnimationFrame(() => {
      this.#scrollFrame = 0
      this.#showEdges()
    })
  }
}

interface FoldedLayout extends MarkLayout {
  readonly lanes: Readonly<Record<'end' | 'start', number>>
}

/** Lays out; if not all find a lane, again with room for the counts of those. */
function layOut(placed: readonly PlacedRelation[], { margins }: RelationRegion): FoldedLayout {
  const room = (folds: boolean) => ({ end: lanesOf(margins.end, folds), start: lanesOf(margins.start, folds) })
  const lanes = room(false)
  const layout = layoutMarks(placed, lanes)
  if (layout.folded.length === 0) return { ...layout, lanes }
  const fewer = room(true)
  return { ...layoutMarks(placed, fewer), lanes: fewer }
}

/** The relations that have an end in one of the sections, by id. */
function relationsNear(
  { bySpan }: ReaderRelations,
  spans: SpanSet,
  near: Iterable<SectionView>
): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>()
  if (bySpan.size === 0) return found
  for (const { start, end } of near) {
    for (const span of spans.visibleIn(start, end)) {
      for (const relation of bySpan.get(span) ?? []) found.set(relation.id, relation)
    }
  }
  return found
}
