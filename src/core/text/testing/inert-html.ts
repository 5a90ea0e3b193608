import { parseHTML } from 'linkedom'
import { readWebAddress } from '../web-address'

/** Elements that load, run, send or lead away. */
const ACTIVE = new Set(
  (
    'script iframe frame frameset object embed applet form input button textarea select base link portal img image svg ' +
    'math video audio source track picture template noscript xml marquee foreignobject'
  ).split(' ')
)
const ATTRIBUTES = new Set(
  (
    'class id href rel lang dir style charset name content http-equiv aria-label aria-labelledby aria-hidden ' +
    'aria-describedby data-number data-label title colspan rowspan scope role tabindex start value datetime open ' +
    'data-annotations type'
  ).split(' ')
)
/** What our own styles say; none of it loads anything. */
const STYLE =
  /^(?:(?:--[a-z]+\d?|width):\s*[\d.]+%?;?\s*|white-space:pre-wrap|text-decoration-style:\s*[a-z]+;?\s*|text-underline-offset:\s*[\d.]+em;?\s*)*$/
const META = new Set(['viewport', 'referrer', 'color-scheme', 'generator'])

/** What is wrong with where a link leads; null when it stays in the document or leads to an address that was given. */
export function linkFault(href: string): string | null {
  if (/^#[\w-]*$/.test(href)) return null
  const read = readWebAddress(href)
  if (read !== null) return read.address === href && read.host === 'example.org' ? null : `a link to ${href}`
  // A page of the same export: a name beside it, without a scheme.
  return /^[^:/\\?#]+\.html(#[\w-]*)?$/.test(href) ? null : `a link to ${href}`
}

/** What an element has that runs, loads or leads away, in words. */
export function elementFaults(element: Element): string[] {
  const tag = element.localName.toLowerCase()
  const faults: string[] = ACTIVE.has(tag) ? [`an element ${tag}`] : []
  for (const { name, value } of element.attributes) {
    if (!ATTRIBUTES.has(name.toLowerCase())) faults.push(`an attribute ${name} on ${tag}`)
    if (name === 'style' && !STYLE.test(value)) faults.push(`a style ${value}`)
    if (name === 'href') faults.push(...[linkFault(value)].filter((fault) => fault !== null))
  }
  if (tag === 'meta') {
    const [named, does] = [element.getAttribute('name'), element.getAttribute('http-equiv')]
    if (named !== null && !META.has(named)) faults.push(`a meta ${named}`)
    if (does !== null && does !== 'Content-Security-Policy') faults.push(`a meta that does ${does}`)
  }
  if (tag === 'style' && /url\s*\(|@import|<\//i.test(element.textContent ?? '')) faults.push('a style that loads')
  return faults
}

/** What HTML has that is not inert, in words, read by a parser that did not write it; nothing when it is. */
export function faultsOfHtml(html: string): readonly string[] {
  const { document } = parseHTML(html) as unknown as { readonly document: Document }
  return [...document.querySelectorAll('*')].flatMap(elementFaults)
}
