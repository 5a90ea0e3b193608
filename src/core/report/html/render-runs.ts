import { escapeHtml } from '../../text/escape-html'
import type { Runs } from '../report-document'
import { shownAmongOthers, shownText } from '../shown-text'

/** Text as it must stand in HTML to be nothing but text; what would not be seen, or turns others round, is shown. */
export const html = (text: string): string => escapeHtml(shownAmongOthers(text))

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

/** ` lang="…"` for a language that is known and not the page's own. */
export function languageAttribute(language: string | undefined, own: string): string {
  const isTold = language !== undefined && language !== own && language !== 'und' && LANGUAGE.test(language)
  return isTold ? ` lang="${language}"` : ''
}

/** Only what the document itself made is an id; anything else must not get into an attribute. */
export const idAttribute = (id: string): string => id.replace(/[^a-z0-9-]/g, '')

/** `--h:155`, or grey. */
export const hueStyle = (hue: number | null): string =>
  hue === null || !Number.isFinite(hue) ? '--h:0;--k:0' : `--h:${Math.round(hue)}`

/** Runs as HTML: somebody's words in an element that keeps their direction to themselves. */
export function renderRuns(runs: Runs, own: string): string {
  return runs
    .map(({ text, look, foreign, language, to, tag }) => {
      const lang = languageAttribute(language, own)
      const isAlone = foreign === true || lang !== ''
      let inside = isAlone ? `<bdi${lang}>${escapeHtml(shownText(text))}</bdi>` : html(text)
      if (tag) inside = `<span class="tag" style="${hueStyle(tag.hue)}">${inside}</span>`
      switch (look) {
        case 'strong':
          inside = `<strong>${inside}</strong>`
          break
        case 'faint':
          inside = `<span class="faint">${inside}</span>`
          break
        case 'code':
          inside = `<code>${inside}</code>`
          break
        case 'words':
          inside = `<span class="words">${inside}</span>`
          break
        case 'mark':
          inside = `<mark>${inside}</mark>`
          break
        case undefined:
          break
      }
      return to === undefined ? inside : `<a href="#${idAttribute(to)}">${inside}</a>`
    })
    .join('')
}
