import type { TextRange } from '../../core/model/text-range'
import { lastStartingAt, type Block } from './blocks'
import type { Section, Sections } from './sections'

/** Class names that the text is built with. */
export interface TextClasses {
  readonly section: string
  readonly paragraph: string
  readonly title: string
  readonly continues: string
  readonly spaced: string
}

/** White space that would be lost by collapsing it: at the line's start, tabs, runs. */
const SPACED = /^\s|\t| {2}/

/** A block as it stands in the document: one element with one text node. */
export interface BlockView extends TextRange {
  readonly block: Block
  readonly element: HTMLElement
  readonly node: Text
}

/** A section as it stands in the document. */
export interface SectionView extends TextRange {
  readonly index: number
  readonly section: Section
  readonly element: HTMLElement
}

/** A place in the document. */
export interface DomPlace {
  readonly node: Text
  readonly offset: number
}

/**
 * The text in the document, built once and never changed: annotations are painted over it. It knows which text node
 * holds which stretch of the text, so places in the document and offsets (UTF-16 code units) go into each other.
 */
export class TextDom {
  readonly sections: readonly SectionView[]
  readonly blocks: readonly BlockView[]
  readonly #blockOfNode = new WeakMap<Node, BlockView>()

  /** Builds the elements: the head's into `head`, all others into `body`. Both are emptied first. */
  constructor(
    readonly text: string,
    readonly root: HTMLElement,
    sections: Sections,
    places: { readonly head: HTMLElement; readonly body: HTMLElement },
    classes: TextClasses
  ) {
    const sectionViews: SectionView[] = []
    const blockViews: BlockView[] = []
    const all = sections.head ? [sections.head, ...sections.body] : sections.body
    const fragments = { head: document.createDocumentFragment(), body: document.createDocumentFragment() }
    all.forEach((section, index) => {
      const element = document.createElement('div')
      element.className = classes.section
      for (const block of section.blocks) {
        const view = this.#buildBlock(block, classes)
        blockViews.push(view)
        element.append(view.element)
      }
      sectionViews.push({ index, section, element, start: section.start, end: section.end })
      fragments[section === sections.head ? 'head' : 'body'].append(element)
    })
    places.head.replaceChildren(fragments.head)
    places.body.replaceChildren(fragments.body)
    this.sections = sectionViews
    this.blocks = blockViews
  }

  /** The block whose text node that is. */
  blockOf(node: Node): BlockView | null {
    return this.#blockOfNode.get(node) ?? null
  }

  /** The block after (1) or before (-1) another one. */
  neighbour(view: BlockView, direction: 1 | -1): BlockView | null {
    return this.blocks[lastStartingAt(this.blocks, view.start) + direction] ?? null
  }

  /** The block an offset lies in, its end included; between blocks, the one before. Null only without any text. */
  blockAt(offset: number): BlockView | null {
    return this.blocks[Math.max(0, lastStartingAt(this.blocks, offset))] ?? null
  }

  /** The section an offset lies in, by the same rule. */
  sectionAt(offset: number): SectionView | null {
    return this.sections[Math.max(0, lastStartingAt(this.sections, offset))] ?? null
  }

  /**
   * The place of an offset in the document. Between two blocks, a range that starts there starts in the next block and
   * one that ends there ends in the one before. Null when there is no such block.
   */
  place(offset: number, edge: 'start' | 'end'): DomPlace | null {
    const index = lastStartingAt(this.blocks, offset)
    const view = this.blocks[index]
    if (view && offset < view.end) return { node: view.node, offset: offset - view.start }
    if (edge === 'end') return view ? { node: view.node, offset: view.end - view.start } : null
    const next = this.blocks[index + 1]
    return next ? { node: next.node, offset: 0 } : null
  }

  /** What is to be seen of `[start, end)`, as ends for a range; null when nothing is. */
  ends(start: number, end: number): { readonly start: DomPlace; readonly end: DomPlace } | null {
    const first = this.place(start, 'start')
    const last = this.place(end, 'end')
    if (!first || !last || this.offsetOf(first) >= this.offsetOf(last)) return null
    return { start: first, end: last }
  }

  /**
   * Live ranges over `[start, end)` for measuring, one for each block: a range over several would answer with the boxes
   * of the blocks inside it instead of the boxes of their lines.
   */
  *measured(start: number, end: number): Generator<Range> {
    for (let at = Math.max(0, lastStartingAt(this.blocks, start)); at < this.blocks.length; at += 1) {
      const view = this.blocks[at]
      if (!view || view.start >= end) return
      const range = this.caretRange(view, Math.max(start, view.start))
      range.setEnd(view.node, Math.min(end, view.end) - view.start)
      if (!range.collapsed) yield range
    }
  }

  /** A collapsed range at an offset inside `view`, for the place of a caret. */
  caretRange(view: BlockView, offset: number): Range {
    const range = document.createRange()
    range.setStart(view.node, Math.min(Math.max(offset, view.start), view.end) - view.start)
    return range
  }

  offsetOf(place: DomPlace): number {
    return (this.#blockOfNode.get(place.node)?.start ?? 0) + place.offset
  }

  #buildBlock(block: Block, classes: TextClasses): BlockView {
    const element = document.createElement(block.kind === 'title' ? 'h1' : 'p')
    element.className = block.kind === 'title' ? classes.title : classes.paragraph
    if (block.continues) element.classList.add(classes.continues)
    if (block.number !== null) element.dataset.number = String(block.number)
    element.dir = 'auto'
    const words = this.text.slice(block.start, block.end)
    if (SPACED.test(words)) element.classList.add(classes.spaced)
    const node = document.createTextNode(words)
    element.append(node)
    const view = { block, element, node, start: block.start, end: block.end }
    this.#blockOfNode.set(node, view)
    return view
  }
}
