import { expect, test } from 'vitest'
import { pickFromStack } from './pick-from-stack'

const click = (stack: string[], x = 100, y = 100) => ({ x, y, stack })
const stack = ['inner', 'middle', 'outer']

test('the first click selects the innermost span', () => {
  expect(pickFromStack(click(stack), null, null)).toBe('inner')
  expect(pickFromStack(click(stack), null, 'outer')).toBe('inner')
})

test('further clicks at the same place go outwards and begin again', () => {
  expect(pickFromStack(click(stack, 103), click(stack), 'inner')).toBe('middle')
  expect(pickFromStack(click(stack), click(stack), 'middle')).toBe('outer')
  expect(pickFromStack(click(stack), click(stack), 'outer')).toBe('inner')
})

test('a click elsewhere, or on other spans, begins with the innermost one', () => {
  expect(pickFromStack(click(stack, 120), click(stack), 'inner')).toBe('inner')
  expect(pickFromStack(click(['inner', 'outer']), click(stack), 'inner')).toBe('inner')
})

test('a click beside all spans selects none', () => {
  expect(pickFromStack(click([]), click(stack), 'inner')).toBe(null)
})
