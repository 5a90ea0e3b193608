import { isWebAddress } from '../../../core/text/web-address'
import { toWellFormed } from '../decode-bytes'
import type { FoundMetadata, FoundValue } from '../extracted-document'
import { collapse } from './dom'
import type { HtmlDocument } from './dom'
import { findDate } from './find-date'
import { linkedArticle } from './json-ld'
import { cleanByline, cleanPageTitle, cleanTitle } from './clean-values'

type Finding = readonly [value: string | null | undefined, where: string]

const LONGEST_VALUE = 1000

/** Properties that a page repeats, one for each person. */
const REPEATED = /creator$|^citation_author$/

/** What stands in `<meta name|property|itemprop>`, by name in lower case; of several the first that says something. */
function metaValues(document: HtmlDocument): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const content = collapse(meta.getAttribute('content') ?? '').trim()
    if (content === '') continue
    const names = ['property', 'name', 'itemprop'].flatMap((name) =>
      (meta.getAttribute(name) ?? '').toLowerCase().split(/\s+/)
    )
    for (const name of names) {
      const before = values.get(name)
      if (name !== '' && before === undefined) values.set(name, content.slice(0, LONGEST_VALUE))
      else if (before !== undefined && REPEATED.test(name))
        values.set(name, `${before}; ${content}`.slice(0, LONGEST_VALUE))
    }
  }
  return values
}

function textAt(document: HtmlDocument, selector: string): string | null {
  const text = collapse(document.querySelector(selector)?.textContent ?? '').trim()
  return text === '' || text.length > LONGEST_VALUE ? null : text
}

/** The first finding that holds after being cleaned. */
function first(findings: readonly Finding[], clean: (value: string) => string | null): FoundValue | null {
  for (const [value, where] of findings) {
    // JSON can hold half a character, and cutting a value can make one.
    const cleaned = value ? clean(toWellFormed(value)) : null
    if (cleaned !== null && cleaned !== '') return { value: cleaned, where }
  }
  return null
}

function bylineElement(document: HtmlDocument): string | null {
  return (
    textAt(document, '[itemprop~="author"] [itemprop~="name"]') ??
    textAt(document, '[itemprop~="author"], [rel~="author"]')
  )
}

/** X4: only web addresses are kept. A relative address says nothing without the page it stood on. */
const webAddress = (value: string): string | null => (isWebAddress(value.trim()) ? value.trim() : null)

/** A language code as BCP 47 has it, of `en_US` and the like. */
function languageCode(value: string): string | null {
  const code = value.trim().replaceAll('_', '-')
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(code) ? code : null
}

/** The name of a site, unless it is an account or an address. */
const siteName = (value: string): string | null => (/^(@|https?:)/.test(value) ? null : value)

const metas = (values: ReadonlyMap<string, string>, names: readonly string[]): Finding[] =>
  names.map((name) => [values.get(name), name])

/**
 * What a page says about its article, and where: JSON-LD first, for it is about the article and not about how it shall
 * look elsewhere, then OpenGraph and the older ways.
 */
export function findMetadata(document: HtmlDocument): FoundMetadata {
  const meta = metaValues(document)
  const pageTitle = textAt(document, 'head title') ?? textAt(document, 'title')
  const linked = linkedArticle(document, pageTitle ?? '')
  const inLinked = `JSON-LD ${linked?.type ?? ''}`.trim()
  const heading = textAt(document, 'h1')
  const site = meta.get('og:site_name') ?? linked?.publisher ?? null
  const found = {
    title: first(
      [
        [linked?.title, inLinked],
        ...metas(meta, [
          'dc:title',
          'dc.title',
          'dcterms.title',
          'citation_title',
          'og:title',
          'twitter:title',
          'parsely-title',
          'title'
        ]),
        [pageTitle === null ? null : cleanPageTitle(pageTitle, heading, site), '<title>'],
        [heading, '<h1>']
      ],
      (value) => cleanTitle(value, heading, site)
    ),
    byline: first(
      [
        [linked?.byline, inLinked],
        ...metas(meta, [
          'dc:creator',
          'dc.creator',
          'dcterms.creator',
          'citation_author',
          'author',
          'article:author',
          'parsely-author',
          'sailthru.author'
        ]),
        [bylineElement(document), 'rel=author'],
        ...metas(meta, ['byl'])
      ],
      cleanByline
    ),
    publisher: first(
      [
        [linked?.publisher, inLinked],
        ...metas(meta, [
          'og:site_name',
          'dc:publisher',
          'dc.publisher',
          'citation_publisher',
          'application-name',
          'twitter:site'
        ])
      ],
      siteName
    ),
    url: first(
      [
        [document.querySelector('link[rel~="canonical"]')?.getAttribute('href'), '<link rel=canonical>'],
        ...metas(meta, ['og:url']),
        [linked?.url, inLinked]
      ],
      webAddress
    ),
    publishedAt: first(
      [
        [linked?.publishedAt, inLinked],
        ...metas(meta, [
          'article:published_time',
          'og:published_time',
          'datepublished',
          'dc:date',
          'dc.date',
          'dc.date.issued',
          'dcterms.date',
          'dcterms.created',
          'citation_publication_date',
          'parsely-pub-date',
          'sailthru.date',
          'pubdate',
          'ptime',
          'publish-date',
          'publication_date',
          'date'
        ]),
        [timeElement(document), '<time>']
      ],
      findDate
    ),
    language: first(
      [
        [document.documentElement?.getAttribute('lang'), '<html lang>'],
        [document.documentElement?.getAttribute('xml:lang'), '<html lang>'],
        [linked?.language, inLinked],
        ...metas(meta, ['og:locale', 'dc.language', 'language', 'content-language'])
      ],
      languageCode
    )
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null))
}

function timeElement(document: HtmlDocument): string | null {
  const time =
    document.querySelector('time[itemprop~="datePublished"], [itemprop~="datePublished"]') ??
    document.querySelector('article time, main time, header time') ??
    document.querySelector('time')
  return time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? time?.textContent ?? null
}
