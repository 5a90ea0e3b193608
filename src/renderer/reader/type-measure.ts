import { estimateHeight, type TypeMeasure } from './sections'
import type { TextDom } from './text-dom'

const SAMPLE = 3000

/** Measures the type that the text is set in, by its first paragraph's style and a sample of the text. */
export function measureType(dom: TextDom): TypeMeasure | null {
  const view = dom.blocks.find((each) => each.block.kind === 'paragraph')
  const context = document.createElement('canvas').getContext('2d')
  if (!view || !context) return null
  const style = getComputedStyle(view.element)
  const fontSize = Number.parseFloat(style.fontSize)
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  const sample = dom.text.slice(view.start, view.start + SAMPLE)
  return {
    width: Math.max(1, view.element.clientWidth),
    unitWidth: Math.max(1, context.measureText(sample).width / sample.length),
    lineHeight: Number.parseFloat(style.lineHeight) || fontSize * 1.5,
    paragraphGap: Number.parseFloat(style.marginBottom) || 0
  }
}

/** Tells the browser how high each section will be, for as long as it was never laid out. */
export function reserveHeights(dom: TextDom, measure: TypeMeasure): void {
  for (const { element, section } of dom.sections) {
    element.style.containIntrinsicBlockSize = `auto ${estimateHeight(section, measure)}px`
  }
}
