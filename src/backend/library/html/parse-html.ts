import { parseHTML } from 'linkedom'
import { withinStack } from '../extract-guard'
import type { HtmlDocument } from './dom'
import { slimMarkup } from './slim-markup'

/**
 * Builds a document of markup. Nothing in it runs, and nothing is fetched.
 *
 * @throws ExtractError `too-deep`, `too-large`
 */
export function parseHtml(html: string): HtmlDocument {
  const slim = slimMarkup(html)
  return withinStack(() => (parseHTML(slim) as { readonly document: HtmlDocument }).document)
}
