import { html } from './escape'
import { PAGE_STYLE } from './page-style'

/**
 * The beginning of a page that stands alone: its style is in it, and it may load nothing and run nothing, whatever
 * gets into it (X1, X7).
 */
export function pageStart(title: string, language: string | null, software: string): string {
  return `<!doctype html>
<html${languageAttribute(language) || ' lang="en"'}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${html(software)}">
<title>${html(title)}</title>
<style>
${PAGE_STYLE}</style>
</head>
<body>
`
}

export const PAGE_END = '</body>\n</html>\n'

/** ` lang="…"` for a language that is known. */
export function languageAttribute(language: string | null): string {
  return language !== null && language !== 'und' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language)
    ? ` lang="${language}"`
    : ''
}

/** A page that leads to others, for a folder of pages. */
export function indexPage(
  title: string,
  pages: readonly { readonly title: string; readonly path: string; readonly passages: number }[],
  software: string
): string {
  const items = pages.map(({ title: name, path, passages }) => {
    const href = path.split('/').map(encodeURIComponent).join('/')
    const count = `${passages} ${passages === 1 ? 'annotation' : 'annotations'}`
    return `<li><a href="${html(href)}" dir="auto">${html(name || path)}</a> <span class="faint">${count}</span></li>\n`
  })
  const list = items.length === 0 ? '<p>There are no articles.</p>\n' : `<ol class="index">\n${items.join('')}</ol>\n`
  return `${pageStart(title, null, software)}<main class="plain">\n<h1 dir="auto">${html(title)}</h1>\n${list}</main>\n${PAGE_END}`
}
