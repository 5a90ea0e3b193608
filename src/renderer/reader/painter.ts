import type { Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import type { HighlightSheet } from './highlight-sheet'
import { gapsOf, type SpanChanges, type SpanSet } from './span-set'
import type { SectionView, TextDom } from './text-dom'

interface Piece {
  readonly section: SectionView
  readonly highlight: Highlight
  readonly range: StaticRange
}

/**
 * Paints spans as ranges of the CSS Custom Highlight API; the text's elements are never touched. Only sections near the
 * view have highlights, so a change costs as much as is on screen, whatever the number of spans.
 */
export class Painter {
  readonly #near = new Set<SectionView>()
  /** What is painted, by section and then by span. */
  readonly #pieces = new Map<SectionView, Map<string, Piece[]>>()
  #masked: readonly TextRange[] = []

  constructor(
    private readonly dom: TextDom,
    private readonly spans: SpanSet,
    private readonly sheet: HighlightSheet
  ) {}

  /** A section came near the view. */
  show(section: SectionView): void {
    if (this.#near.has(section)) return
    this.#near.add(section)
    this.#paintMasked(section)
    for (const id of this.spans.visibleIn(section.start, section.end)) {
      const span = this.spans.get(id)
      if (span) this.#paint(span, section)
    }
  }

  /** A section is no longer near the view. */
  hide(section: SectionView): void {
    if (!this.#near.delete(section)) return
    for (const pieces of this.#pieces.get(section)?.values() ?? []) for (const piece of pieces) remove(piece)
    this.#pieces.delete(section)
  }

  isNear(section: SectionView): boolean {
    return this.#near.has(section)
  }

  /** Sections near the view, in no particular order. */
  near(): IterableIterator<SectionView> {
    return this.#near.values()
  }

  apply(changes: SpanChanges): void {
    if (this.#near.size === 0) return
    for (const span of changes.before) this.#unpaint(span.id)
    for (const id of changes.moved) this.#unpaint(id)
    const moved = changes.moved.flatMap((id) => this.spans.get(id) ?? [])
    for (const span of [...changes.after, ...moved]) {
      for (const section of this.#near) if (reaches(span, section)) this.#paint(span, section)
    }
  }

  /** Sets the stretches of the text that are excluded from work. */
  setMasked(ranges: readonly TextRange[]): void {
    this.#masked = ranges
    for (const section of this.#near) {
      this.#drop(section, '')
      this.#paintMasked(section)
    }
  }

  dispose(): void {
    for (const section of [...this.#near]) this.hide(section)
  }

  #paint(span: Span, section: SectionView): void {
    const lane = this.spans.lane(span.id)
    for (const range of span.ranges) this.#add(section, span.id, range, () => this.sheet.forLabel(span.label, lane))
    for (const gap of gapsOf(span.ranges)) {
      this.#add(section, span.id, gap, () => this.sheet.forLabel(span.label, 'gap'))
    }
  }

  #paintMasked(section: SectionView): void {
    // Spans' ids are never empty, so the empty one is free for what is no span.
    for (const range of this.#masked) this.#add(section, '', range, () => this.sheet.forMasked())
  }

  #add(section: SectionView, id: string, range: TextRange, highlightOf: () => Highlight): void {
    if (range.start >= section.end || range.end <= section.start) return
    const ends = this.dom.ends(Math.max(range.start, section.start), Math.min(range.end, section.end))
    if (!ends) return
    const highlight = highlightOf()
    // Static: the text never changes, and live ranges would be updated with every change of the document.
    const painted = new StaticRange({
      startContainer: ends.start.node,
      startOffset: ends.start.offset,
      endContainer: ends.end.node,
      endOffset: ends.end.offset
    })
    highlight.add(painted)
    const ofSection = this.#pieces.get(section) ?? new Map<string, Piece[]>()
    this.#pieces.set(section, ofSection)
    const piece = { section, highlight, range: painted }
    const pieces = ofSection.get(id)
    if (pieces) pieces.push(piece)
    else ofSection.set(id, [piece])
  }

  #unpaint(id: string): void {
    for (const section of this.#near) this.#drop(section, id)
  }

  #drop(section: SectionView, id: string): void {
    const ofSection = this.#pieces.get(section)
    for (const piece of ofSection?.get(id) ?? []) remove(piece)
    ofSection?.delete(id)
  }
}

function reaches(span: Span, section: SectionView): boolean {
  return (span.ranges[0]?.start ?? 0) < section.end && (span.ranges.at(-1)?.end ?? 0) > section.start
}

function remove(piece: Piece): void {
  piece.highlight.delete(piece.range)
}
