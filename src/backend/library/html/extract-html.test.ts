import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { extractHtml } from './extract-html'
import { newsPage, PARAGRAPHS } from './testing/pages'

const extract = (html: string) => extractHtml(Buffer.from(html), null)
const ARTICLE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')

describe('web pages', () => {
  it('the article without what is around it, headline first, with what its parts are', () => {
    const { text, segments, paragraphs, metadata } = extract(newsPage(ARTICLE))
    const lines = text.split('\n')
    expect(lines[0]).toBe('Crates go missing')
    expect(lines.slice(-5)).toEqual(PARAGRAPHS)
    expect(text).not.toMatch(/Home|Sport|Subscribe|Imprint|Fish prices|track/)
    expect(metadata).toMatchObject({ title: { value: 'Crates go missing' }, byline: { value: 'Ana Pérez' } })
    expect(segments[0]).toMatchObject({ start: 0, end: 17, role: 'title', excluded: false })
    expect(paragraphs[0]).toMatchObject({ start: 0, end: 17, kind: 'heading', level: 1 })
  })

  it('byline and date in the text are marked as such', () => {
    const html = newsPage(ARTICLE).replace('<head>', '<head><meta name="author" content="Ana Pérez">')
    const { text, segments } = extract(html)
    const marked = segments.map(({ start, end, role }) => [role, text.slice(start, end)])
    expect(marked).toContainEqual(['byline', 'By Ana Pérez'])
    expect(marked).toContainEqual(['dateline', '22 August 2024'])
  })

  it('invitations and links to other articles stay in the text, masked', () => {
    const extra =
      '<p>Read more: <a href="/x">The fish that came back</a></p><p>Sign up for our <a href="/n">newsletter</a>.</p>'
    const { text, segments } = extract(newsPage(ARTICLE + extra))
    const masked = segments.filter(({ excluded }) => excluded)
    expect(masked.map(({ start, end, role }) => [role, text.slice(start, end)])).toEqual([
      ['teaser', 'Read more: The fish that came back'],
      ['ad', 'Sign up for our newsletter.']
    ])
    expect(masked.every(({ reason }) => reason !== 'document')).toBe(true)
  })

  it('a heading over links to other articles is masked with them, one over text is not', () => {
    const links = '<h3>Related articles</h3><ul><li><a href=1>One more story</a><li><a href=2>And one more</a></ul>'
    const { text, segments } = extract(`<body>${ARTICLE}${links}<h3>Recommended</h3><p>${PARAGRAPHS[0]}</p>`)
    const masked = segments.filter(({ excluded }) => excluded).map(({ start, end }) => text.slice(start, end))
    expect(masked).toEqual(['Related articles', 'One more story', 'And one more'])
  })

  it.each([
    '<!-- saved from url=(0029)https://coast.example/crates -->',
    '<!--\n Page saved with SingleFile \n url: https://coast.example/crates \n saved date: Thu Aug 22 2024\n-->'
  ])('a saved page says where it was saved from: %s', (comment) => {
    expect(extract(`<!doctype html>${comment}<p>Crates`).metadata.url).toEqual({
      value: 'https://coast.example/crates',
      where: 'saved from'
    })
  })

  it('a word in a table is not the headline', () => {
    const { text, segments } = extract(
      `<title>Crates</title><body>${ARTICLE.replace('</p>', '</p><table><tr><td>Crates</table>')}`
    )
    expect(text.startsWith('Crates\n')).toBe(true)
    expect(segments.filter(({ role }) => role === 'title')).toMatchObject([{ start: 0 }])
  })

  it('a page without an article gives all that it shows', () => {
    expect(extract('<div>Crates</div><p>412<p>gone').text).toBe('Crates\n412\ngone')
  })

  it('no block of a page has a line end in it', () => {
    const { text, paragraphs } = extract('<ul><li>one\ntwo<li>three</ul>')
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(['one two', 'three'])
  })
})

describe('encodings of pages', () => {
  const cases: [what: string, html: string, encoding: string, expected: string][] = [
    ['T1: windows-1252 as stated', '<meta charset=iso-8859-1><p>“10 €”', 'windows-1252', '“10 €”'],
    [
      'Shift_JIS as stated',
      '<meta http-equiv=content-type content="text/html; charset=Shift_JIS"><p>港の荷物',
      'shift_jis',
      '港の荷物'
    ],
    ['gb2312 is gb18030', '<meta charset="gb2312"><p>港口的箱子', 'gb18030', '港口的箱子'],
    ['UTF-16 with a mark', '\ufeff<p>порт', 'utf-16le', 'порт'],
    ['UTF-8 although it states another', '<meta charset=windows-1251><p>“Ünï”', 'utf-8', '“Ünï”'],
    ['what the XML line says', '<?xml version="1.0" encoding="koi8-r"?><p>порт</p>', 'koi8-r', 'порт']
  ]
  it.each(cases)('%s', (_what, html, encoding, expected) => {
    const document = extractHtml(iconv.encode(html, encoding), null)
    expect(document.text).toBe(expected)
    expect(document.encoding?.name).toBe(encoding)
  })

  it('what a person chose goes before what the page says', () => {
    const bytes = iconv.encode('<meta charset=windows-1252><p>порт', 'windows-1251')
    expect(extractHtml(bytes, 'windows-1251').text).toBe('порт')
  })

  it('damaged UTF-8 that says it is UTF-8 is read with its damage, and not for certain', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset=utf-8><p>caf'),
      Buffer.from([0xe9, 0x20]),
      Buffer.from('é')
    ])
    expect(extractHtml(bytes, null)).toMatchObject({ text: 'caf\ufffd é', encoding: { name: 'utf-8', certain: false } })
  })
})

describe('hostile pages', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['scripts only', '<script>document.write("x")</script>', 'empty'],
    ['20,000 nested elements', '<div>'.repeat(20_000), 'too-deep'],
    ['2,000 nested tables', '<table><tr><td>'.repeat(2000), 'too-deep'],
    ['6 MB and more of text', `<p>${'word '.repeat(1_300_000)}`, 'too-large'],
    ['zero bytes', 'PK\u0003\u0004\u0000\u0000', 'binary']
  ])('%s: %s', (_what, html, code) => {
    expect(() => extract(html)).toThrow(expect.objectContaining({ name: 'ExtractError', code }) as Error)
  })

  it('a page that is cut off gives what there is of it', () => {
    const page = newsPage(ARTICLE)
    expect(extract(page.slice(0, page.indexOf('The minister') + 30)).text).toContain(PARAGRAPHS[1])
  })

  it('entities of a DOCTYPE are not expanded', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b; and text'
    expect(extract(bomb).text).not.toContain('aaaaaaaaaa')
  })

  it('a script shown as text is text', () => {
    expect(extract('<p>&lt;script&gt;alert(1)&lt;/script&gt; is how it begins').text).toContain(
      '<script>alert(1)</script>'
    )
  })
})
