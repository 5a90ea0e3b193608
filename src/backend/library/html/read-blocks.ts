import type { Block } from '../document-builder'
import { isClutter, maskByNames, roleByNames } from './clutter'
import { collapse, elementOf, wordsOfNode } from './dom'
import type { HtmlElement, HtmlNode } from './dom'

/** A paragraph of a page, with what is needed to say whether it belongs to the article. */
export interface PageBlock extends Block {
  /** Share of its words that stand in links, 0 to 1. */
  readonly linkShare: number
}

/** What a paragraph is by the elements around it. */
interface Surroundings {
  readonly kind?: NonNullable<Block['kind']>
  readonly level?: number
  readonly role?: NonNullable<Block['role']>
  readonly listDepth: number
  readonly isPreformatted: boolean
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p plaintext pre section summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' ')
)
const LISTS = new Set(['ul', 'ol', 'menu', 'dir', 'dl'])
const ITEMS = new Set(['li', 'dd', 'dt'])
/** A cell with more than this is no entry of a table but a column of a page. */
const LONGEST_CELL = 600
const DEEPEST_LEVEL = 6
/** Space that aligns nothing any more; taking lines apart costs its square. */
const LONG_SPACE = /[ \t]{100,}/g
const PICTOGRAPHS = /^(?:\p{Extended_Pictographic}|\u200d|\ufe0f){1,8}$/u

class BlockReader {
  readonly blocks: PageBlock[] = []
  /** The paragraph under way. In parts: asking a string that grew piece by piece how it ends copies all of it. */
  #parts: string[] = []
  /** Whether nothing, or a space, is what the next words would follow. */
  #isAfterSpace = true
  #linked = 0
  #breaks = 0
  #links = 0

  read(node: HtmlNode, around: Surroundings): void {
    const words = wordsOfNode(node)
    if (words !== null) this.#words(words, around)
    const element = elementOf(node)
    if (!element || isClutter(element)) return
    const { localName } = element
    if (localName === 'br') this.#break(around)
    else if (localName === 'img') this.#pictograph(element, around)
    else if (localName === 'table') this.#table(element, around)
    else if (BLOCKS.has(localName)) {
      this.flush(around)
      const inside = within(element, around)
      this.#children(element, inside)
      this.flush(inside)
    } else {
      const isLink = localName === 'a'
      if (isLink) this.#links += 1
      this.#children(element, { ...around, ...roleWithin(element, around) })
      if (isLink) this.#links -= 1
    }
  }

  #children(element: HtmlElement, around: Surroundings): void {
    for (const child of element.childNodes) this.read(child, around)
  }

  /** Ends the paragraph under way. */
  flush({ kind, level, role }: Surroundings): void {
    const text = this.#parts.join('').trim()
    const linkShare = text === '' ? 0 : Math.min(1, this.#linked / text.length)
    if (text !== '') {
      this.blocks.push({
        text,
        linkShare,
        ...(kind ? { kind } : {}),
        ...(level !== undefined && (kind === 'heading' || kind === 'list-item') ? { level } : {}),
        ...(role ? { role } : {})
      })
    }
    this.#parts = []
    this.#isAfterSpace = true
    this.#linked = 0
    this.#breaks = 0
  }

  #words(words: string, around: Surroundings): void {
    if (around.isPreformatted) {
      const [first = '', ...rest] = words.replace(LONG_SPACE, ' ').split(/\r\n?|\n/)
      this.#append(first)
      for (const line of rest) {
        this.flush(around)
        this.#append(line)
      }
      return
    }
    const shown = collapse(words)
    if (this.#breaks > 0 && shown.trim() !== '') {
      if (this.#breaks > 1) this.flush(around)
      else if (!this.#isAfterSpace) this.#append(' ')
      this.#breaks = 0
    }
    this.#append(this.#isAfterSpace ? shown.replace(/^ /, '') : shown)
  }

  #append(words: string): void {
    if (words === '') return
    this.#parts.push(words)
    this.#isAfterSpace = words.endsWith(' ')
    if (this.#links > 0) this.#linked += words.length
  }

  /** Two line breaks are an empty line, which is how old pages part their paragraphs. */
  #break(around: Surroundings): void {
    if (around.isPreformatted) this.flush(around)
    else this.#breaks += 1
  }

  /** Some pages draw their pictographs; all other pictures say nothing in the text. */
  #pictograph(image: HtmlElement, around: Surroundings): void {
    const alt = image.getAttribute('alt') ?? ''
    if (PICTOGRAPHS.test(alt)) this.#words(alt, around)
  }

  #table(table: HtmlElement, around: Surroundings): void {
    this.flush(around)
    for (const part of partsOf(table)) {
      if (part.localName !== 'tr') this.#blockAlone(part, around)
      else this.#row(part, around)
    }
  }

  #blockAlone(element: HtmlElement, around: Surroundings): void {
    this.read(element, around)
    this.flush(around)
  }

  /** A row of entries is one paragraph; cells that hold paragraphs of their own only arrange them on the page. */
  #row(row: HtmlElement, around: Surroundings): void {
    if (isClutter(row)) return
    const cells = [...row.childNodes].map((cell) => readBlocks(cell, { ...around, isPreformatted: false }))
    const filled = cells.filter((blocks) => blocks.length > 0)
    const isEntry = (blocks: readonly PageBlock[]): boolean =>
      blocks.length === 1 && blocks.every(({ text, kind }) => text.length <= LONGEST_CELL && kind !== 'heading')
    if (filled.length > 1 && filled.every(isEntry)) {
      const entries = filled.flat()
      const text = entries.map((entry) => entry.text).join(' | ')
      const linkShare = entries.reduce((sum, entry) => sum + entry.linkShare * entry.text.length, 0) / text.length
      this.blocks.push({ text, kind: 'table-row', linkShare })
    } else for (const block of filled.flat()) this.blocks.push(block)
  }
}

/** The rows of a table and whatever else stands in it, without its groups of rows. */
function* partsOf(table: HtmlElement): Generator<HtmlElement> {
  for (const node of table.childNodes) {
    const element = elementOf(node)
    if (!element || element.localName === 'colgroup') continue
    if (['tbody', 'thead', 'tfoot'].includes(element.localName)) yield* partsOf(element)
    else yield element
  }
}

function roleWithin(element: HtmlElement, around: Surroundings): Pick<Surroundings, 'role'> {
  const isMasked = around.role === 'ad' || around.role === 'teaser'
  const role = isMasked ? around.role : (maskByNames(element) ?? around.role ?? roleByNames(element))
  return role ? { role } : {}
}

function within(element: HtmlElement, around: Surroundings): Surroundings {
  const { localName } = element
  const inside = { ...around, ...roleWithin(element, around) }
  const heading = /^h([1-6])$/.exec(localName)?.[1]
  if (heading !== undefined) return { ...inside, kind: 'heading', level: Number(heading) }
  if (LISTS.has(localName)) return { ...inside, listDepth: around.listDepth + 1 }
  if (ITEMS.has(localName)) {
    const level = Math.min(DEEPEST_LEVEL, Math.max(1, around.listDepth))
    return { ...inside, kind: 'list-item', level }
  }
  if (localName === 'blockquote') return { ...inside, kind: 'quote' }
  if (localName === 'figcaption' || localName === 'caption')
    return { ...inside, kind: 'caption', role: inside.role ?? 'caption' }
  if (localName === 'pre' || localName === 'listing') return { ...inside, kind: 'code', isPreformatted: true }
  return inside
}

const ALONE: Surroundings = { listDepth: 0, isPreformatted: false }

/** The paragraphs below a node in the order in which they are read, without what is no part of an article. */
export function readBlocks(root: HtmlNode, around: Surroundings = ALONE): readonly PageBlock[] {
  const reader = new BlockReader()
  reader.read(root, around)
  reader.flush(around)
  return reader.blocks
}
