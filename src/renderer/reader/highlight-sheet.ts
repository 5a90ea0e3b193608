import type { Scheme } from '../../core/model/scheme'
import { highlightPriority, highlightRules, type HighlightLook } from './highlight-rules'

type Part = number | 'gap'

/** What a highlight is for: spans of a label, or something that is no annotation. */
type Purpose = { readonly label: string; readonly part: Part } | { readonly kind: 'masked' | 'match' | 'current-match' }

interface Registered {
  readonly highlight: Highlight
  readonly name: string
  readonly purpose: Purpose
}

// Names in the registry are the document's, and two readers may be open side by side.
let readers = 0

/**
 * The highlights of one reader: one of the document's registry for each label and lane in use, with its style rules in
 * a constructed sheet (which a strict content security policy allows). Names are `reader-<n>:<label>:<lane>`,
 * `…:<label>:gap`, `reader-<n>::masked`, `…::match` and `…::current-match`.
 */
export class HighlightSheet {
  readonly #sheet = new CSSStyleSheet()
  readonly #registered = new Map<string, Registered>()
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

  /** The highlight for what was found, or for the one match that one is at. */
  forMatch(kind: 'match' | 'current-match'): Highlight {
    return this.#highlight(`:${kind}`, { kind })
  }

  /** Gives every highlight the colours of a scheme; no span is touched. */
  setScheme(scheme: Scheme): void {
    if (scheme === this.#scheme) return
    this.#scheme = scheme
    this.#sheet.replaceSync([...this.#registered.values()].flatMap((each) => this.#rules(each)).join('\n'))
  }

  dispose(): void {
    for (const { name } of this.#registered.values()) CSS.highlights.delete(name)
    this.#registered.clear()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet)
  }

  #highlight(key: string, purpose: Purpose): Highlight {
    const known = this.#registered.get(key)
    if (known) return known.highlight
    const registered = { highlight: new Highlight(), name: `${this.#prefix}:${key}`, purpose }
    registered.highlight.priority = highlightPriority(this.#look(purpose))
    this.#registered.set(key, registered)
    for (const rule of this.#rules(registered)) this.#sheet.insertRule(rule, this.#sheet.cssRules.length)
    CSS.highlights.set(registered.name, registered.highlight)
    return registered.highlight
  }

  #rules(registered: Registered): readonly string[] {
    return highlightRules(`${this.scope}::highlight(${CSS.escape(registered.name)})`, this.#look(registered.purpose))
  }

  #look(purpose: Purpose): HighlightLook {
    if ('kind' in purpose) return purpose
    const { label, part } = purpose
    const labelIndex = this.#scheme.labels.findIndex((each) => each.id === label)
    const hue = this.#scheme.labels[labelIndex]?.hue ?? null
    return part === 'gap'
      ? { kind: 'gap', hue }
      : { kind: 'span', hue, lane: part, labelIndex: Math.max(0, labelIndex) }
  }
}
