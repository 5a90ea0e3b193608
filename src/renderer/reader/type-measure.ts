import { estimateHeight, type TypeMeasure } from './sections'
import type { TextClasses, TextDom } from './text-dom'

const SAMPLE = 3000
/** So much of the view's height a row of columns fills: one sees where it ends and the next begins. */
const SPREAD_SHARE = 0.8

/** Measures the type that the text is set in, by its first paragraph's style and a sample of the text. */
export function measureType(dom: TextDom): TypeMeasure | null {
  // What stands above the byline may be set otherwise.
  const parent = dom.sections.at(-1)?.element.parentElement
  const body = dom.sections.find((section) => section.element.parentElement === parent)
  const view = dom.blocks.find((each) => each.block.kind === 'paragraph' && each.start >= (body?.start ?? 0))
  return view ? measureElement(view.element, dom.text.slice(view.start, view.start + SAMPLE)) : null
}

/** Measures the type before there is any text, by a paragraph that comes and goes. */
export function measureAhead(body: HTMLElement, classes: TextClasses, text: string): TypeMeasure | null {
  const section = document.createElement('div')
  section.className = classes.section
  const paragraph = document.createElement('p')
  paragraph.className = classes.paragraph
  const sample = text.slice(0, SAMPLE)
  paragraph.textContent = sample
  section.append(paragraph)
  body.replaceChildren(section)
  const measure = measureElement(paragraph, sample)
  section.remove()
  return measure
}

/**
 * How much text, in UTF-16 code units, a row of columns should have so that it fits into the view: who reads down one
 * column must not have to scroll back up for the next. Null where there is one column.
 *
 * @param viewHeight in CSS pixels
 */
export function spreadLength(measure: TypeMeasure, viewHeight: number): number | null {
  if (measure.columns < 2) return null
  const lines = Math.max(4, (viewHeight * SPREAD_SHARE) / measure.lineHeight)
  // Words at line ends, ends of paragraphs and the space between them take about a sixth.
  return Math.round(((lines * measure.width) / measure.unitWidth) * measure.columns * 0.85)
}

/** Tells the browser how high each section will be, for as long as it was never laid out. */
export function reserveHeights(dom: TextDom, measure: TypeMeasure): void {
  for (const { element, section } of dom.sections) {
    element.style.containIntrinsicBlockSize = `auto ${estimateHeight(section, measure)}px`
  }
}

function measureElement(element: HTMLElement, sample: string): TypeMeasure | null {
  const context = document.createElement('canvas').getContext('2d')
  const section = element.parentElement
  if (!context || !section || sample === '') return null
  const style = getComputedStyle(element)
  const fontSize = Number.parseFloat(style.fontSize)
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  context.letterSpacing = style.letterSpacing
  context.wordSpacing = style.wordSpacing
  const width = Math.max(1, element.clientWidth)
  return {
    width,
    unitWidth: Math.max(1, context.measureText(sample).width / sample.length),
    lineHeight: Number.parseFloat(style.lineHeight) || fontSize * 1.5,
    paragraphGap: Number.parseFloat(style.marginBottom) || 0,
    columns: columnsIn(section, width)
  }
}

/** The number of columns that a section's width was divided into. */
function columnsIn(section: HTMLElement, columnWidth: number): number {
  const style = getComputedStyle(section)
  const gap = Number.parseFloat(style.columnGap)
  if (Number.isNaN(gap) || style.columnCount === 'auto') return 1
  const room = section.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
  return Math.max(1, Math.round((room + gap) / (columnWidth + gap)))
}
