import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun
} from 'docx'
import type { INumberingOptions, IParagraphStyleOptions, IStylesOptions, Table } from 'docx'
import { textOf } from '../../../../core/report/report-document'
import type { Block, HeadingBlock, ReportDocument } from '../../../../core/report/report-document'
import { shownXmlText } from '../../../../core/report/shown-text'
import { wordBlocks } from './docx-blocks'
import { INK, READING_FONT, wordParagraph } from './docx-runs'

/** A report as a Word document: headings, tables with heads that repeat, bookmarks, numbers of pages. */
export async function writeReportDocx(report: ReportDocument): Promise<Buffer> {
  const title = shownXmlText(report.title)
  const small = { size: 16, color: INK.faint }
  const document = new Document({
    title,
    creator: shownXmlText(report.software),
    description: 'A fact-check.',
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1250, bottom: 1130, left: 1100, right: 1100 } }
        },
        headers: {
          default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: title, ...small })] })] }),
          first: new Header({ children: [new Paragraph('')] })
        },
        footers: { default: pageNumber(small), first: pageNumber(small) },
        children: withContents(report.blocks)
      }
    ]
  })
  return Packer.toBuffer(document)
}

function pageNumber(small: { readonly size: number; readonly color: string }): Footer {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children, ...small })] })]
  })
}

/** The blocks, with a list of the parts before the first of them. */
function withContents(blocks: readonly Block[]): (Paragraph | Table)[] {
  const parts = blocks.filter((block): block is HeadingBlock => block.kind === 'heading' && block.level === 2)
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.level === 2)
  const contents = [
    wordParagraph([{ text: 'Contents' }], { style: 'Reportcaption', keepNext: true }),
    ...parts.map(({ id, runs }) =>
      wordParagraph([{ text: textOf(runs), to: id }], { numbering: { reference: 'report-numbers', level: 0 } })
    )
  ]
  const from = first < 0 ? blocks.length : first
  return [
    ...blocks.slice(0, from).flatMap((block) => wordBlocks(block)),
    ...(parts.length === 0 ? [] : contents),
    ...blocks.slice(from).flatMap((block) => wordBlocks(block))
  ]
}

const style = (name: string, given: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions => ({
  id: `Report${name}`,
  name: `Report ${name}`,
  basedOn: 'Normal',
  ...given
})

const heading = (size: number, before: number, font?: string) => ({
  run: { size, bold: true, color: '1D2125', ...(font !== undefined && { font }) },
  paragraph: { spacing: { before, after: 120 }, keepNext: true }
})

const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 20, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100, line: 276 } }
    },
    heading1: heading(44, 1400, READING_FONT),
    heading2: heading(32, 360, READING_FONT),
    heading3: {
      run: { size: 23, bold: true, color: '1D2125' },
      paragraph: {
        spacing: { before: 360, after: 120 },
        keepNext: true,
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: INK.line } }
      }
    },
    heading4: heading(18, 200)
  },
  paragraphStyles: [
    style('lead', { run: { font: READING_FONT, size: 24, color: '4F565F' }, paragraph: { spacing: { after: 200 } } }),
    style('faint', { run: { color: INK.faint } }),
    style('notice', {
      paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: 'C98A1B' } } }
    }),
    style('caption', {
      run: { size: 17, bold: true, color: '4F565F' },
      paragraph: { spacing: { before: 120, after: 60 } }
    }),
    style('cell', { run: { size: 18 }, paragraph: { spacing: { after: 20, line: 252 } } }),
    style('gap', { run: { size: 8 }, paragraph: { spacing: { after: 60 } } }),
    style('quote', {
      run: { font: READING_FONT, size: 22 },
      paragraph: {
        spacing: { before: 80, after: 40 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: INK.markLine } }
      }
    }),
    style('locator', { run: { size: 17, color: INK.faint }, paragraph: { spacing: { after: 140 } } }),
    style('text', {
      run: { font: READING_FONT, size: 22 },
      paragraph: {
        spacing: { after: 160, line: 312 },
        indent: { left: 1000, hanging: 1000 }
      }
    })
  ]
}

const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'report-bullets',
      levels: [0, 1].map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: '•',
        style: { paragraph: { indent: { left: 340 + 340 * level, hanging: 240 } } }
      }))
    },
    {
      reference: 'report-numbers',
      levels: [0, 1].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: { paragraph: { indent: { left: 440 + 340 * level, hanging: 440 } } }
      }))
    }
  ]
}
