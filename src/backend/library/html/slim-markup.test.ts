import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT, PIECE_LIMIT } from '../extract-guard'
import { MarkupTokens } from './markup-tokens'
import { slimMarkup } from './slim-markup'

const bodyOf = (html: string): string => /<body[^>]*>([\s\S]*)<\/body>/.exec(slimMarkup(html))?.[1] ?? ''

describe('markup tokens', () => {
  it('cover the markup without a gap, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '<p',
      '<script>',
      '</script',
      '"',
      "'",
      '=',
      ' ',
      '/',
      '<!--',
      '-->',
      '<?',
      '&',
      'a'
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        (html) => {
          let at = 0
          for (const { start, end } of new MarkupTokens(html)) {
            expect(start).toBe(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBe(html.length)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it('a bracket in an attribute ends no tag', () => {
    const [tag] = new MarkupTokens('<a title="a > b" href=x>word')
    expect(tag).toMatchObject({ kind: 'open', name: 'a', end: 24 })
    expect(tag?.kind === 'open' && tag.attributes).toEqual([
      { name: 'title', value: 'a > b' },
      { name: 'href', value: 'x' }
    ])
  })
})

describe('slim markup', () => {
  it.each([
    [
      'scripts, styles and frames go',
      '<p>a<script>if (1 < 2) "</p>"</script><style>p{}</style><iframe><p>x</iframe>b</p>',
      '<p>ab</p>'
    ],
    ['comments go', '<p>a<!-- <p>x --> b</p><!--', '<p>a b</p>'],
    ['drawings go', '<p>a<svg><path/><text>x</text></svg>b</p>', '<p>ab</p>'],
    ['handlers and unread attributes go', '<p onclick="x()" data-x=1 class=y>a</p>', '<p class="y">a</p>'],
    ['pictures in attributes go', '<img src="data:image/png;base64,AAAA" alt="x">', '<img src="picture" alt="x">'],
    ['a body that is not marked is one', '<title>t</title><p>a', '<p>a'],
    ['what stands behind the end is in it', '<html><body><p>a</p></body></html><p>b</p>', '<p>a</p><p>b</p>'],
    ['XHTML closes its empty elements', '<?xml version="1.0"?><p/><p>a</p>', '<p></p><p>a</p>']
  ])('%s', (_what, html, expected) => {
    expect(bodyOf(html)).toBe(expected)
  })

  it('keeps the metadata that stands in scripts', () => {
    expect(slimMarkup('<script type="application/ld+json">{"a":1}</script>')).toContain('{"a":1}')
  })

  it.each([
    ['nested too deep', '<div>'.repeat(DEPTH_LIMIT + 1), 'too-deep'],
    ['20,000 nested elements', '<div>'.repeat(20_000), 'too-deep'],
    ['unclosed inline elements', '<b>'.repeat(12_000), 'too-deep'],
    ['more tags than a document may have', '<br>'.repeat(PIECE_LIMIT + 1), 'too-large'],
    ['nothing but references', '&amp;'.repeat(PIECE_LIMIT + 1), 'too-large'],
    ['nothing but brackets', '<'.repeat(PIECE_LIMIT + 2), 'too-large']
  ])('%s: %s', (_what, html, code) => {
    expect(() => slimMarkup(html)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('elements whose end may be left out do not count as nested', () => {
    const long =
      '<p>a'.repeat(1000) + `<ul>${'<li><p>b'.repeat(1000)}</ul><table>${'<tr><td>c<td>d'.repeat(1000)}</table>`
    expect(() => slimMarkup(long)).not.toThrow()
  })
})
