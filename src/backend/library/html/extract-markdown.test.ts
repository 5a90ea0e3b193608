import { describe, expect, it } from 'vitest'
import { extractMarkdown } from './extract-markdown'

const extract = (text: string) => extractMarkdown(Buffer.from(text), null)

describe('Markdown', () => {
  it('its words without the marks, and what each paragraph is', () => {
    const { text, paragraphs, segments, metadata } = extract(
      '# Crates *go* missing\n\nThe port counted **412** [crates](javascript:x)\non `Monday`.\n\n## What is known\n\n' +
        '- one\n  - two\n\n> said the mayor\n\n```js\nlet a = 1\n\nlet b\n```\n\n| Year | Crates |\n| --- | --- |\n| 2023 | 412 |\n'
    )
    expect(text.split('\n')).toEqual([
      'Crates go missing',
      'The port counted 412 crates on Monday.',
      'What is known',
      'one',
      'two',
      'said the mayor',
      'let a = 1',
      'let b',
      'Year | Crates',
      '2023 | 412'
    ])
    expect(paragraphs.map(({ kind, level }) => (level === null ? kind : `${kind} ${level}`))).toEqual([
      'heading 1',
      'heading 2',
      'list-item 1',
      'list-item 2',
      'quote',
      'code',
      'code',
      'table-row',
      'table-row'
    ])
    expect(segments).toMatchObject([{ role: 'title', start: 0, end: 17 }])
    expect(metadata.title).toEqual({ value: 'Crates go missing', where: 'first heading' })
  })

  it('front matter is metadata and no text', () => {
    const matter =
      '---\ntitle: "Crates: a story"\nauthor:\n  - Ana Pérez\n  - name: Jo Ng\ndate: 2024-08-22\nurl: https://coast.example/c\nlang: en_GB\ntags: [a, b]\nsource: \'Coast Daily\'\n---\nText.\n'
    const { text, metadata } = extract(matter)
    expect(text).toBe('Crates: a story\nText.')
    expect(metadata).toEqual({
      title: { value: 'Crates: a story', where: 'front matter: title' },
      byline: { value: 'Ana Pérez, Jo Ng', where: 'front matter: author' },
      publishedAt: { value: '2024-08-22', where: 'front matter: date' },
      url: { value: 'https://coast.example/c', where: 'front matter: url' },
      language: { value: 'en-GB', where: 'front matter: lang' },
      publisher: { value: 'Coast Daily', where: 'front matter: source' }
    })
  })

  it('two rules with text between them are no front matter', () => {
    expect(extract('---\nText of it.\n\n---\nMore.').text).toBe('Text of it.\nMore.')
  })

  it('HTML loses its tags and keeps its words', () => {
    const { text } = extract(
      '<div onclick="x()"><p>In a box &amp; so on</p>\n<script>alert(1)</script></div>\n\nA <b>bold</b><br>word<script>x()</script>.'
    )
    expect(text).toBe('In a box & so on\nA bold word.')
  })

  it.each([
    ['nothing', '', 'empty'],
    ['nothing but front matter', '---\ndate: 2024\n---\n', 'empty'],
    ['9 MB', 'x'.repeat(9_000_000), 'too-large']
  ])('%s: %s', (_what, text, code) => {
    expect(() => extract(text)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('words are never dropped for being nested: too deep is said', () => {
    expect(extract(`${'>'.repeat(200)}x`).text).toBe('x')
    expect(() => extract(`${'>'.repeat(300)}x`)).toThrow(expect.objectContaining({ code: 'too-deep' }) as Error)
  })

  it('unclosed things come to an end', () => {
    expect(extract(`${'['.repeat(20_000)}x`).text).toContain('x')
  })
})
