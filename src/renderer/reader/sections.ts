import type { TextRange } from '../../core/model/text-range'
import type { Block } from './blocks'

const MOST_BLOCKS = 16
/** How long a section may get, in UTF-16 code units, unless its owner says otherwise. */
export const MOST_LENGTH = 6_000
/** A title this far into the text does not make what is above it the head of the article. */
const LONGEST_HEAD = 6

/** A run of blocks that is laid out and painted together; `start` and `end` in UTF-16 code units. */
export interface Section extends TextRange {
  readonly blocks: readonly Block[]
}

/** The sections of a text: the head, which stands above the byline, and the rest. */
export interface Sections {
  readonly head: Section | null
  readonly body: readonly Section[]
}

/**
 * Groups blocks into sections, small enough for one to be laid out in a few milliseconds.
 *
 * @param mostLength length of a section in UTF-16 code units that it does not exceed, unless one block alone does
 */
export function groupBlocks(blocks: readonly Block[], mostLength = MOST_LENGTH): Sections {
  const lastTitle = blocks.slice(0, LONGEST_HEAD).findLastIndex((block) => block.kind === 'title')
  const body: Section[] = []
  let group: Block[] = []
  let length = 0
  for (const block of blocks.slice(lastTitle + 1)) {
    const size = block.end - block.start
    if (group.length > 0 && (group.length >= MOST_BLOCKS || length + size > mostLength)) {
      body.push(sectionOf(group))
      group = []
      length = 0
    }
    group.push(block)
    length += size
  }
  if (group.length > 0) body.push(sectionOf(group))
  return { head: lastTitle < 0 ? null : sectionOf(blocks.slice(0, lastTitle + 1)), body }
}

/** Measures of the text's type, in CSS pixels. */
export interface TypeMeasure {
  /** Width of a column of text. */
  readonly width: number
  /** Average width of a UTF-16 code unit of this text. */
  readonly unitWidth: number
  readonly lineHeight: number
  /** Space below a paragraph. */
  readonly paragraphGap: number
  /** Columns of text side by side. */
  readonly columns: number
}

/** Height a section will have, about; used until it has been laid out for the first time. In CSS pixels. */
export function estimateHeight(section: Section, measure: TypeMeasure): number {
  const perLine = Math.max(1, measure.width / measure.unitWidth)
  let height = 0
  for (const block of section.blocks) {
    // Half a unit more than the exact quotient: breaking at words leaves lines short by some of a word.
    const lines = Math.max(1, Math.ceil((block.end - block.start) / perLine + 0.05))
    height += lines * measure.lineHeight + (block.continues ? 0 : measure.paragraphGap)
  }
  return Math.round(height / measure.columns)
}

function sectionOf(blocks: readonly Block[]): Section {
  return { start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0, blocks }
}
