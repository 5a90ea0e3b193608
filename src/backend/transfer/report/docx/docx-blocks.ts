import {
  BorderStyle,
  HeadingLevel,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType
} from 'docx'
import type { ParagraphChild } from 'docx'
import { colourOfHue } from '../../../../core/labels/hue-colour'
import { textOf } from '../../../../core/report/report-document'
import type { AnnotatedBlock, BarsBlock, Block, Cell, Runs } from '../../../../core/report/report-document'
import { baseDirection } from '../../../../core/text/direction'
import { INK, wordChildren, wordParagraph } from './docx-runs'

/** Width of the text on A4 with the margins of `docx-report`, in twentieths of a point. */
export const TEXT_WIDTH = 9700

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4
} as const

/** Parts that begin on a page of their own. */
const OWN_PAGE: ReadonlySet<string> = new Set(['summary', 'changes', 'claims', 'text', 'sources'])

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: INK.line }

/** One block as Word's paragraphs and tables. `depth`: inside how many entries it stands. */
export function wordBlocks(block: Block, depth = 0): (Paragraph | Table)[] {
  const indent = { left: depth * 340 }
  switch (block.kind) {
    case 'heading': {
      const isPart = block.level === 2 && OWN_PAGE.has(block.id)
      return [
        wordParagraph(block.runs, {
          id: block.id,
          heading: HEADINGS[block.level],
          keepNext: true,
          ...(isPart && { pageBreakBefore: true })
        })
      ]
    }
    case 'paragraph':
      return [wordParagraph(block.runs, { indent, ...(block.look !== undefined && { style: `Report${block.look}` }) })]
    case 'facts':
      return [
        table(
          [28, 72],
          block.rows.map(({ name, value }) => [[[{ text: name, look: 'faint' }]], [value]]),
          {
            lines: false,
            indent: indent.left
          }
        ),
        gap()
      ]
    case 'table':
      return [
        wordParagraph([{ text: block.caption }], { style: 'Reportcaption', keepNext: true }),
        table(
          block.columns.map(({ share }) => share),
          block.rows,
          { lines: true, indent: 0, head: block.columns.map(({ title }) => title) }
        ),
        gap()
      ]
    case 'list': {
      const reference = block.ordered ? 'report-numbers' : 'report-bullets'
      return block.items.map((runs, index) =>
        wordParagraph(runs, { numbering: { reference, level: Math.min(depth, 1), restart: index === 0 } })
      )
    }
    case 'quote':
      return [
        wordParagraph(quoted(block.runs), {
          style: 'Reportquote',
          indent: { left: indent.left + 240 },
          ...(textOf(block.locator) !== '' && { keepNext: true })
        }),
        ...(textOf(block.locator) === ''
          ? []
          : [wordParagraph(block.locator, { style: 'Reportlocator', indent: { left: indent.left + 240 } })])
      ]
    case 'bars':
      return bars(block)
    case 'entry':
      return [
        wordParagraph(block.head, {
          indent: { left: indent.left + 340 },
          keepNext: true,
          spacing: { before: 140, after: 60 }
        }),
        ...block.blocks.flatMap((inside) => wordBlocks(inside, depth + 1))
      ]
    case 'annotated':
      return [annotated(block)]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

const quoted = (runs: Runs): Runs => runs.map((run) => ({ ...run, foreign: true }))

/** Space behind a table: Word has none of its own. */
const gap = (): Paragraph => new Paragraph({ style: 'Reportgap' })

interface TableLook {
  readonly lines: boolean
  readonly indent: number
  readonly head?: readonly string[]
}

function table(
  shares: readonly number[],
  rows: readonly (readonly Cell[])[],
  { lines, indent, head }: TableLook
): Table {
  const width = TEXT_WIDTH - indent
  const widths = shares.map((share) => Math.round((share * width) / 100))
  const cell = (paragraphs: Cell, index: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: index === 0 ? 0 : 100, right: 100 },
      borders: { top: NONE, left: NONE, right: NONE, bottom: lines ? { ...LINE, ...(isHead && { size: 8 }) } : NONE },
      // Word refuses a cell without a paragraph.
      children: (paragraphs.length === 0 ? [[]] : paragraphs).map((runs) =>
        wordParagraph(isHead ? runs.map((run) => ({ ...run, look: 'strong' as const })) : runs, { style: 'Reportcell' })
      )
    })
  const headRow = head && [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: head.map((title, index) => cell([[{ text: title }]], index, true))
    })
  ]
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    indent: { size: indent, type: WidthType.DXA },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      ...(headRow ?? []),
      ...rows.map(
        (cells) => new TableRow({ cantSplit: true, children: cells.map((each, index) => cell(each, index, false)) })
      )
    ]
  })
}

/** A bar is as many blocks as its share has twentieths; the number says it exactly. */
function bars({ caption, total, rows }: BarsBlock): (Paragraph | Table)[] {
  const blocks = (count: number): string => '█'.repeat(total === 0 ? 0 : Math.max(1, Math.round((20 * count) / total)))
  return [
    wordParagraph([{ text: caption }], { style: 'Reportcaption', keepNext: true }),
    table(
      [34, 10, 56],
      rows.map(({ glyph, label, count }): Cell[] => [
        [[{ text: `${glyph} ${label}` }]],
        [[{ text: String(count) }]],
        [[{ text: count === 0 ? '' : blocks(count), look: 'faint' }]]
      ]),
      { lines: false, indent: 0 }
    ),
    gap()
  ]
}

/** A paragraph of the text: its number and the signs of its sentences hang in the margin. */
function annotated({ number, masked, sentences }: AnnotatedBlock): Paragraph {
  const signs = sentences.map(({ glyph }) => glyph).join('')
  const margin: Runs = [
    { text: `${number} `, look: 'faint' },
    { text: signs, look: 'faint' }
  ]
  const words = sentences.flatMap(({ glyph, hue, runs }): ParagraphChild[] => [
    ...runs.flatMap((run) =>
      wordChildren([run], {
        ...(run.to !== undefined && { superScript: true }),
        ...(masked && { italics: true, color: INK.faint })
      })
    ),
    ...wordChildren(glyph === '' ? [] : [{ text: glyph }], {
      superScript: true,
      color: hue === null ? INK.faint : colourOfHue(hue).slice(1).toUpperCase()
    })
  ])
  const text = sentences.map(({ runs }) => textOf(runs)).join('')
  return new Paragraph({
    style: 'Reporttext',
    tabStops: [{ type: TabStopType.LEFT, position: 1000 }],
    ...(baseDirection(text) === 'rtl' && { bidirectional: true }),
    children: [...wordChildren([...margin, { text: '\t' }], { size: 16 }), ...words]
  })
}
