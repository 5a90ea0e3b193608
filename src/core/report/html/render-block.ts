import type { AnnotatedBlock, BarsBlock, Block, TableBlock } from '../report-document'
import { textOf } from '../report-document'
import { hueStyle, html, idAttribute, languageAttribute, renderRuns } from './render-runs'

/** One block as HTML. `own` is the page's language. */
export function renderBlock(block: Block, own: string): string {
  switch (block.kind) {
    case 'heading': {
      const { level, id, runs } = block
      return `<h${level} id="${idAttribute(id)}">${renderRuns(runs, own)}</h${level}>\n`
    }
    case 'paragraph': {
      const look = block.look === undefined ? '' : ` class="${block.look}"`
      return `<p${look}>${renderRuns(block.runs, own)}</p>\n`
    }
    case 'facts': {
      const rows = block.rows.map(
        ({ name, value }) => `<div><dt>${html(name)}</dt><dd>${renderRuns(value, own)}</dd></div>\n`
      )
      return `<dl>\n${rows.join('')}</dl>\n`
    }
    case 'table':
      return renderTable(block, own)
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((runs) => `<li>${renderRuns(runs, own)}</li>\n`).join('')
      return `<${name}>\n${items}</${name}>\n`
    }
    case 'quote': {
      const locator = textOf(block.locator) === '' ? '' : `<figcaption>${renderRuns(block.locator, own)}</figcaption>`
      const words = `<blockquote dir="auto"${languageAttribute(block.language, own)}>${renderRuns(block.runs, own)}</blockquote>`
      return `<figure>${words}${locator}</figure>\n`
    }
    case 'bars':
      return renderBars(block)
    case 'entry': {
      const inside = block.blocks.map((each) => renderBlock(each, own)).join('')
      return `<div class="entry">\n<p class="head">${renderRuns(block.head, own)}</p>\n${inside}</div>\n`
    }
    case 'annotated':
      return renderAnnotated(block, own)
    case 'page-break':
      return '<div class="page-break"></div>\n'
  }
}

function renderTable({ caption, columns, rows }: TableBlock, own: string): string {
  const widths = columns.map(({ share }) => `<col style="width:${share}%">`).join('')
  const heads = columns.map(({ title }) => `<th scope="col">${html(title)}</th>`).join('')
  const body = rows.map((cells) => {
    const inside = cells.map((cell, index) => {
      const paragraphs = cell.map((runs) => `<p>${renderRuns(runs, own)}</p>`).join('')
      return index === 0 ? `<th scope="row">${paragraphs}</th>` : `<td>${paragraphs}</td>`
    })
    return `<tr>${inside.join('')}</tr>\n`
  })
  const head = `<caption>${html(caption)}</caption>\n<colgroup>${widths}</colgroup>\n<thead><tr>${heads}</tr></thead>\n`
  return `<div class="scroll" tabindex="0" role="group" aria-label="${html(caption)}"><table>\n${head}<tbody>\n${body.join('')}</tbody>\n</table></div>\n`
}

function renderBars({ caption, total, rows }: BarsBlock): string {
  const bars = rows.map(({ glyph, label, hue, count }) => {
    const share = total === 0 ? 0 : Math.min(100, (100 * count) / total)
    const bar = `<span class="bar" style="${hueStyle(hue)};--s:${share.toFixed(1)}%"></span>`
    const name = `<th scope="row"><span class="glyph" aria-hidden="true">${html(glyph)}</span> ${html(label)}</th>`
    return `<tr>${name}<td class="number">${count}</td><td aria-hidden="true">${bar}</td></tr>\n`
  })
  const head = '<thead class="unseen"><tr><th scope="col">What</th><th scope="col">How many</th><td></td></tr></thead>'
  return `<table class="bars">\n<caption>${html(caption)}</caption>\n${head}\n<tbody>\n${bars.join('')}</tbody>\n</table>\n`
}

/** A paragraph with its number and the states of its sentences in the margin; each state is also said in words. */
function renderAnnotated({ number, language, masked, sentences }: AnnotatedBlock, own: string): string {
  const margin = sentences
    .filter(({ state }) => state !== '')
    .map(({ glyph, hue, state }) => `<span style="${hueStyle(hue)}" title="${html(state)}">${html(glyph)}</span>`)
    .join('')
  const words = sentences.map(({ glyph, hue, state, runs }) => {
    const said =
      state === ''
        ? ''
        : `<span class="state" style="${hueStyle(hue)}"><span aria-hidden="true">${html(glyph)}</span><span class="unseen"> (${html(state)}) </span></span>`
    return `${renderRuns(runs, own)}${said}`
  })
  const lang = languageAttribute(language, own)
  const side = `<span class="side"><span class="no">${number}</span><span class="states" aria-hidden="true">${margin}</span></span>`
  return `<div class="annotated${masked ? ' masked' : ''}">${side}<p dir="auto"${lang}>${words.join('')}</p></div>\n`
}
