import { parseHTML } from 'linkedom'

/** As much of linkedom's nodes as is looked at; its own types are those of a browser, which the core does not have. */
interface HtmlNode {
  /** 1 an element, 3 text, 8 a comment. */
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly firstChild: HtmlNode | null
  readonly nextSibling: HtmlNode | null
}

/** A text node, or a `<br>`, and where it stands. Places are UTF-16 code units. */
interface Piece {
  /** `/div[1]/p[2]/text()[1]` */
  readonly path: string
  /** Where it begins in the text. */
  readonly at: number
  /** Where it begins in what Label Studio counts. */
  readonly countedAt: number
  readonly counted: string
  /** Whether its words are in the text; those of style sheets are counted, but nobody sees them. */
  readonly isShown: boolean
}

/** A place in the HTML as Label Studio writes it; `offset` in UTF-16 code units of the text node. */
export interface HtmlPlace {
  readonly path: string
  readonly offset: number
}

/** `innerHTML` drops these tags and keeps what is in them. */
const TRANSPARENT = new Set(['html', 'head', 'body'])
/** Label Studio takes scripts out before it shows anything. */
const REMOVED = new Set(['script', 'noscript', 'iframe'])
/** Deeper than any real page; hostile ones nest without end, and every level has its whole path. */
const DEEPEST = 512

/**
 * The text of a task's HTML: its text nodes one after another with a line feed for every `<br>`, which is what Label
 * Studio's `globalOffsets` count, less what style sheets say. No white space is added between blocks or taken away, so
 * that every position in the HTML is one in the text.
 */
export class HtmlText {
  readonly text: string
  /** The text with style sheets: what `globalOffsets` count. */
  readonly counted: string
  readonly #pieces: readonly Piece[]
  readonly #byPath: ReadonlyMap<string, Piece>
  /** Where the children of an element begin in the text, and where the last one ends. */
  readonly #children: ReadonlyMap<string, readonly number[]>

  /** @throws {RangeError} if elements are nested too deep */
  constructor(html: string) {
    const walk = new Walk()
    walk.run(html)
    this.#pieces = walk.pieces
    this.#byPath = new Map(walk.pieces.map((piece) => [piece.path, piece]))
    this.#children = walk.children
    this.text = walk.text
    this.counted = walk.counted
  }

  /** The place of a node and an offset in the text; null when the HTML has no such place. */
  atPath(path: string, offset: number): number | null {
    const known = this.#find(path)
    if (!known || !Number.isSafeInteger(offset) || offset < 0) return null
    if (Array.isArray(known)) return (known as readonly number[])[offset] ?? null
    const piece = known as Piece
    if (offset > piece.counted.length) return null
    return piece.isShown ? piece.at + offset : piece.at
  }

  /** The code units of a text node; null when there is no such one. */
  wordsAt(path: string): string | null {
    const known = this.#find(path)
    return known === null || Array.isArray(known) ? null : (known as Piece).counted
  }

  /** A place in what is counted as one in the text. */
  fromCounted(offset: number): number {
    const piece = this.#pieces[lastBefore(this.#pieces, 'countedAt', offset)]
    if (!piece) return 0
    return piece.isShown ? piece.at + Math.min(offset - piece.countedAt, piece.counted.length) : piece.at
  }

  /** A place in the text as one in what is counted: of a start the last such place, of an end the first. */
  toCounted(offset: number, side: 'start' | 'end'): number {
    const piece = this.#shownAt(offset, side)
    return piece ? piece.countedAt + (offset - piece.at) : 0
  }

  /** A place in the text as a node and an offset; at a border a start lies in the later node, an end in the earlier. */
  toPath(offset: number, side: 'start' | 'end'): HtmlPlace | null {
    const piece = this.#shownAt(offset, side)
    return piece ? { path: piece.path, offset: offset - piece.at } : null
  }

  #shownAt(offset: number, side: 'start' | 'end'): Piece | null {
    for (let index = lastBefore(this.#pieces, 'at', offset); index >= 0; index -= 1) {
      const piece = this.#pieces[index]
      if (!piece?.isShown || piece.counted === '') continue
      const end = piece.at + piece.counted.length
      if (side === 'start' ? offset < end : offset > piece.at) return piece
      // Behind the last character there is no later node.
      if (side === 'start' && offset === end && end === this.text.length) return piece
    }
    return this.#pieces[0] ?? null
  }

  #find(path: string): Piece | readonly number[] | null {
    const plain = path
      .replace(/^\./, '')
      .toLowerCase()
      .replace(/^\/html\[1\]\/body\[1\]/, '')
      .replace(/text\(\)$/, 'text()[1]')
    // Other programs than browsers put no tbody into a table that has none.
    for (const each of [plain, plain.replace(/(\/table\[\d+\])(?=\/tr\[)/g, '$1/tbody[1]')]) {
      const found = this.#byPath.get(each) ?? this.#children.get(each)
      if (found) return found
    }
    return null
  }
}

/** Index of the last piece that begins at or before an offset; -1 when there is none. */
function lastBefore(pieces: readonly Piece[], key: 'at' | 'countedAt', offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pieces[middle]?.[key] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** An element whose children are being visited. */
interface Level {
  readonly path: string
  readonly isStyle: boolean
  readonly isPreformatted: boolean
  readonly next: HtmlNode[]
  readonly counts: Map<string, number>
  readonly starts: number[]
  /** The `tbody` that a browser puts around rows that stand in no such one; null while there is none open. */
  rows: { readonly path: string; readonly counts: Map<string, number> } | null
}

/** Visits a document without recursion, which hostile nesting would overflow. */
class Walk {
  readonly pieces: Piece[] = []
  readonly children = new Map<string, readonly number[]>()
  text = ''
  counted = ''

  run(html: string): void {
    const { document } = parseHTML(`<!doctype html><html><body>${html.replace(/\r\n?/g, '\n')}</body></html>`) as {
      document: { documentElement: HtmlNode }
    }
    const open = [this.#open('', document.documentElement, false)]
    for (let level = open.at(-1); level; level = open.at(-1)) {
      const node = level.next.shift()
      if (!node) {
        this.children.set(level.path, [...level.starts, this.text.length])
        open.pop()
        continue
      }
      const name = node.nodeName.toLowerCase()
      if (node.nodeType === 3) this.#text(level, node)
      else if (node.nodeType !== 1 || REMOVED.has(name)) level.starts.push(this.text.length)
      else {
        level.starts.push(this.text.length)
        const path = pathOf(level, name)
        if (name === 'br') this.#add(path, '\n', true)
        else open.push(this.#open(path, node, level.isStyle || name === 'style'))
        if (open.length > DEEPEST) throw new RangeError(`elements are nested deeper than ${DEEPEST}`)
      }
    }
  }

  #open(path: string, node: HtmlNode, isStyle: boolean): Level {
    const name = node.nodeName.toLowerCase()
    return {
      path,
      isStyle,
      isPreformatted: name === 'pre',
      next: childrenOf(node),
      counts: new Map(),
      starts: [],
      rows: null
    }
  }

  /** Neighbouring text nodes are one, as they are in a browser; here entities begin new ones. */
  #text(level: Level, node: HtmlNode): void {
    let words = node.textContent ?? ''
    while (level.next[0]?.nodeType === 3) words += level.next.shift()?.textContent ?? ''
    // HTML drops the line break that follows the tag.
    if (level.isPreformatted && level.starts.length === 0) words = words.replace(/^\n/, '')
    level.starts.push(this.text.length)
    this.#add(pathOf(level, 'text()'), frozen(words, this.text === ''), !level.isStyle)
  }

  #add(path: string, counted: string, isShown: boolean): void {
    this.pieces.push({ path, at: this.text.length, countedAt: this.counted.length, counted, isShown })
    this.counted += counted
    if (isShown) this.text += counted
  }
}

/** Characters that a frozen text cannot have, replaced one for one. */
function frozen(words: string, isFirst: boolean): string {
  const lines = words.replaceAll('\r', '\n')
  return isFirst ? lines.replace(/^\uFEFF+/, (marks) => ' '.repeat(marks.length)) : lines
}

/** The path of a child that is met next. */
function pathOf(level: Level, name: string): string {
  const isTable = /\/table\[\d+\]$/.test(level.path)
  if (isTable && name === 'tr') {
    level.rows ??= { path: `${level.path}/${step(level.counts, 'tbody')}`, counts: new Map() }
    return `${level.rows.path}/${step(level.rows.counts, name)}`
  }
  if (isTable && /^(?:thead|tbody|tfoot|caption|colgroup)$/.test(name)) level.rows = null
  return `${level.path}/${step(level.counts, name)}`
}

function step(counts: Map<string, number>, name: string): string {
  const count = (counts.get(name) ?? 0) + 1
  counts.set(name, count)
  return `${name}[${count}]`
}

function childrenOf(node: HtmlNode): HtmlNode[] {
  const found: HtmlNode[] = []
  const left: HtmlNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) left.push(child)
  left.reverse()
  for (let child = left.pop(); child; child = left.pop()) {
    if (child.nodeType !== 1 || !TRANSPARENT.has(child.nodeName.toLowerCase())) {
      found.push(child)
      continue
    }
    const inside: HtmlNode[] = []
    for (let each = child.firstChild; each; each = each.nextSibling) inside.push(each)
    left.push(...inside.reverse())
  }
  return found
}

/** HTML whose text, as `HtmlText` has it, is this one. */
export function htmlOf(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' }
  return text.replace(/[&<>\n]/g, (character) => entities[character] ?? character)
}
