import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import type { Span } from '../model/annotation'
import { DEFAULT_SCHEME } from '../model/scheme'
import { HOSTILE_VALUES } from '../text/testing/hostile-values'
import { faultsOfHtml } from '../text/testing/inert-html'
import { copiedPassage, type CopySource } from './copied-passage'

const TEXT = 'The port <grew>.\n\nBy "412" hectares & more.'

function highlight(id: string, label: string, start: number, end: number): Span {
  return {
    id,
    label,
    ranges: [{ start, end }],
    quotes: [{ exact: TEXT.slice(start, end), prefix: '', suffix: '' }],
    attributes: {},
    tags: [],
    note: '',
    orphan: null,
    person: 'p',
    origin: 'human',
    createdAt: '2024-01-01T00:00:00Z',
    updatedAt: '2024-01-01T00:00:00Z'
  }
}

const source = (more: Partial<CopySource> = {}): CopySource => ({
  text: TEXT,
  article: { title: 'A <b>port</b>', publisher: 'The Post', publishedAt: '2024-08-22', url: null, language: 'en' },
  scheme: DEFAULT_SCHEME,
  spans: [],
  ...more
})
const all = [{ start: 0, end: TEXT.length }]

describe('what is copied', () => {
  test('as plain text is exactly the frozen text, and nothing else', () => {
    expect(copiedPassage(source(), all, 'plain')).toEqual({ plain: TEXT, html: null })
    expect(copiedPassage(source(), [{ start: 4, end: 20 }], 'formatted').plain).toBe(TEXT.slice(4, 20))
  })

  test('of a passage in parts has an ellipsis between them', () => {
    const parts = [
      { start: 0, end: 8 },
      { start: 21, end: 26 }
    ]
    expect(copiedPassage(source(), parts, 'plain').plain).toBe('The port … "412"')
  })

  test('with formatting marks highlights with the names of their labels', () => {
    const spans = [highlight('a', 'claim', 0, 15), highlight('b', 'speaker', 4, 8)]
    expect(copiedPassage(source({ spans }), [{ start: 0, end: 16 }], 'formatted').html).toBe(
      '<blockquote lang="en"><p dir="auto" style="white-space:pre-wrap">' +
        '<mark title="Claim">The </mark><mark title="Speaker, Claim">port</mark>' +
        '<mark title="Claim"> &lt;grew&gt;</mark>.</p></blockquote>' +
        '<p>— <cite dir="auto">A &lt;b&gt;port&lt;/b&gt;</cite>, characters 0–16</p>'
    )
  })

  test('X7: holds no markup of the article, of labels or of what is said about the article', () => {
    const evil = '"><script>alert(1)</script><a href=x>'
    const label = { ...DEFAULT_SCHEME.labels[0]!, id: 'evil', name: evil }
    const given = source({
      text: evil,
      article: { title: evil, publisher: evil, publishedAt: evil, url: evil, language: evil },
      scheme: { ...DEFAULT_SCHEME, labels: [label] },
      spans: [highlight('a', 'evil', 0, 20)]
    })
    for (const format of ['formatted', 'reference'] as const) {
      const html = copiedPassage(given, [{ start: 0, end: evil.length }], format).html ?? ''
      const tags = [...html.matchAll(/<\/?(\w+)/g)].map((match) => match[1])
      expect(new Set(tags)).toEqual(
        new Set(['blockquote', 'p', 'mark', 'cite', ...(format === 'reference' ? ['bdi'] : [])])
      )
    }
  })

  test.each(Object.entries(HOSTILE_VALUES))('X7: what goes to the clipboard as HTML is inert: %s', (_what, value) => {
    const label = { ...DEFAULT_SCHEME.labels[0]!, id: 'hostile', name: value }
    const given = source({
      text: value,
      article: { title: value, publisher: value, publishedAt: value, url: value, language: value },
      scheme: { ...DEFAULT_SCHEME, labels: [label] },
      spans: [highlight('a', 'hostile', 0, value.length)]
    })
    for (const format of ['formatted', 'reference'] as const) {
      const { plain, html } = copiedPassage(given, [{ start: 0, end: value.length }], format)
      expect(faultsOfHtml(html ?? '')).toEqual([])
      expect(plain).toContain(value)
      const { document } = parseHTML(`<!doctype html><html><body>${html ?? ''}</body></html>`)
      const quoted = [...document.querySelectorAll('blockquote p')].map(({ textContent }) => textContent).join('')
      expect(quoted.replace(/\s/g, '')).toBe(value.replace(/\s/g, ''))
      // What somebody wrote keeps its direction to itself.
      document.querySelectorAll('blockquote, cite[dir="auto"], bdi').forEach((element) => element.remove())
      expect(document.body.textContent).toMatch(/^— (?:, characters 0–\d+|(?:, )*)$/)
    }
  })

  test('with a reference says where the words come from, as far as that is known', () => {
    const range = [{ start: 0, end: 8 }]
    expect(copiedPassage(source(), range, 'reference').plain).toBe('“The port”\n— A <b>port</b>, The Post, 2024-08-22')
    const bare = { title: 'Port', publisher: null, publishedAt: null, url: 'https://post.example/1', language: 'en' }
    expect(copiedPassage(source({ article: bare }), range, 'reference').plain).toBe(
      '“The port”\n— Port, https://post.example/1'
    )
  })
})
