import { describe, expect, it } from 'vitest'
import { findMetadata } from './find-metadata'
import { parseHtml } from './parse-html'

const found = (html: string) => findMetadata(parseHtml(html))

describe('what a page says about itself', () => {
  it('JSON-LD comes first, and says where it was', () => {
    const statement = {
      '@graph': [
        { '@type': 'WebSite', name: 'Coast Daily' },
        {
          '@type': ['NewsArticle'],
          headline: 'Crates go missing',
          author: [{ '@type': 'Person', name: 'Ana Pérez' }, { name: 'Jo Ng' }],
          publisher: { name: 'Coast Daily' },
          datePublished: '2024-08-22T09:30:00+02:00'
        }
      ]
    }
    const html = `<html lang="en-GB"><title>Crates go missing | Coast Daily</title>
      <meta name="author" content="webmaster"><link rel="canonical" href="https://coast.example/crates">
      <script type="application/ld+json">${JSON.stringify(statement)}</script><p>Text.</p>`
    expect(found(html)).toEqual({
      title: { value: 'Crates go missing', where: 'JSON-LD NewsArticle' },
      byline: { value: 'Ana Pérez, Jo Ng', where: 'JSON-LD NewsArticle' },
      publisher: { value: 'Coast Daily', where: 'JSON-LD NewsArticle' },
      url: { value: 'https://coast.example/crates', where: '<link rel=canonical>' },
      publishedAt: { value: '2024-08-22T09:30:00+02:00', where: 'JSON-LD NewsArticle' },
      language: { value: 'en-GB', where: '<html lang>' }
    })
  })

  it('then OpenGraph and meta, then elements', () => {
    const html = `<head><meta property="og:title" content="Crates &amp;amp; boxes – Coast Daily">
      <meta property="og:site_name" content="Coast Daily"><meta name="author" content="By Ana Pérez"></head>
      <body><article><time datetime="2024-08">August</time><p>Text.</p></article>`
    expect(found(html)).toEqual({
      title: { value: 'Crates & boxes', where: 'og:title' },
      byline: { value: 'Ana Pérez', where: 'author' },
      publisher: { value: 'Coast Daily', where: 'og:site_name' },
      publishedAt: { value: '2024-08', where: '<time>' }
    })
  })

  it('a headline keeps its dash, and loses the site where the only heading shows what it is', () => {
    expect(found('<title>Crates - a story</title><p>x').title?.value).toBe('Crates - a story')
    expect(found('<title>Crates gone - Daily</title><h1>Crates gone</h1>').title?.value).toBe('Crates gone')
  })

  it('half a character in JSON becomes none that a file could not hold', () => {
    const html = '<script type="application/ld+json">{"@type":"Article","headline":"Crates \\ud83d go"}</script><p>x'
    expect(found(html).title?.value).toBe('Crates \ufffd go')
  })

  it('a byline is a name: no “By”, no address behind it', () => {
    const byline = (content: string) => found(`<meta name="author" content="${content}">`).byline?.value
    expect(byline('by Ana Pérez (https://ana.example)')).toBe('Ana Pérez')
    expect(byline('Ana Pérez &lt;ana@coast.example&gt;')).toBe('Ana Pérez')
    expect(byline('Byron Crate')).toBe('Byron Crate')
  })

  it.each([
    ['a script as an address (X4)', '<link rel="canonical" href="javascript:alert(1)">'],
    ['a relative address', '<link rel="canonical" href="/crates">'],
    ['a date that could be two', '<meta name="date" content="03/04/2024">'],
    ['an account as an author', '<meta name="author" content="https://social.example/ana">'],
    ['broken JSON-LD', '<script type="application/ld+json">{"@type": "NewsArticle", </script>'],
    ['JSON-LD that is no object', '<script type="application/ld+json">[[[1, null, "x"]]]</script>'],
    ['no language', '<html lang="the usual one">']
  ])('does not believe %s', (_what, html) => {
    expect(found(html)).toEqual({})
  })
})
