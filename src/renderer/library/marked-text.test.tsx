import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { MarkedText } from './marked-text'

afterEach(cleanup)

test.each([
  ['the night ferry', 0, [[4, 9]], ['night']],
  [
    'night ferry',
    104,
    [
      [104, 109],
      [110, 115]
    ],
    ['night', 'ferry']
  ],
  ['nothing here', 0, [], []]
])('in “%s” from %i', (text, start, hits, expected) => {
  const { container } = render(
    <MarkedText text={text} start={start} hits={hits.map(([from = 0, to = 0]) => ({ start: from, end: to }))} />
  )
  expect(container.textContent).toBe(text)
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(expected)
})
