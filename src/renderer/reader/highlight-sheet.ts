import { LANES } from '../../core/anchoring/lanes'
import type { Scheme } from '../../core/model/scheme'
import { highlightsInherit } from './highlight-inheritance'
import { highlightPriority, highlightRules, type HighlightLook, type HintLook } from './highlight-rules'

type Part = number | 'gap'

const PARTS: readonly Part[] = [...Array.from({ length: LANES }, (_, lane) => lane), 'gap']
/** Labels of a scheme beyond so many get their rules when they are needed. */
const MOST_PREPARED = 60

/** What a highlight is for: spans of a label, or something that is no annotation. */
type Purpose =
  { readonly label: string; readonly part: Part } | { readonly kind: 'masked' | 'match' | 'current-match' | HintLook }

/** What lies in the text beside spans and masked stretches. */
export type MatchLook = 'match' | 'current-match' | HintLook

// Names in the registry are the document's, and two readers may be open side by side.
let readers = 0

/**
 * The highlights of one reader: one of the document's registry for each label and lane in use, with its style rules in
 * a constructed sheet (which a strict content security policy allows). Names are `reader-<n>:<label>:<lane>`,
 * `…:<label>:gap`, `reader-<n>::masked`, `…::match` and `…::current-match`.
 */
export class HighlightSheet {
  readonly #sheet = new CSSStyleSheet()
  readonly #highlights = new Map<string, Highlight>()
  /** What there are rules for. */
  readonly #ruled = new Map<string, Purpose>()
  readonly #prefix: string
  #scheme: Scheme

  /**
   * @param scope selector of the elements that the rules are for. Elements inside them take the look over, with lengths
   *   as they were worked out there, so one with type of another size has to be among them. The fewer the better: the
   *   browser works out every rule for each of them.
   */
  constructor(
    scheme: Scheme,
    private readonly scope: string
  ) {
    this.#scheme = scheme
    readers += 1
    this.#prefix = `reader-${readers}`
    this.#prepare()
    this.#writeRules()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet]
  }

  /** The highlight for spans of a label in a lane, or for the gaps in them. */
  forLabel(label: string, part: Part): Highlight {
    return this.#highlight(`${label}:${part}`, { label, part })
  }

  /** The highlight for text that is excluded from work. */
  forMasked(): Highlight {
    return this.#highlight(':masked', { kind: 'masked' })
  }

  /** The highlight for what was found, for the one match that one is at, or for a hint. */
  forMatch(kind: MatchLook): Highlight {
    return this.#highlight(`:${kind}`, { kind })
  }

  /** Gives every highlight the colours of a scheme; no span is touched. */
  setScheme(scheme: Scheme): void {
    if (scheme === this.#scheme) return
    this.#scheme = scheme
    this.#prepare()
    this.#writeRules()
  }

  dispose(): void {
    for (const key of this.#highlights.keys()) CSS.highlights.delete(this.#nameOf(key))
    this.#highlights.clear()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet)
  }

  #highlight(key: string, purpose: Purpose): Highlight {
    const known = this.#highlights.get(key)
    if (known) return known
    const highlight = new Highlight()
    highlight.priority = highlightPriority(this.#look(purpose))
    this.#highlights.set(key, highlight)
    if (!this.#ruled.has(key)) {
      this.#ruled.set(key, purpose)
      for (const rule of this.#rules(key, purpose)) this.#sheet.insertRule(rule, this.#sheet.cssRules.length)
    }
    CSS.highlights.set(this.#nameOf(key), highlight)
    return highlight
  }

  /**
   * Rules for whatever may come, before anything is on screen: with another rule the browser looks through all of the
   * document again, which takes two frames and more. Where each paragraph needs rules of its own (see
   * `highlightsInherit`), many of them cost more than that.
   */
  #prepare(): void {
    if (!highlightsInherit()) return
    for (const kind of ['masked', 'match', 'current-match'] as const) this.#ruled.set(`:${kind}`, { kind })
    for (const { id: label } of this.#scheme.labels.slice(0, MOST_PREPARED)) {
      for (const part of PARTS) this.#ruled.set(`${label}:${part}`, { label, part })
    }
  }

  #writeRules(): void {
    this.#sheet.replaceSync([...this.#ruled].flatMap(([key, purpose]) => this.#rules(key, purpose)).join('\n'))
  }

  #nameOf(key: string): string {
    return `${this.#prefix}:${key}`
  }

  #rules(key: string, purpose: Purpose): readonly string[] {
    return highlightRules(`${this.scope}::highlight(${CSS.escape(this.#nameOf(key))})`, this.#look(purpose))
  }

  #look(purpose: Purpose): HighlightLook {
    if ('kind' in purpose) {
      if (purpose.kind !== 'suggestion' && purpose.kind !== 'current-suggestion') return purpose
      return { kind: purpose.kind, hue: this.#scheme.labels.find(({ role }) => role === 'claim')?.hue ?? null }
    }
    const { label, part } = purpose
    const labelIndex = this.#scheme.labels.findIndex((each) => each.id === label)
    const hue = this.#scheme.labels[labelIndex]?.hue ?? null
    return part === 'gap'
      ? { kind: 'gap', hue }
      : { kind: 'span', hue, lane: part, labelIndex: Math.max(0, labelIndex) }
  }
}
