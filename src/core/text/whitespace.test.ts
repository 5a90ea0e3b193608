import { expect, it } from 'vitest'
import { isEdgeWhitespace } from './whitespace'

it('takes for white space what JavaScript does, and five controls and ZERO WIDTH SPACE besides', () => {
  const more: number[] = []
  for (let codeUnit = 0; codeUnit <= 0xffff; codeUnit++) {
    const known = /\s/.test(String.fromCharCode(codeUnit))
    if (known) expect(isEdgeWhitespace(codeUnit), codeUnit.toString(16)).toBe(true)
    else if (isEdgeWhitespace(codeUnit)) more.push(codeUnit)
  }
  expect(more).toEqual([0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0x200b])
})
