import type { FormatSetting } from '../format'

/** Whether documents are written on a page each or on one. */
export const PAGES_SETTING: FormatSetting = {
  id: 'pages',
  name: 'Pages',
  description: 'A file for each article, or all articles one below the other in a single file.',
  choices: [
    { id: 'each', name: 'A file for each article' },
    { id: 'one', name: 'One file' }
  ]
}

/** Name of the one page, without its ending. */
export const ONE_PAGE = 'marked-articles'

/** A name for the page that leads to the others, which none of them has: `index`, else `index-2`… */
export function freeIndexName(taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()))
  let name = 'index'
  for (let count = 2; names.has(name); count += 1) name = `index-${count}`
  return name
}
