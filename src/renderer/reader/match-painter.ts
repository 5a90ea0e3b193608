import type { TextRange } from '../../core/model/text-range'
import { lastStartingAt } from './blocks'
import type { HighlightSheet, MatchLook } from './highlight-sheet'
import type { SectionView, TextDom } from './text-dom'

interface Piece {
  readonly highlight: Highlight
  readonly range: StaticRange
}

/** Paints what was found, or hints of one kind, in the sections near the view only: however many matches there are, few are painted. */
export class MatchPainter {
  readonly #pieces = new Map<SectionView, Piece[]>()
  #matches: readonly TextRange[] = []
  #current: number | null = null

  constructor(
    private readonly dom: TextDom,
    private readonly sheet: HighlightSheet,
    private readonly looks: { readonly all: MatchLook; readonly current: MatchLook } = {
      all: 'match',
      current: 'current-match'
    }
  ) {}

  /**
   * @param matches in order and without overlaps
   * @param near the sections near the view
   */
  set(matches: readonly TextRange[], current: number | null, near: Iterable<SectionView>): void {
    if (matches === this.#matches && current === this.#current) return
    this.clear()
    this.#matches = matches
    this.#current = current
    for (const section of near) this.show(section)
  }

  /** A section came near the view. */
  show(section: SectionView): void {
    if (this.#matches.length === 0 || this.#pieces.has(section)) return
    const pieces: Piece[] = []
    // The match before may reach into the section.
    for (let at = Math.max(0, lastStartingAt(this.#matches, section.start)); at < this.#matches.length; at += 1) {
      const match = this.#matches[at]
      if (!match || match.start >= section.end) break
      const ends = this.dom.ends(Math.max(match.start, section.start), Math.min(match.end, section.end))
      if (!ends || match.end <= section.start) continue
      const highlight = this.sheet.forMatch(at === this.#current ? this.looks.current : this.looks.all)
      const range = new StaticRange({
        startContainer: ends.start.node,
        startOffset: ends.start.offset,
        endContainer: ends.end.node,
        endOffset: ends.end.offset
      })
      highlight.add(range)
      pieces.push({ highlight, range })
    }
    this.#pieces.set(section, pieces)
  }

  /** A section is no longer near the view. */
  hide(section: SectionView): void {
    for (const { highlight, range } of this.#pieces.get(section) ?? []) highlight.delete(range)
    this.#pieces.delete(section)
  }

  clear(): void {
    for (const section of [...this.#pieces.keys()]) this.hide(section)
  }
}
