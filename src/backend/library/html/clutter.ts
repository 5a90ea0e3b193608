import { collapse } from './dom'
import type { HtmlElement } from './dom'

/** Elements whose content is no text of an article. */
const WORDLESS = new Set(
  (
    'script style noscript template head nav dialog button select option input textarea datalist iframe object embed ' +
    'applet canvas audio video map svg progress meter rp rt'
  ).split(' ')
)
const CLUTTER_ROLES = /^(navigation|search|contentinfo|dialog|alertdialog|toolbar|menu|menubar)$/

/** Something around articles: by which names it is known, and how much may be in it for the names to be believed. */
interface ClutterRule {
  readonly names: RegExp
  /** In UTF-16 code units. */
  readonly longest: number
  /** Least share of the words that lead elsewhere, 0 to 1. */
  readonly links: number
}

/**
 * Names are lists of words here, ` post share buttons `. A name alone proves nothing (a whole article can be called
 * `related`), so each rule says how little has to be in an element. These are parts of the page that no reader takes
 * for text; they are left out.
 */
const PAGE_PARTS: readonly ClutterRule[] = [
  { names: / (mw editsection|breadcrumbs?|pagination|skip link|screen reader text|sr only) /, longest: 200, links: 0 },
  { names: / (share|sharing|sharebar|sharedaddy|share buttons|social|addthis|addtoany) /, longest: 160, links: 0 },
  { names: / (comments|disqus thread|comment list|respond) /, longest: 200, links: 0.3 }
]
/** These read like text and may be some: they stay in it, masked, so that a person can have them back. */
const MASKED: readonly (ClutterRule & { readonly role: 'ad' | 'teaser' })[] = [
  {
    role: 'ad',
    names: / (ad|ads|adv|advert|advertisement|advertising|adslot|sponsored|outbrain|taboola|dfp) /,
    longest: 300,
    links: 0
  },
  {
    role: 'ad',
    names: / (newsletter|signup|sign up|subscribe|subscription|paywall|cookie|consent) /,
    longest: 500,
    links: 0
  },
  {
    role: 'teaser',
    names:
      / (related|recommended|recommendations|recirc|recirculation|more stories|more articles|read more|readmore|read next|also like|most popular|most read|trending|teasers?|promo) /,
    longest: 1500,
    links: 0.6
  }
]

function nameWords(element: HtmlElement): string {
  const names = `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`.slice(0, 1000)
  const words = names.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** Share of an element's words that stand in links, 0 to 1. */
function linkShare(element: HtmlElement, length: number): number {
  if (length === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a')) linked += collapse(link.textContent ?? '').trim().length
  return linked / length
}

/** Whether a browser would not show an element, as far as its own attributes tell. */
export function isHidden(element: HtmlElement): boolean {
  if (element.getAttribute('hidden') !== null) return true
  const style = element.getAttribute('style') ?? ''
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true
  return element.getAttribute('aria-hidden') === 'true' && !nameWords(element).includes(' fallback image ')
}

/** Whether an element is a part of the page and not of its text: navigation, a form's fields, a share bar. */
export function isClutter(element: HtmlElement): boolean {
  if (WORDLESS.has(element.localName) || isHidden(element)) return true
  if (CLUTTER_ROLES.test(element.getAttribute('role') ?? '')) return true
  return fitting(PAGE_PARTS, element) !== null
}

/** The first rule that an element's names and words both speak for. */
function fitting<R extends ClutterRule>(rules: readonly R[], element: HtmlElement): R | null {
  const names = nameWords(element)
  const named = names.trim() === '' ? [] : rules.filter((rule) => rule.names.test(names))
  if (named.length === 0) return null
  const { length } = collapse(element.textContent ?? '').trim()
  const isBelieved = ({ longest, links }: R): boolean =>
    length <= longest && (links === 0 || linkShare(element, length) >= links)
  return named.find(isBelieved) ?? null
}

/** What an element's names say its paragraphs are when they are no part of the article. */
export function maskByNames(element: HtmlElement): 'ad' | 'teaser' | null {
  return fitting(MASKED, element)?.role ?? null
}

/** What an element's names say its paragraph is, before its words are looked at. */
export function roleByNames(element: HtmlElement): 'byline' | 'dateline' | null {
  const names = nameWords(element)
  if (/ (byline|by line|author|authors|writer|creator) /.test(names)) return 'byline'
  return / (dateline|timestamp|pubdate|publish date|published|post date|entry date|article date) /.test(names)
    ? 'dateline'
    : null
}
