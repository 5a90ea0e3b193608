import type { Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import { markColour } from './highlight-rules'
import { SLOTS, type MarkCounts } from './mark-counts'
import type { TextGeometry } from './text-geometry'

/** Height of a mark, in CSS pixels. */
const MARK_HEIGHT = 4
const INSET = 2
/** What was found is drawn thinner, so that the marks below are still to be seen. */
const MATCH_HEIGHT = 2
/** Stands out from the paper of both themes, and is no label's colour. */
const MATCH_COLOUR = 'oklch(0.52 0 0)'

/** The elements of the overview ruler. */
export interface RulerElements {
  readonly canvas: HTMLCanvasElement
  readonly viewBox: HTMLElement
}

/** The overview follows a change after so many milliseconds, when what is in the view has long been painted. */
const REST = 120

/** Draws the overview beside the text: marks for spans and matches by their place on the page, and a box for the view. */
export class RulerPainter {
  #timer = 0
  #matches: readonly TextRange[] = []
  #current: number | null = null

  constructor(
    private readonly elements: RulerElements,
    private readonly scroller: HTMLElement,
    private readonly geometry: TextGeometry,
    private readonly counts: MarkCounts,
    private scheme: Scheme
  ) {}

  setScheme(scheme: Scheme): void {
    this.scheme = scheme
    this.schedule()
  }

  setMatches(matches: readonly TextRange[], current: number | null): void {
    if (matches === this.#matches && current === this.#current) return
    this.#matches = matches
    this.#current = current
    this.schedule()
  }

  /** Draws everything anew when changes have come to rest. */
  schedule(): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      this.#drawMarks()
      this.moveViewBox()
    }, REST)
  }

  /** Puts the box where the view is; cheap enough for every scroll event. */
  moveViewBox(): void {
    const { viewBox, canvas } = this.elements
    const scale = canvas.clientHeight / this.geometry.height
    const height = Math.max(12, this.scroller.clientHeight * scale)
    viewBox.style.transform = `translateY(${this.scroller.scrollTop * scale}px)`
    viewBox.style.height = `${Math.min(height, canvas.clientHeight)}px`
    viewBox.hidden = this.scroller.scrollHeight <= this.scroller.clientHeight
  }

  /** Scrolls so that the place at `y` (CSS pixels from the ruler's top) is in the middle of the view. */
  goTo(y: number): void {
    const share = y / Math.max(1, this.elements.canvas.clientHeight)
    this.scroller.scrollTop = share * this.geometry.height - this.scroller.clientHeight / 2
  }

  dispose(): void {
    window.clearTimeout(this.#timer)
  }

  #drawMarks(): void {
    const { canvas } = this.elements
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The overview ruler needs a canvas with a 2d context')
    const ratio = window.devicePixelRatio
    const width = Math.round(canvas.clientWidth * ratio)
    const height = Math.round(canvas.clientHeight * ratio)
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    context.clearRect(0, 0, width, height)
    const row = MARK_HEIGHT * ratio
    const marks = this.#marksByRow(height / this.geometry.height / row)
    const forced = window.matchMedia('(forced-colors: active)').matches
    const inset = INSET * ratio
    const labelsInRow = new Map<number, number>()
    for (const rows of marks.values()) {
      for (const index of rows) labelsInRow.set(index, (labelsInRow.get(index) ?? 0) + 1)
    }
    const drawnInRow = new Map<number, number>()
    for (const [label, rows] of marks) {
      const hue = this.scheme.labels.find((each) => each.id === label)?.hue ?? null
      context.fillStyle = forced ? 'CanvasText' : markColour(hue)
      for (const index of rows) {
        // Labels that fall into one row share its width, so that none hides another.
        const share = (width - 2 * inset) / (labelsInRow.get(index) ?? 1)
        const at = drawnInRow.get(index) ?? 0
        drawnInRow.set(index, at + 1)
        context.fillRect(inset + at * share, index * row, share, row - 1)
      }
    }
    this.#drawMatches(context, ratio, forced)
  }

  /** Matches as thin lines on the outer half; the one that one is at goes across. */
  #drawMatches(context: CanvasRenderingContext2D, ratio: number, forced: boolean): void {
    const { width, height } = context.canvas
    const scale = height / this.geometry.height
    context.fillStyle = forced ? 'Highlight' : MATCH_COLOUR
    let last = -1
    this.#matches.forEach(({ start }, index) => {
      const isCurrent = index === this.#current
      const top = Math.round(this.geometry.topOf(start) * scale)
      if (top === last && !isCurrent) return
      last = top
      const left = isCurrent ? 0 : width / 2
      context.fillRect(left, top, width - left, (isCurrent ? MARK_HEIGHT : MATCH_HEIGHT) * ratio)
    })
  }

  /** For each label the rows of marks in which spans of it begin. */
  #marksByRow(scale: number): Map<string, Set<number>> {
    const rowOfSlot = Array.from({ length: SLOTS }, (_, slot) =>
      Math.floor(this.geometry.topOf(this.counts.middleOf(slot)) * scale)
    )
    const marks = new Map<string, Set<number>>()
    for (const [label, slots] of this.counts.slotsByLabel()) {
      const rows = new Set<number>()
      for (const slot of slots) rows.add(rowOfSlot[slot] ?? 0)
      if (rows.size > 0) marks.set(label, rows)
    }
    return marks
  }
}
