import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenText, HOSTILE_TEXTS } from '../testing/arbitraries'
import { htmlOf, HtmlText } from './html-text'

describe('HtmlText', () => {
  it('is the text nodes with a line feed for each br, and nothing else', () => {
    const html = '<div><p>One &amp; <b>two</b></p><p>three<br>four</p><script>x</script><!-- no --></div>'
    expect(new HtmlText(html).text).toBe('One & twothree\nfour')
  })

  it('finds nodes by their paths, and gives paths for places', () => {
    const text = new HtmlText('<div><p>One &amp; <b>two</b> and</p><p>three<br>four</p></div>')
    expect(text.atPath('/div[1]/p[1]/text()[1]', 4)).toBe(4)
    expect(text.atPath('/div[1]/p[1]/b[1]/text()[1]', 0)).toBe(6)
    expect(text.atPath('/div[1]/p[1]/text()[2]', 4)).toBe(13)
    expect(text.atPath('/div[1]/p[2]/text()[2]', 4)).toBe(23)
    expect(text.atPath('/div[1]/p[2]', 1)).toBe(18)
    expect(text.atPath('/div[1]/p[3]/text()[1]', 0)).toBeNull()
    expect(text.atPath('/div[1]/p[1]/text()[1]', 99)).toBeNull()
    expect(text.toPath(6, 'start')).toEqual({ path: '/div[1]/p[1]/b[1]/text()[1]', offset: 0 })
    expect(text.toPath(6, 'end')).toEqual({ path: '/div[1]/p[1]/text()[1]', offset: 6 })
  })

  it('counts comments between text nodes as a browser does', () => {
    const text = new HtmlText('<p>a<!-- x -->b</p>')
    expect(text.atPath('/p[1]/text()[2]', 1)).toBe(2)
  })

  it('knows the tbody that a browser adds', () => {
    const text = new HtmlText('<table><tr><td>a</td></tr></table>')
    expect(text.atPath('/table[1]/tbody[1]/tr[1]/td[1]/text()[1]', 1)).toBe(1)
    expect(text.atPath('/table[1]/tr[1]/td[1]/text()[1]', 1)).toBe(1)
    expect(text.toPath(0, 'start')?.path).toBe('/table[1]/tbody[1]/tr[1]/td[1]/text()[1]')
  })

  it('drops the tags of a whole page, as innerHTML does', () => {
    const text = new HtmlText('<!DOCTYPE html><html><head><title>T</title></head><body><p>in</p></body></html>')
    expect(text.text).toBe('Tin')
    expect(text.atPath('/p[1]/text()[1]', 0)).toBe(1)
    expect(text.atPath('/html[1]/body[1]/p[1]/text()[1]', 2)).toBe(3)
  })

  it('counts style sheets, but does not show them', () => {
    const text = new HtmlText('<p>a</p><style>p {}</style><p>b</p>')
    expect([text.text, text.counted]).toEqual(['ab', 'ap {}b'])
    expect([text.fromCounted(5), text.toCounted(1, 'start'), text.toCounted(1, 'end')]).toEqual([1, 5, 1])
  })

  it('survives deep nesting', () => {
    const html = '<div>'.repeat(20_000)
    let text: string | null = null
    try {
      ;({ text } = new HtmlText(`${html}x`))
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
    }
    expect(text === null || text === 'x').toBe(true)
  })

  it('takes back what htmlOf made of a text', () => {
    fc.assert(
      fc.property(
        fc.oneof(frozenText, fc.constantFrom(...HOSTILE_TEXTS.filter((text) => !/[\0\r]/.test(text)))),
        (text) => {
          const made = new HtmlText(htmlOf(text))
          expect(made.text).toBe(text)
          for (let at = 0; at <= text.length; at += 1) {
            for (const side of ['start', 'end'] as const) {
              const place = made.toPath(at, side)
              expect(place && made.atPath(place.path, place.offset)).toBe(at)
              expect(made.fromCounted(made.toCounted(at, side))).toBe(at)
            }
          }
        }
      )
    )
  })
})
