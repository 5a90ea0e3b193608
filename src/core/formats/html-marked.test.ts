import * as fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { TORTURE_TEXT } from '../text/torture'
import type { ExportDocument } from './format'
import { htmlMarkedFormat } from './html-marked'
import { HOSTILE_SCHEME, HOSTILE_TEXTS, exportDocument, exportDocuments } from './testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

async function pagesOf(
  documents: readonly ExportDocument[],
  settings: Readonly<Record<string, string>> = {}
): Promise<ReadonlyMap<string, string>> {
  const { files } = await encodeFitted(htmlMarkedFormat, makeInput(documents, { settings }, [HOSTILE_SCHEME]))
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

async function pageOf(document: ExportDocument): Promise<{ readonly xml: string; readonly page: Document }> {
  const xml = (await pagesOf([document])).get(`${document.name}.html`) ?? ''
  return { xml, page: parseHTML(xml).document }
}

/** NUL cannot be in a page, and CR comes through by number. */
const shown = (text: string): string => text.replaceAll('\u0000', '\ufffd')

describe('a page with marked passages', () => {
  it('has the text letter by letter, with flat marks that are the passages', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, async (document) => {
        const { page } = await pageOf(document)
        const text = page.querySelector('.text')
        expect(text?.textContent).toBe(document.text)
        expect(page.querySelector('mark mark')).toBeNull()
        document.spans.forEach(({ quotes }, index) => {
          const marks = [...page.querySelectorAll(`mark[data-annotations~="${index + 1}"]`)]
          // White space between paragraphs is covered, but nothing is there to be marked.
          const words = (all: string): string => all.replace(/\s+/g, '')
          expect(words(marks.map(({ textContent }) => textContent ?? '').join(''))).toBe(
            words(quotes.map(({ exact }) => exact).join(''))
          )
        })
      }),
      { numRuns: 80 }
    )
  })

  it('is written as designed', async () => {
    const text = 'Tax & rise\n\nTaxes <fell>.'
    const spans = [
      makeSpan(text, [{ start: 0, end: 10 }], { id: 'a', label: 'label-4' }),
      makeSpan(text, [{ start: 4, end: 17 }], { id: 'b', label: 'gone' })
    ]
    const { xml } = await pageOf(makeDocument(text, { spans, article: makeArticle(text, { title: 'Tax & rise' }) }))
    expect(xml).toContain(
      '<div class="text"><h1 dir="auto">' +
        '<mark class="lines-1" style="--h:0;--h0:0" data-annotations="1" title="Claim">Tax </mark>' +
        '<mark class="lines-2" style="--h:0;--k:0;--h0:0;--h1:0;--k1:0" data-annotations="1 2" title="Claim, gone">&amp; rise' +
        '<a class="number" id="m1" href="#n1" data-number="1" aria-label="Annotation 1: Claim"></a></mark></h1>\n\n' +
        '<p dir="auto"><mark class="lines-2" style="--h:0;--k:0;--h1:0;--k1:0" data-annotations="2" title="gone">Taxes' +
        '<a class="number" id="m2" href="#n2" data-number="2" aria-label="Annotation 2: gone"></a></mark> &lt;fell&gt;.</p></div>'
    )
    expect(xml.match(/<h1/g)).toHaveLength(1)
  })

  it('X7: is nothing but what it should be, whatever is in it', async () => {
    const allowed = new Set(
      'html head meta title style body main article header ul ol li span bdi dl div dt dd a h1 h2 p mark section blockquote b q'.split(
        ' '
      )
    )
    for (const hostile of HOSTILE_TEXTS) {
      const text = hostile.replace(/\r\n?/g, '\n')
      const document = makeDocument(text, {
        article: makeArticle(text, {
          title: hostile,
          byline: hostile,
          publisher: hostile,
          url: `javascript:${hostile}`,
          language: '" onload="x',
          tags: [hostile]
        }),
        status: hostile,
        spans: [
          makeSpan(text, [{ start: 0, end: text.length }], {
            label: hostile,
            note: hostile,
            tags: [hostile],
            attributes: { [hostile]: hostile }
          })
        ],
        claims: [
          makeClaim({ normalized: hostile, speaker: hostile, verdict: { scale: 'x', value: hostile }, note: hostile })
        ],
        documentLabels: [
          makeDocumentLabel({ label: hostile, value: hostile, note: hostile, attributes: { a: hostile } })
        ],
        relations: [makeRelation({ type: hostile, note: hostile, to: { article: 'x', span: 'y', quote: hostile } })],
        bookmarks: [makeBookmark(text, { start: 0, end: text.length }, { name: hostile })],
        note: hostile,
        extra: { [hostile]: [hostile] }
      })
      const { xml, page } = await pageOf(document)
      for (const element of page.querySelectorAll('*')) {
        expect(allowed).toContain(element.localName)
        for (const { name } of element.attributes) {
          expect(name).toMatch(
            /^(?:class|style|id|href|lang|dir|title|aria-label|data-(?:annotations|number)|name|content|charset|http-equiv|rel)$/
          )
        }
        expect(element.getAttribute('href') ?? '#').toMatch(/^#/)
        expect(element.getAttribute('style') ?? '').toMatch(/^[-\w:;]*$/)
      }
      expect(page.querySelector('.note')?.textContent).toContain(shown(hostile))
      expect(xml).not.toMatch(/url\(|@import|<script/)
      expect(xml).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    }
  })

  it('leads from passages to entries and back, on one page for all articles, too', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const pages = await pagesOf(documents, { pages: 'one' })
        expect([...pages.keys()]).toEqual(['marked-articles.html'])
        const page = parseHTML(pages.get('marked-articles.html') ?? '').document
        const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const link of page.querySelectorAll('a[href^="#"]')) {
          expect(ids).toContain(link.getAttribute('href')?.slice(1))
        }
        expect(page.querySelectorAll('.text')).toHaveLength(documents.length)
      }),
      { numRuns: 40 }
    )
  })

  it('tells everything that is said of a passage', async () => {
    const text = TORTURE_TEXT
    const spans = [
      makeSpan(text, [{ start: 12, end: 25 }], {
        label: 'label-4',
        note: 'A note',
        tags: ['check'],
        attributes: { sure: true }
      }),
      makeSpan(text, [{ start: 60, end: 64 }], { id: 'span-2', label: 'label-4' }),
      makeSpan(text, [{ start: 0, end: 1 }], { id: 'lost', label: 'label-4', orphan: { lastKnown: [] } })
    ]
    const { page } = await pageOf(
      makeDocument(text, {
        spans,
        claims: [
          makeClaim({
            spans: ['span-1', 'span-2'],
            normalized: 'Taxes fell.',
            speaker: 'She',
            verdict: { scale: 'five-point', value: 'half-true' },
            note: 'Look again'
          })
        ],
        relations: [makeRelation({ type: 'supports', note: 'Maybe' })],
        bookmarks: [makeBookmark(text, { start: 2, end: 4 }, { name: 'Here' })],
        documentLabels: [makeDocumentLabel({ value: 'yes', note: 'Twice' })],
        note: 'On Friday'
      })
    )
    const words = (selector: string): string => (page.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ')
    const entry = words('#n1')
    for (const part of ['Claim', 'taxes fell 9%', 'A note', 'check', 'sure', 'yes', 'Anna Ådahl, 2024-08-22'])
      expect(entry).toContain(part)
    for (const part of ['Taxes fell.', 'She', '◑ Half true', 'Look again', 'Also made in'])
      expect(entry).toContain(part)
    expect(entry).toContain('→ supports 2')
    expect(words('#n2')).toContain('← supports 1')
    expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'About the article',
      'Annotations 2',
      'No longer in the text 1',
      'Bookmarks 1'
    ])
    for (const part of ['On Friday', 'needs-work', 'yes', 'Twice']) expect(words('.side section')).toContain(part)
    expect(words('.places')).toContain('Here')
  })

  it('marks masked parts and the kinds of paragraphs', async () => {
    const text = 'Head\nItem\nBuy now'
    const { page } = await pageOf(
      makeDocument(text, {
        article: makeArticle(text, {
          paragraphs: [
            { start: 0, end: 4, kind: 'heading', level: 1 },
            { start: 5, end: 9, kind: 'list-item', level: 1 }
          ],
          segments: [{ start: 10, end: 17, role: 'ad', excluded: true, reason: '', confirmedBy: null }]
        })
      })
    )
    const inside = [...(page.querySelector('.text')?.children ?? [])]
    expect(inside.map(({ localName, className, textContent }) => [localName, className, textContent])).toEqual([
      ['h2', '', 'Head'],
      ['p', 'list-item', 'Item'],
      ['p', '', 'Buy now']
    ])
    expect(page.querySelector('.masked')?.textContent).toBe('Buy now')
  })

  it('links to the web only, and tells nobody where it came from', async () => {
    const { page } = await pageOf(
      makeDocument('x', { article: makeArticle('x', { url: 'https://example.org/?a=1&b=2' }) })
    )
    const [link] = page.querySelectorAll('a')
    expect([link?.getAttribute('href'), link?.getAttribute('rel')]).toEqual([
      'https://example.org/?a=1&b=2',
      'noreferrer noopener'
    ])
  })
})

describe('a folder of pages', () => {
  it('has a page that leads to the others, under a name that none of them has', async () => {
    const documents = ['Index', 'a b/c#d'].map((name) =>
      makeDocument('text', { name, article: makeArticle('text', { title: name }) })
    )
    const pages = await pagesOf(documents)
    expect([...pages.keys()]).toEqual(['Index.html', 'a b/c#d.html', 'index-2.html'])
    const index = parseHTML(pages.get('index-2.html') ?? '').document
    expect([...index.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'Index.html',
      'a%20b/c%23d.html'
    ])
  })

  it('says so when there are no articles', async () => {
    expect((await pagesOf([])).get('index.html')).toContain('There are no articles.')
    expect((await pagesOf([], { pages: 'one' })).get('marked-articles.html')).toContain('There are no articles.')
  })

  it('is one page for one article', async () => {
    expect([...(await encodeAll(htmlMarkedFormat, makeInput([makeDocument('text')]))).keys()]).toEqual(['a-title.html'])
  })
})
