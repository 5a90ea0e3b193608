import { describe, expect, test } from 'vitest'
import type { Span } from '../../core/model/annotation'
import type { Article } from '../../core/model/article'
import { EMPTY_CHECK } from '../../core/model/claim-check'
import type { Claim } from '../../core/model/claim'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { HOSTILE_VALUES } from '../../core/text/testing/hostile-values'
import { elementFaults } from '../../core/text/testing/inert-html'
import { printContent } from './print-content'
import { buildPrintView } from './print-view'

const TEXT = 'A port\n\nThe port grew by 412 hectares.\n  It is <b>big</b>.\n'
const AUTHORED = {
  person: 'p',
  origin: 'human',
  createdAt: '2024-01-01T00:00:00Z',
  updatedAt: '2024-01-01T00:00:00Z'
} as const

const article: Article = {
  id: 'a000000000000001',
  title: 'A port',
  byline: 'M. Klein',
  publisher: 'The Post',
  url: null,
  publishedAt: '2024-08-22',
  language: 'en',
  importedAt: '2024-08-23T00:00:00Z',
  original: { name: 'port.txt', sha256: '', bytes: 1, kind: 'txt', encoding: 'utf-8', from: null },
  text: { sha256: '', length: TEXT.length, revision: 1 },
  earlier: [],
  segments: [],
  paragraphs: [],
  places: [],
  metadataFrom: {},
  tags: [],
  binnedAt: null
}

function highlight(label: string, words: string, note = ''): Span {
  const start = TEXT.indexOf(words)
  const ranges = [{ start, end: start + words.length }]
  const quotes = [{ exact: words, prefix: '', suffix: '' }]
  return { ...AUTHORED, id: `${label} ${words}`, label, ranges, quotes, attributes: {}, tags: [], note, orphan: null }
}

function layerOf(spans: readonly Span[], claims: readonly Claim[] = []) {
  return {
    spans: new Map(spans.map((each) => [each.id, each])),
    claims: new Map(claims.map((each) => [each.id, each]))
  }
}

const ALL = { highlights: true, claims: true, notes: true }
const NONE = { highlights: false, claims: false, notes: false }
const text = { text: TEXT, language: 'en', segments: [], paragraphs: [], places: [], metadataFrom: {} }
const print = (layer: ReturnType<typeof layerOf>, options = ALL) =>
  buildPrintView(printContent(article, layer, DEFAULT_SCHEME, options), text)
/** The words of the text as printed, without the numbers of the labels. */
const wordsOf = (view: HTMLElement) => {
  const copy = view.cloneNode(true) as HTMLElement
  copy.querySelectorAll('header, section, sup').forEach((element) => element.remove())
  return [...copy.children].map((element) => element.textContent).join('\n')
}

describe('the printed page', () => {
  test('has all of the text and only it, whatever lies over it', () => {
    const spans = [highlight('claim', 'port grew by 412'), highlight('quantity', '412 hectares'), highlight('x', 'big')]
    for (const view of [print(layerOf([]), NONE), print(layerOf(spans))]) {
      expect(wordsOf(view)).toBe('A port\nThe port grew by 412 hectares.\n  It is <b>big</b>.')
      expect(view.querySelector('b')).toBeNull()
    }
  })

  test('says in black and white what each highlight is: a line, and a number that the legend has', () => {
    const view = print(layerOf([highlight('quantity', '412 hectares'), highlight('claim', 'grew by 412')]))
    expect(view.querySelector('header')?.textContent).toContain('Highlights: Claim1 Quantity2')
    const paragraph = [...view.querySelectorAll('p')].find((each) => each.textContent?.startsWith('The port'))
    expect(paragraph?.textContent).toBe('The port grew by 4121 hectares2.')
    expect([...(paragraph?.querySelectorAll('sup') ?? [])].map((each) => each.textContent)).toEqual(['1', '2'])
    const nested = paragraph?.querySelector<HTMLElement>('mark mark')
    expect(nested?.textContent).toBe('412')
    const outer = nested?.parentElement
    expect(nested?.style.textUnderlineOffset).not.toBe(outer?.style.textUnderlineOffset)
    expect(nested?.style.textDecorationStyle).not.toBe(outer?.style.textDecorationStyle)
  })

  test('names the article and where it is from', () => {
    const view = print(layerOf([]))
    expect(view.querySelector('h1')?.textContent).toBe('A port')
    expect(view.querySelector('header')?.textContent).toContain('M. Klein · The Post · 2024-08-22')
  })

  test.each(Object.entries(HOSTILE_VALUES))('X7: is inert and has the words as they are: %s', (_what, value) => {
    const evil: Article = { ...article, title: value, byline: value, publisher: value, url: value, publishedAt: value }
    const label = { ...DEFAULT_SCHEME.labels[0]!, id: 'hostile', name: value }
    const scheme = { ...DEFAULT_SCHEME, labels: [label] }
    const ranges = [{ start: 0, end: value.length }]
    const quotes = [{ exact: value, prefix: '', suffix: '' }]
    const span = { ...highlight('hostile', '', value), ranges, quotes }
    const claim: Claim = {
      ...AUTHORED,
      ...{ id: 'c', spans: [span.id], normalized: value, speaker: value, note: value },
      ...{ verdict: { scale: 'five-point', value }, check: EMPTY_CHECK }
    }
    const content = printContent(evil, layerOf([span], [claim]), scheme, ALL)
    const view = buildPrintView(content, { text: value, language: value, segments: [] })
    expect([view, ...view.querySelectorAll('*')].flatMap(elementFaults)).toEqual([])
    const words = (element: Element | null) => element?.textContent?.replace(/\s/g, '')
    expect(words(view.querySelector('h1'))).toBe(value.replace(/\s/g, ''))
    const text = [...view.querySelectorAll(':scope > p mark')].map(words).join('')
    expect(text).toBe(value.replace(/\s/g, ''))
    // What somebody wrote keeps its direction to itself.
    view.querySelectorAll('h1, bdi, :scope > p, section, sup').forEach((element) => element.remove())
    expect(words(view)).toMatch(/^·*Highlights:$/)
  })

  test('has claims and notes when they are asked for, and only then', () => {
    const span = highlight('claim', 'grew by 412', 'Ask the port.')
    const claim: Claim = {
      ...AUTHORED,
      id: 'c',
      spans: [span.id],
      normalized: 'The port grew by 412 ha.',
      speaker: 'The mayor',
      verdict: { scale: 'five-point', value: 'half-true' },
      note: 'Two sources.',
      check: EMPTY_CHECK
    }
    const view = print(layerOf([span], [claim]))
    const [claims, notes] = [...view.querySelectorAll('section')].map((section) => section.textContent)
    expect(claims).toBe('ClaimsThe port grew by 412 ha.“grew by 412”Speaker: The mayorVerdict: Half true')
    expect(notes).toBe('NotesClaim: “grew by 412”Ask the port.Claim: The port grew by 412 ha.Two sources.')
    expect(print(layerOf([span], [claim]), NONE).querySelector('section, mark, sup')).toBeNull()
  })
})
