import { describe, expect, it } from 'vitest'
import { pageText } from './page-text'

describe('the text of a page', () => {
  it.each([
    [
      'elements',
      '<html><head><title>T</title></head><body><p>One <b>two</b></p>\n<p>three</p></body></html>',
      'One two\nthree'
    ],
    ['entities', '<body>a &amp; b &#x1F600; &nbsp;c</body>', 'a & b 😀 \u00a0c'],
    ['no line end for a break', '<body>one<br>two</body>', 'onetwo'],
    ['what stands behind the body', '<body>one</body>\n', 'one\n'],
    ['scripts and styles', '<body>a<script>if (1 < 2) x()</script><style>p{}</style></body>', 'aif (1 < 2) x()p{}'],
    ['the markup in noscript', '<body><noscript><img src="a&amp;b"></noscript></body>', '<img src="a&amp;b">'],
    ['no line end after pre', '<body><pre>\n one\n</pre></body>', ' one\n'],
    ['CRLF as LF', '<body>one\r\ntwo</body>', 'one\ntwo'],
    ['a page without a body tag', '<p>one</p>', 'one'],
    ['nothing', '', '']
  ])('has %s', (_, html, text) => {
    expect(pageText(html)?.text).toBe(text)
  })

  it('has a title', () => {
    expect(pageText('<html><head><title> A &amp; B </title></head><body></body></html>')?.title).toBe('A & B')
  })

  it('is refused of markup that is nested without end', () => {
    expect(pageText('<div>'.repeat(200_000))).toBeNull()
    expect(pageText('<p>one'.repeat(10_000))).not.toBeNull()
  })
})
