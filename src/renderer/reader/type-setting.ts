import type { Columns } from '../state/reading-settings'
import { MOST_LENGTH, type TypeMeasure } from './sections'
import type { TextClasses, TextDom } from './text-dom'
import type { TextGeometry } from './text-geometry'
import { measureAhead, measureType, reserveHeights, spreadLength } from './type-measure'

/** The text is cut anew when what fits into the view has changed by this factor… */
const CHANGE = 1.3
/** …once nothing has changed for so many milliseconds. */
const REST = 250

interface SettingParts {
  readonly scroller: HTMLElement
  readonly body: HTMLElement
  readonly text: string
  readonly classes: TextClasses
  readonly columns: Columns
  /** The text should be cut into sections of another length: the reader is to be made anew. */
  readonly onOutgrown: () => void
}

/**
 * What the type that the text is set in means for its sections: how high they will be, and, where there are two
 * columns, how long they may be so that a row of columns fits into the view.
 */
export class TypeSetting {
  /** How long a section may be, in UTF-16 code units. */
  readonly sectionLength: number
  /** What was measured before the text was there, until it is taken over: with it, all would be laid out twice. */
  #ahead: TypeMeasure | null
  #timer = 0

  constructor(private readonly parts: SettingParts) {
    const { body, classes, text } = parts
    this.#ahead = measureAhead(body, classes, text)
    this.sectionLength = this.#fitting(this.#ahead)
  }

  /** Takes over the type as it is now. */
  measure(dom: TextDom, geometry: TextGeometry): void {
    const measure = this.#ahead ?? measureType(dom)
    this.#ahead = null
    if (!measure) return
    reserveHeights(dom, measure)
    geometry.columns = measure.columns
    window.clearTimeout(this.#timer)
    if (this.parts.columns === 'one') return
    const fitting = this.#fitting(measure)
    const ratio = Math.max(fitting / this.sectionLength, this.sectionLength / fitting)
    if (ratio >= CHANGE) this.#timer = window.setTimeout(() => this.parts.onOutgrown(), REST)
  }

  dispose(): void {
    window.clearTimeout(this.#timer)
  }

  #fitting(measure: TypeMeasure | null): number {
    return (measure && spreadLength(measure, this.parts.scroller.clientHeight)) ?? MOST_LENGTH
  }
}
