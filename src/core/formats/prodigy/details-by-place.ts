import type { TextRange } from '../../model/text-range'
import type { CompanionSpan } from '../companion-read'

/** Details of spans by their place and label; several spans may share both, and are served in order. */
export class DetailsByPlace {
  readonly #details = new Map<string, CompanionSpan[]>()

  constructor(spans: readonly CompanionSpan[]) {
    for (const span of [...spans].reverse()) {
      const key = this.#key(span.range, span.label)
      const list = this.#details.get(key)
      if (list) list.push(span)
      else this.#details.set(key, [span])
    }
  }

  take(range: TextRange, label: string): CompanionSpan | undefined {
    return this.#details.get(this.#key(range, label))?.pop()
  }

  #key(range: TextRange | null, label: string): string {
    return `${range?.start} ${range?.end} ${label}`
  }
}
