import { checkDepth } from '../extract-guard'

/** Elements that a tag of the same group ends, where nothing closed them. */
const IMPLIED_ENDS: readonly ReadonlySet<string>[] = [['li'], ['dt', 'dd'], ['td', 'th'], ['option', 'optgroup']].map(
  (names) => new Set(names)
)
const ROW_PARTS = new Set(['td', 'th', 'tr'])
const ENDS_PARAGRAPH = new Set(
  (
    'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr main nav ol p pre section table ul'
  ).split(' ')
)
/** Counts how deep elements are nested as they are opened and closed, with the ends that HTML lets one leave out. */
export class TagDepth {
  readonly #open: string[] = []
  readonly #counts = new Map<string, number>()

  /** @throws ExtractError `too-deep` */
  enter(name: string): void {
    this.#endImplied(name)
    this.#open.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    checkDepth(this.#open.length)
  }

  leave(name: string): void {
    if (!this.#counts.get(name)) return
    while (this.#pop() !== name);
  }

  #pop(): string | undefined {
    const name = this.#open.pop()
    if (name !== undefined) this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
    return name
  }

  #endImplied(name: string): void {
    const top = (): string => this.#open.at(-1) ?? ''
    if (top() === 'p' && ENDS_PARAGRAPH.has(name)) this.#pop()
    const group = IMPLIED_ENDS.find((names) => names.has(name))
    if (group && top() === 'p' && group.has(this.#open.at(-2) ?? '')) this.#pop()
    if (group?.has(top())) this.#pop()
    if (name === 'tr') while (ROW_PARTS.has(top())) this.#pop()
  }
}
