import { expect, test } from 'vitest'
import { formWords, pastedForm } from './pasted-form'

test('the form of a pasted text is counted and said', () => {
  const html =
    '<h2>Berths</h2><ul><li>one<li class="x">two</ul><BLOCKQUOTE>said</BLOCKQUOTE><header>no heading</header>'
  const form = pastedForm(html, 'Berths one two said')
  expect(form).toMatchObject({ headings: 1, listItems: 2, quotes: 1, tables: 0 })
  expect(form && formWords(form)).toBe('1 heading, 2 list items and 1 quote')
})

test('paragraphs alone are in the plain text, too', () => {
  expect(pastedForm('<meta charset="utf-8"><p>One.</p><link rel="x"><p>Two.</p>', 'One.\n\nTwo.')).toBeNull()
})
