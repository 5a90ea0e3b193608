import * as fc from 'fast-check'
import { parseHTML } from 'linkedom'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { spanQuote } from '../model/annotation'
import { paragraphsOf } from '../text/paragraphs'
import type { ExportDocument } from './format'
import { markdownMarkedFormat } from './markdown-marked'
import { HOSTILE_SCHEME, HOSTILE_TEXTS, exportDocument, exportDocuments } from './testing/arbitraries'
import {
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

async function filesOf(
  documents: readonly ExportDocument[],
  settings: Readonly<Record<string, string>> = {}
): Promise<ReadonlyMap<string, string>> {
  const { files } = await encodeFitted(markdownMarkedFormat, makeInput(documents, { settings }, [HOSTILE_SCHEME]))
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

const markdownOf = async (document: ExportDocument): Promise<string> =>
  (await filesOf([document])).get(`${document.name}.md`) ?? ''

/** What a program shows that knows no footnotes: its paragraphs, headings and items as text. */
function shownBy(markdown: string): readonly string[] {
  const { document } = parseHTML(`<body>${new MarkdownIt({ html: true, linkify: true }).render(markdown)}</body>`)
  return [...document.querySelectorAll('p, h1, h2, h3, pre, li, blockquote')]
    .filter((element) => element.querySelector('p, li') === null)
    .map(({ localName, textContent }) => `${localName}: ${words(textContent ?? '')}`)
}

const words = (text: string): string => text.replaceAll('\u0000', '\ufffd').replace(/\s+/g, ' ').trim()

const MARKUP = [
  '# no heading',
  '1. no list',
  '12) no list',
  '- no list',
  '+ no list',
  '* no list *',
  '> no quotation',
  '    no code',
  '\tno code',
  '```',
  '---',
  '===',
  '***bold*** _i_ `code` ~~gone~~ ==mark== $x^2$ H~2~O %%hidden%%',
  '[link](https://example.org) ![image](x.png) [a][b] [^1]: no footnote',
  '<b>tag</b> <script>alert(1)</script> <!-- no comment -->',
  '&amp; &lt; &#65; AT&T & Co',
  '| no | table |',
  '|---|---|',
  'a\\*b\\\\ \\',
  ': no definition',
  '{{ no template }} {#id}',
  'ends with a backslash\\',
  '２０２４. wide digits, not a list',
  '+1 -1 1.5 x-y a.b'
]

describe('Markdown with marked passages', () => {
  it.each([...MARKUP, ...HOSTILE_TEXTS])('X7: shows %j as it is', async (hostile) => {
    const text = hostile.replace(/\r\n?/g, '\n')
    const shown = shownBy(await markdownOf(makeDocument(text, { article: makeArticle(text, { title: 'T' }) })))
    const lines = paragraphsOf(text).map(({ start, end }) => `p: ${words(text.slice(start, end))}`)
    expect(shown).toEqual(['h1: T', 'li: Status: To do', ...lines])
  })

  it('shows any text with the words of its passages in brackets', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, async (document) => {
        const plain = { ...document, note: '', documentLabels: [], bookmarks: [], relations: [], claims: [] }
        const markdown = await markdownOf({ ...plain, article: { ...document.article, title: 'T' } })
        const [, , ...rest] = shownBy(markdown)
        const text = rest.filter((line) => !/^p: \[\^\d+\]: /.test(line)).slice(0, paragraphsOf(document.text).length)
        const bare = text.map((line) => line.replace(/^p: /, '').replace(/\]\[\^\d+\]|\[(?!\^)/g, ''))
        const squeezed = (all: string): string => all.replace(/\s+/g, '')
        expect(squeezed(bare.join(''))).toBe(squeezed(document.text))
        for (const { quotes } of document.spans) {
          expect(words(shownBy(markdown).join(' '))).toContain(
            words(quotes.map(({ exact }) => exact).join(' … ')).slice(0, 5)
          )
        }
      }),
      { numRuns: 60 }
    )
  })

  it('is written as designed', async () => {
    const text = 'Tax & rise\n\nTaxes fell_9%, she said.'
    const label = 'label-4'
    const spans = [
      makeSpan(text, [{ start: 0, end: 17 }], { id: 'outer', label, note: 'One\ntwo\n\n# three' }),
      makeSpan(
        text,
        [
          { start: 4, end: 5 },
          { start: 25, end: 26 }
        ],
        { id: 'span-1', label, tags: ['a*'], attributes: { sure: 0.5 } }
      ),
      makeSpan(text, [{ start: 12, end: 25 }], { id: 'span-2', label }),
      makeSpan(text, [{ start: 0, end: 1 }], { id: 'lost', label, orphan: { lastKnown: [] } })
    ]
    const markdown = await markdownOf(
      makeDocument(text, {
        article: makeArticle(text, { title: 'Tax & rise', publisher: 'Port_Gazette', tags: ['x', 'y'] }),
        spans,
        claims: [
          makeClaim({
            spans: ['outer', 'span-2'],
            normalized: 'Taxes fell.',
            verdict: { scale: 'five-point', value: 'false' }
          })
        ],
        relations: [makeRelation({ type: 'supports', note: 'Maybe' })],
        documentLabels: [makeDocumentLabel({ value: 'yes', note: 'Twice' })],
        bookmarks: [makeBookmark(text, { start: 12, end: 17 }, { name: 'Here' })],
        note: 'On\nFriday'
      })
    )
    expect(markdown).toBe(`- Publisher: Port\\_Gazette
- Tags: x, y
- Status: To do

Note: On\\
Friday

# \\[Tax \\[&\\][^1] rise

\\[Taxes\\][^2] fell\\_9\\%\\][^3]\\[,\\][^1] she said.

## Labels of the article

- **needs-work**: yes (Anna Ådahl, 2024-08-22)

    Note: Twice

## Bookmarks

- **Here**: “Taxes” (Anna Ådahl, 2024-08-22)

## No longer in the text

- **Claim**: “T” (Anna Ådahl, 2024-08-22)

[^1]: **Claim**: “& … ,” (Anna Ådahl, 2024-08-22)

    sure: 0.5

    Tags: a\\*

    → supports 3 (Anna Ådahl, 2024-08-22)

    Note on the relation: Maybe

[^2]: **Claim**: “Tax & rise Taxes” (Anna Ådahl, 2024-08-22)

    Claim: Taxes fell. · Verdict: **○ False** · Also made in: 3 · (Anna Ådahl, 2024-08-22)

    Note: One\\
    two

    \\# three

[^3]: **Claim**: “Taxes fell\\_9\\%” (Anna Ådahl, 2024-08-22)

    Claim: Taxes fell. · Verdict: **○ False** · Also made in: 2 · (Anna Ådahl, 2024-08-22)

    ← supports 1
`)
  })

  it('numbers footnotes as they are referred to, through all articles of one file', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const files = await filesOf(documents, { pages: 'one' })
        expect([...files.keys()]).toEqual(['marked-articles.md'])
        const markdown = files.get('marked-articles.md') ?? ''
        const references = [...markdown.matchAll(/\\\]\[\^(\d+)\]/g)].map(([, number]) => Number(number))
        const defined = [...markdown.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => Number(number))
        const count = documents.reduce((sum, { spans }) => sum + spans.length, 0)
        expect([...new Set(references)]).toEqual(Array.from({ length: count }, (_, index) => index + 1))
        expect(defined).toEqual([...new Set(references)])
      }),
      { numRuns: 40 }
    )
  })

  it('shows headings, lists and quotations as what they are, and passages without words', async () => {
    const text = 'Head\nItem\nSaid'
    const paragraphs = [
      { start: 0, end: 4, kind: 'heading' as const, level: 1 },
      { start: 5, end: 9, kind: 'list-item' as const, level: 1 },
      { start: 10, end: 14, kind: 'quote' as const, level: null }
    ]
    const spans = [makeSpan(text, [{ start: 4, end: 5 }]), makeSpan(text, [{ start: 14, end: 14 }], { id: 'end' })]
    const markdown = await markdownOf(makeDocument(text, { spans, article: makeArticle(text, { paragraphs }) }))
    expect(markdown).toContain('## Head\n\n- \\[\\][^1]Item\n\n> Said\\[\\][^2]\n')
    expect(await markdownOf(makeDocument('', { spans: [makeSpan('', [{ start: 0, end: 0 }])] }))).toContain(
      '\n\n\\[\\][^1]\n'
    )
  })

  it('has a file that leads to the others', async () => {
    const documents = ['a', 'b c'].map((name) =>
      makeDocument('x', { name, article: makeArticle('x', { title: `[${name}]` }) })
    )
    const files = await filesOf(documents)
    expect([...files.keys()]).toEqual(['a.md', 'b c.md', 'index.md'])
    expect(files.get('index.md')).toBe('# Test library\n\n- [\\[a\\]](<a.md>)\n- [\\[b c\\]](<b%20c.md>)\n')
    expect((await filesOf([])).get('index.md')).toBe('# Test library\n\nThere are no articles.\n')
    expect((await filesOf([], { pages: 'one' })).get('marked-articles.md')).toBe('There are no articles.\n')
  })

  it('says the words of every passage in its footnote', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, async (document) => {
        const shown = words(shownBy(await markdownOf(document)).join(' '))
        for (const span of document.spans) expect(shown).toContain(words(spanQuote(span)))
      }),
      { numRuns: 60 }
    )
  })
})
