import { cleanup, render } from '@testing-library/react'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { Markdown } from './markdown'

afterEach(cleanup)
const html = (text: string) => render(<Markdown text={text} />).container.innerHTML
const shown = (text: string) => render(<Markdown text={text} />).container

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '![x](https://tracker.example/pixel.png)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '<https://example.org/"onmouseover=alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '<iframe src="https://example.org"></iframe>',
  '```html\n<script>alert(1)</script>\n```',
  '<style>*{display:none}</style>',
  '&lt;script&gt;',
  '[x](https://example.org "t\\" onclick=\\"alert(1)")'
]

describe('Markdown', () => {
  test('shows what Markdown is for', () => {
    const container = shown(
      '# Title\n\nSome **bold**, *soft* and ~~old~~ `code`.\n\n1. one\n2. two\n\n> said\n\n|a|b|\n|-|-|\n|1|2|'
    )
    expect(container.querySelector('h3')?.textContent).toBe('Title')
    expect(container.querySelector('strong')?.textContent).toBe('bold')
    expect(container.querySelector('s')?.textContent).toBe('old')
    expect([...container.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual(['one', 'two'])
    expect(container.querySelector('blockquote')?.textContent).toBe('said')
    expect(container.querySelectorAll('td')).toHaveLength(2)
  })

  test('keeps the line breaks that were typed', () => {
    expect(shown('first\nsecond').querySelectorAll('br')).toHaveLength(1)
  })

  test('an ordered list begins where it was told to', () => {
    expect(shown('4. four').querySelector('ol')?.getAttribute('start')).toBe('4')
  })

  test.each(HOSTILE)('X4: %s makes nothing that runs, loads or leads away', (text) => {
    const container = shown(text)
    expect(container.querySelector('script, img, a, iframe, style, object, embed, form, svg')).toBeNull()
    for (const element of container.querySelectorAll('*')) {
      for (const { name } of element.attributes)
        expect(['class', 'title', 'start', 'tabindex', 'role', 'aria-label']).toContain(name)
    }
  })

  test('X4: HTML is shown as the text it is', () => {
    expect(shown('<b>not bold</b>').textContent).toBe('<b>not bold</b>')
  })

  test('an address says where it leads, once', () => {
    expect(shown('[the report](https://example.org/a?b=1)').textContent).toBe('the report (example.org)')
    expect(shown('<https://example.org/a>').textContent).toBe('https://example.org/a')
    expect(shown('![a map](https://example.org/map.png)').textContent).toBe('Picture: a map (example.org)')
  })

  test('X4: words that look like an address do not hide where it leads', () => {
    expect(shown('[https://bank.example/?x=evil.example](https://evil.example)').textContent).toContain(
      ' (evil.example)'
    )
    expect(shown('[https://bank.example](https://bank.example@evil.example)').textContent).toContain(' (evil.example)')
    expect(shown('[bank.example](https://bank.example.evil.example)').textContent).toContain(
      ' (bank.example.evil.example)'
    )
    expect(shown('<https://bücher.example/a>').textContent).toContain(' (xn--bcher-kva.example)')
  })

  test('X4: no text of any kind makes an element that is not known', () => {
    const known = /^(div|p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|th|td|em|strong|s|code|br|span)$/
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...HOSTILE, '[', '](', '*', '\n', '> ', '- ')), {
          maxLength: 12
        }),
        (parts) => {
          const container = shown(parts.join(''))
          for (const element of container.querySelectorAll('*')) expect(element.tagName.toLowerCase()).toMatch(known)
          cleanup()
        }
      ),
      { numRuns: 60 }
    )
  })

  test('deep nesting does not break it', () => {
    expect(html(`${'> '.repeat(500)}deep`)).toContain('blockquote')
    expect(html(`${'*'.repeat(4000)}a`)).toContain('a')
  })
})
