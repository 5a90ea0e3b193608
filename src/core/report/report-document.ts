// A report as blocks: what every format of it shows, and nothing of how. A format that leaves a block out or shows it
// twice breaks the tests that read every format back.

/** A stretch of text in one look. */
export interface Run {
  readonly text: string
  /** `strong`, `faint`, `code` (hashes, addresses), `words` (of a text that is reported on), `mark`: words of a claim. */
  readonly look?: 'strong' | 'faint' | 'code' | 'words' | 'mark'
  /** Somebody's words: set in their own direction, so that they cannot turn round what stands beside them. */
  readonly foreign?: boolean
  /** BCP 47, where it is not the report's own. */
  readonly language?: string
  /** Id of the heading it leads to, inside the report. */
  readonly to?: string
  /** A small label with its colour: hue in degrees of OKLCH, null for grey. Its text says everything by itself. */
  readonly tag?: { readonly hue: number | null }
}
export type Runs = readonly Run[]

export interface HeadingBlock {
  readonly kind: 'heading'
  /** 1: the report's title, 2: its parts, 3 and 4: what they consist of. No level is left out. */
  readonly level: 1 | 2 | 3 | 4
  /** Unique in the report: small letters, digits and hyphens. */
  readonly id: string
  readonly runs: Runs
}
export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly runs: Runs
  readonly look?: 'lead' | 'faint' | 'notice'
}
/** Names with their values. */
export interface FactsBlock {
  readonly kind: 'facts'
  readonly rows: readonly { readonly name: string; readonly value: Runs }[]
}
/** The paragraphs of a cell. */
export type Cell = readonly Runs[]
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  /** `share` of the width; the shares of a table make 100. */
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  /** As many cells a row as there are columns; the first one names the row. */
  readonly rows: readonly (readonly Cell[])[]
}
export interface ListBlock {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly Runs[]
}
/** Words of a text, and where they stand in it. */
export interface QuoteBlock {
  readonly kind: 'quote'
  readonly runs: Runs
  /** BCP 47. */
  readonly language: string
  readonly locator: Runs
}
/** How many of a whole, as bars. */
export interface BarsBlock {
  readonly kind: 'bars'
  readonly caption: string
  readonly total: number
  readonly rows: readonly {
    readonly glyph: string
    readonly label: string
    readonly hue: number | null
    readonly count: number
  }[]
}
/** Something with a head and parts of its own: a piece of evidence, an answer. */
export interface EntryBlock {
  readonly kind: 'entry'
  readonly head: Runs
  readonly blocks: readonly (ParagraphBlock | FactsBlock | QuoteBlock | ListBlock)[]
}
/** A paragraph of an article with the state of each of its sentences. */
export interface AnnotatedBlock {
  readonly kind: 'annotated'
  /** Of the paragraph in its article, from 1. */
  readonly number: number
  readonly language: string
  /** Left out of the work. */
  readonly masked: boolean
  readonly sentences: readonly AnnotatedSentence[]
}
export interface AnnotatedSentence {
  /** Of its state: a glyph for the margin and the words for it. */
  readonly glyph: string
  readonly state: string
  readonly hue: number | null
  readonly runs: Runs
}
export interface PageBreakBlock {
  readonly kind: 'page-break'
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | FactsBlock
  | TableBlock
  | ListBlock
  | QuoteBlock
  | BarsBlock
  | EntryBlock
  | AnnotatedBlock
  | PageBreakBlock

export interface ReportDocument {
  readonly title: string
  /** BCP 47, of the report's own words. */
  readonly language: string
  /** Name and version of the program. */
  readonly software: string
  /** ISO 8601 in UTC. */
  readonly madeAt: string
  readonly blocks: readonly Block[]
}

/** The text of runs, without their looks. */
export const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('')

/** Every block, those inside of entries too, in reading order. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block
    if (block.kind === 'entry') yield* allBlocks(block.blocks)
  }
}

/** Every stretch of text of a block itself, in reading order; not of the blocks inside it. */
export function runsOf(block: Block): Runs {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.runs
    case 'facts':
      return block.rows.flatMap(({ name, value }) => [{ text: name }, ...value])
    case 'table':
      return [
        { text: block.caption },
        ...block.columns.map(({ title }) => ({ text: title })),
        ...block.rows.flatMap((cells) => cells.flatMap((cell) => cell.flat()))
      ]
    case 'list':
      return block.items.flat()
    case 'quote':
      return [...block.runs, ...block.locator]
    case 'bars':
      return [{ text: block.caption }, ...block.rows.map(({ label }) => ({ text: label }))]
    case 'entry':
      return block.head
    case 'annotated':
      return block.sentences.flatMap(({ runs }) => runs)
    case 'page-break':
      return []
  }
}
