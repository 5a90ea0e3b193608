import { Readability } from '@mozilla/readability'
import type { HtmlDocument, HtmlElement } from './dom'

/** The part of a page that is its article. */
export interface FoundArticle {
  readonly root: HtmlElement
  /** What the finder takes for headline and byline; it takes the byline out of the text. */
  readonly title: string | null
  readonly byline: string | null
}

interface Finder {
  parse(): { content?: HtmlElement | null; title?: string | null; byline?: string | null } | null
}

/**
 * Finds the article on a page; null when nothing on it looks like one. The document is changed by this: read its
 * metadata first, and build it again for anything else.
 */
export function findArticle(document: HtmlDocument): FoundArticle | null {
  const options = {
    // Names of elements tell what is no part of the article, see clutter.ts.
    keepClasses: true,
    // JSON-LD is read in json-ld.ts.
    disableJSONLD: true,
    serializer: (node: unknown) => node
  }
  // The library declares the document of a browser, which the one that we build is not in full.
  const Constructor = Readability as unknown as new (document: HtmlDocument, options: unknown) => Finder
  const found = parseWithin(() => new Constructor(document, options).parse())
  const root = found?.content ?? null
  return root === null ? null : { root, title: found?.title?.trim() || null, byline: found?.byline?.trim() || null }
}

/** The library follows rows of line breaks deeper than the stack is; such a page is no article that it would find. */
function parseWithin<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
