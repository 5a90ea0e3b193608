import { parseHTML } from 'linkedom'
import { freezeText } from '../../text/freeze'

/** The text of a web page as annotation programs in a browser count it. */
export interface PageText {
  /** `document.body.textContent`, line ends as LF. */
  readonly text: string
  readonly title: string
}

/** The little of a document that is used; the core knows no DOM types. */
interface PageDocument {
  readonly title: string | null
  querySelector(tag: 'body'): { readonly textContent: string | null } | null
}

/** Elements that are commonly left open, or have no end at all. */
const UNCLOSED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option'.split(
    ' '
  )
)
/** Deeper than any page that a browser shows; far deeper ones take minutes to build. */
const DEEPEST = 5_000

/**
 * The text of a saved web page; null when it cannot be taken apart. Scripts and styles count, because they count for
 * `textContent`; nothing runs. Three rules of the HTML parser that this one lacks are supplied: what stands behind
 * `</body>` belongs to the body, what stands in `<noscript>` is text where scripts may run, and a line end right after
 * `<pre>` is none.
 */
export function pageText(html: string): PageText | null {
  if (isTooDeep(html)) return null
  const source = freezeText(html)
    .replace(/(<noscript[^>]*>)([\s\S]*?)(<\/noscript)/gi, (_, start: string, content: string, end: string) => {
      return start + content.replaceAll('&', '&amp;').replaceAll('<', '&lt;') + end
    })
    .replace(/(<(?:pre|textarea|listing)(?:\s[^>]*)?>)\n/gi, '$1')
  const open = withoutLast(withoutLast(source, '</body>'), '</html>')
  const body = /<body[\s>]/i.test(open) ? open : `<body>${open}`
  try {
    const page = parseHTML(/<html[\s>]/i.test(open) ? body : `<html>${body}`) as { readonly document: PageDocument }
    return {
      text: freezeText(page.document.querySelector('body')?.textContent ?? ''),
      title: (page.document.title ?? '').trim()
    }
  } catch (error) {
    // Markup that is nested without end runs out of stack.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    if (UNCLOSED.has(name.toLowerCase())) continue
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST) return true
  }
  return false
}

function withoutLast(html: string, tag: string): string {
  const at = html.toLowerCase().lastIndexOf(tag)
  return at === -1 ? html : html.slice(0, at) + html.slice(at + tag.length)
}
