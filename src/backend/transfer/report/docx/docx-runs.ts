import { Bookmark, BorderStyle, InternalHyperlink, Paragraph, ShadingType, TextRun, UnderlineType } from 'docx'
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx'
import { colourOfHue } from '../../../../core/labels/hue-colour'
import { textOf } from '../../../../core/report/report-document'
import type { Run, Runs } from '../../../../core/report/report-document'
import { shownXmlText } from '../../../../core/report/shown-text'
import { baseDirection, hasRightToLeft } from '../../../../core/text/direction'

/** Greys and colours of the report, as Word writes them. */
export const INK = { faint: '5F666F', line: 'CFC9BE', mark: 'FDF3C8', markLine: 'A98600', head: 'F3F1EC' } as const
export const READING_FONT = 'Georgia'

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

function optionsOf({ text, look, foreign, language, tag }: Run): IRunOptions {
  return {
    ...(look === 'strong' && { bold: true }),
    ...(look === 'faint' && { color: INK.faint }),
    ...(look === 'code' && { font: 'Consolas', size: 16 }),
    ...(look === 'words' && { font: READING_FONT }),
    ...(look === 'mark' && {
      shading: { type: ShadingType.CLEAR, fill: INK.mark },
      underline: { type: UnderlineType.SINGLE, color: INK.markLine }
    }),
    // Word's spelling does not go over what was quoted or typed.
    ...(foreign === true && { noProof: true }),
    ...(language !== undefined && LANGUAGE.test(language) && language !== 'und' && { language: { value: language } }),
    ...(tag && {
      bold: true,
      border: { style: BorderStyle.SINGLE, size: 6, space: 1, color: tagColour(tag.hue) }
    }),
    ...(hasRightToLeft(text) && baseDirection(text) === 'rtl' && { rightToLeft: true })
  }
}

const tagColour = (hue: number | null): string => (hue === null ? '868D96' : colourOfHue(hue).slice(1).toUpperCase())

/** A run as Word's runs: a line end is a break. */
function wordRuns(run: Run, more: Partial<IRunOptions> = {}): TextRun[] {
  const options = optionsOf(run)
  return shownXmlText(run.text)
    .split('\n')
    .map((line, index) => new TextRun({ ...options, ...more, text: line, ...(index > 0 && { break: 1 }) }))
}

/** Runs as the children of a paragraph; links lead to bookmarks of the document. */
export function wordChildren(runs: Runs, more: Partial<IRunOptions> = {}): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (run.to === undefined) return wordRuns(run, more)
    return [new InternalHyperlink({ anchor: run.to, children: wordRuns(run, { style: 'Hyperlink', ...more }) })]
  })
}

/** A paragraph of runs, laid out in the direction of its text. */
export function wordParagraph(
  runs: Runs,
  options: Omit<IParagraphOptions, 'children' | 'text'> & { readonly id?: string } = {}
): Paragraph {
  const { id, ...rest } = options
  const children = wordChildren(runs)
  return new Paragraph({
    ...(baseDirection(textOf(runs)) === 'rtl' && { bidirectional: true }),
    ...rest,
    children: id === undefined ? children : [new Bookmark({ id, children })]
  })
}
