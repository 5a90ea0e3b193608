import { lettersOf } from './clean-values'
import type { HtmlDocument } from './dom'

/** What a page's JSON-LD says about the article. */
export interface LinkedArticle {
  readonly title: string | null
  readonly byline: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly url: string | null
  readonly language: string | null
  /** The kind of thing it is about: `NewsArticle`. */
  readonly type: string
}

type Json = { readonly [key: string]: unknown }

const ARTICLE_TYPE = /(Article|NewsArticle|BlogPosting|Report|Posting|Review|OpinionNewsArticle)$/
/** Statements of a page that are looked at, and how deep: a list in a graph in a list. */
const MOST_THINGS = 500
const LONGEST_STATEMENT = 500_000

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function textOf(value: unknown): string | null {
  const found = listOf(value).find((item) => typeof item === 'string' && item.trim() !== '')
  return typeof found === 'string' ? found.trim() : null
}

/** The names of people or organisations: `Ana Pérez, Jo Ng`. */
function namesOf(value: unknown): string | null {
  const names = listOf(value)
    .slice(0, 20)
    .map((item) => (isObject(item) ? textOf(item['name']) : textOf(item)))
    .filter((name) => name !== null && !/^https?:/.test(name))
  return names.length > 0 ? [...new Set(names)].join(', ') : null
}

function* things(value: unknown): Generator<Json> {
  const waiting: unknown[] = [value]
  for (let seen = 0; waiting.length > 0 && seen < MOST_THINGS; seen += 1) {
    const next = waiting.shift()
    if (Array.isArray(next)) waiting.unshift(...(next as unknown[]).slice(0, MOST_THINGS))
    else if (isObject(next)) {
      yield next
      waiting.push(...['@graph', 'mainEntity', 'mainEntityOfPage'].map((key) => next[key]))
    }
  }
}

function parsed(json: string): unknown {
  if (json.length > LONGEST_STATEMENT) return null
  try {
    return JSON.parse(json.replace(/^\s*(?:\/\*.{0,40}?\*\/|<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$/g, ''))
  } catch (error) {
    // Many pages have broken ones; what else a page says about itself is enough.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Some pages put the headline into `name` and a description into `headline`: the page's own title tells which. */
function titleOf(thing: Json, pageTitle: string): string | null {
  const [headline, name] = [textOf(thing['headline']), textOf(thing['name'])]
  const isTitle = (text: string | null): boolean => text !== null && lettersOf(pageTitle).startsWith(lettersOf(text))
  return isTitle(name) && !isTitle(headline) ? name : (headline ?? name)
}

/**
 * The first article that the page's JSON-LD describes, or null.
 *
 * @param pageTitle what stands in the page's `<title>`
 */
export function linkedArticle(document: HtmlDocument, pageTitle: string): LinkedArticle | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const thing of things(parsed(script.textContent ?? ''))) {
      const type = listOf(thing['@type']).find((name) => typeof name === 'string' && ARTICLE_TYPE.test(name))
      if (typeof type !== 'string') continue
      return {
        type,
        title: titleOf(thing, pageTitle),
        byline: namesOf(thing['author']) ?? namesOf(thing['creator']),
        publisher: namesOf(thing['publisher']) ?? namesOf(thing['sourceOrganization']),
        publishedAt: textOf(thing['datePublished']) ?? textOf(thing['dateCreated']),
        url:
          textOf(thing['url']) ??
          (isObject(thing['mainEntityOfPage']) ? textOf(thing['mainEntityOfPage']['@id']) : null),
        language: textOf(thing['inLanguage'])
      }
    }
  }
  return null
}
