import { readWebAddress } from '../../text/web-address'
import { extraFacts, statusWords } from '../marked/numbered-passages'
import type { Fact, NumberedDocument, Teller } from '../marked/numbered-passages'
import { chip, entryHtml, factsHtml, noteHtml, tagsHtml } from './entry-html'
import { html, isolated } from './escape'
import { languageAttribute } from './page'
import { startsWithTitle, textHtml } from './text-html'

/** A document with its marked text and everything that is said of it, to stand in a page. */
export function documentHtml(told: NumberedDocument, teller: Teller, prefix: string): string {
  const { document, passages, legend } = told
  const { article } = document
  const labels = legend.map(({ label, hue, count }) => `<li>${chip(label, hue, count)}</li>\n`).join('')
  const title = startsWithTitle(told) ? '' : `<h1 dir="auto">${html(article.title || document.name)}</h1>\n`
  const placed = passages.filter(({ span }) => span.orphan === null)
  const orphans = passages.filter(({ span }) => span.orphan !== null)
  const sections = [
    section('About the article', null, aboutHtml(told)),
    section('Annotations', placed.length, entries(placed.map((passage) => entryHtml(passage, prefix)))),
    section('No longer in the text', orphans.length, entries(orphans.map((passage) => entryHtml(passage, prefix)))),
    section('Bookmarks', document.bookmarks.length, bookmarksHtml(told, teller, prefix))
  ].join('')
  return (
    `<article class="document"${languageAttribute(article.language)}>\n` +
    `<header>\n${labels === '' ? '' : `<ul class="legend" aria-label="Labels">\n${labels}</ul>\n`}${bylineHtml(told)}${title}</header>\n` +
    `<div class="columns">\n${textHtml(told, prefix)}` +
    `${sections === '' ? '' : `<div class="side">\n${sections}</div>\n`}</div>\n</article>\n`
  )
}

function section(name: string, count: number | null, inside: string): string {
  if (inside === '') return ''
  return `<section lang="en">\n<h2>${name}${count === null ? '' : ` <span class="faint">${count}</span>`}</h2>\n${inside}</section>\n`
}

const entries = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ol class="entries">\n${items.join('')}</ol>\n`

/** Where the article comes from. */
function bylineHtml({ document: { article } }: NumberedDocument): string {
  const { publisher, publishedAt, byline, url } = article
  const facts: [string, string][] = []
  if (publisher) facts.push(['Publisher', isolated(publisher)])
  if (publishedAt) facts.push(['Published', isolated(publishedAt)])
  if (byline) facts.push(['By', isolated(byline)])
  if (url) facts.push(['Address', addressHtml(url)])
  if (facts.length === 0) return ''
  const rows = facts.map(([name, words]) => `<div><dt>${name}</dt><dd>${words}</dd></div>\n`)
  return `<dl class="about" lang="en">\n${rows.join('')}</dl>\n`
}

/** X4: a link only to the web, in its parsed form; any other address is shown and leads nowhere. */
function addressHtml(url: string): string {
  const read = readWebAddress(url)
  if (read === null) return isolated(url)
  // A host of other letters is told as programs read it: what looks like a bank may be somebody else.
  const host = url.toLowerCase().includes(read.host) ? '' : ` (${html(read.host)})`
  return `<a href="${html(read.address)}" rel="noreferrer noopener">${isolated(url)}</a>${host}`
}

function aboutHtml({ document, documentLabels }: NumberedDocument): string {
  const { article, status, note, extra } = document
  const facts: Fact[] = [['Status', statusWords(status)], ...extraFacts(extra)]
  const labels = documentLabels.map(
    ({ label, hue, value, note: own, facts: about, by }) =>
      `<li class="entry">\n<div class="head">${chip(label, hue)}${value === null ? '' : ` ${isolated(value)}`}` +
      `${by === '' ? '' : `<span class="by">${isolated(by)}</span>`}</div>\n${factsHtml(about)}${noteHtml(own)}</li>\n`
  )
  const list =
    labels.length === 0 ? '' : `<ul class="entries" aria-label="Labels of the article">\n${labels.join('')}</ul>\n`
  return factsHtml(facts) + tagsHtml(article.tags) + noteHtml(note) + list
}

function bookmarksHtml({ document: { bookmarks } }: NumberedDocument, teller: Teller, prefix: string): string {
  if (bookmarks.length === 0) return ''
  const items = bookmarks.map((bookmark, index) => {
    const { name, quote } = bookmark
    const words = name === '' ? quote.exact : name
    const rest = name === '' ? '' : ` <q dir="auto">${html(quote.exact)}</q>`
    return (
      `<li id="${prefix}b${index + 1}"><a href="#${prefix}p${index + 1}" dir="auto">${html(words.trim() || '★')}</a>${rest} ` +
      `<span class="faint">${isolated(teller.by(bookmark))}</span></li>\n`
    )
  })
  return `<ul class="places">\n${items.join('')}</ul>\n`
}
