import type { Block, HeadingBlock, ReportDocument } from '../report-document'
import { textOf } from '../report-document'
import { renderBlock } from './render-block'
import { html, idAttribute, renderRuns } from './render-runs'
import { pageRules, REPORT_STYLE } from './report-style'

/**
 * A report as one page that stands alone: its style is in it, and its content security policy forbids it to load or
 * run anything, whatever gets into it (X1, X7). It follows the theme of the system and is made to be printed.
 */
export function renderReportHtml({ title, language, software, blocks }: ReportDocument): string {
  const parts = blocks.filter((block): block is HeadingBlock => block.kind === 'heading' && block.level === 2)
  const entries = parts.map(({ id, runs }) => `<li><a href="#${idAttribute(id)}">${html(textOf(runs))}</a></li>\n`)
  const contents = `<nav class="contents" aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n${entries.join('')}</ol>\n</nav>\n`
  return `<!doctype html>
<html lang="${/^[A-Za-z-]+$/.test(language) ? language : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${html(software)}">
<title>${html(title)}</title>
<style>
${REPORT_STYLE}${pageRules(title)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<main id="report">
${renderParts(blocks, language, contents)}</main>
</body>
</html>
`
}

/** The blocks, each part (level 2) and each claim or text (level 3) in a section; the contents before the first part. */
function renderParts(blocks: readonly Block[], own: string, contents: string): string {
  const out: string[] = []
  let depth = 0
  const closeTo = (wanted: number): void => {
    for (; depth > wanted; depth -= 1) out.push('</section>\n')
  }
  let hasContents = false
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 3) {
      closeTo(block.level === 3 ? 1 : 0)
      if (block.level === 2 && !hasContents) {
        out.push(contents)
        hasContents = true
      }
      if (block.level > 1) {
        depth += 1
        out.push(`<section aria-labelledby="${idAttribute(block.id)}">\n`)
      }
      if (block.level === 1) {
        out.push(`<header>\n<h1 id="${idAttribute(block.id)}">${renderRuns(block.runs, own)}</h1>\n</header>\n`)
        continue
      }
    }
    out.push(renderBlock(block, own))
  }
  closeTo(0)
  return out.join('')
}
