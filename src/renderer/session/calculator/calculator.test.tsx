import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Calculation } from '../../../core/calculate/calculate'
import { CALCULATOR_EXAMPLES } from '../../../core/calculate/calculator-examples'
import { Calculator, SAY_PAUSE } from './calculator'

let taken: Calculation[]

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Calculation' })
const type = (value: string) => fireEvent.change(field(), { target: { value } })
const press = (key: string) => fireEvent.keyDown(field(), { key })
const pause = () => act(() => vi.advanceTimersByTimeAsync(SAY_PAUSE))
const described = () => {
  const ids = (field().getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

beforeEach(() => {
  vi.useFakeTimers()
  taken = []
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function show(initial?: string) {
  const onTake = (calculation: Calculation) => taken.push(calculation)
  render(<Calculator onTake={onTake} {...(initial === undefined ? {} : { initial })} />)
}

test('shows the result and its working while one types, and Enter takes both', async () => {
  show()
  type('240 + 15%')
  expect(screen.getByText('276')).toBeTruthy()
  expect(within(screen.getByRole('list', { name: 'Working' })).getByText('240 + 15% = 240 × 1.15 = 276')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('')
  await pause()
  expect(screen.getByRole('status').textContent).toBe('Result: 276')
  press('Enter')
  expect(taken).toMatchObject([{ expression: '240 + 15%', result: '276', value: 276 }])
})

test('starts with what is given, and the button takes it too', () => {
  show('50 km in mi')
  fireEvent.click(screen.getByRole('button', { name: 'Use this result' }))
  expect(taken.map((each) => each.expression)).toEqual(['50 km in mi'])
})

test('names a mistake with its place, and Enter selects the place instead of taking anything', async () => {
  show()
  type('5 km in parrots')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(described()).toContain('At “parrots”: “parrots” is not a unit')
  await pause()
  expect(screen.getByRole('status').textContent).toContain('is not a unit')
  press('Enter')
  expect(taken).toEqual([])
  expect([field().selectionStart, field().selectionEnd]).toEqual([8, 15])
  expect(document.activeElement).toBe(field())
})

test('takes an unfinished calculation for a mistake only when somebody wants its result', async () => {
  show()
  type('5 km +')
  await pause()
  expect(field().hasAttribute('aria-invalid')).toBe(false)
  expect(screen.getByRole('status').textContent).toBe('')
  expect(described()).toContain('missing')
  press('Enter')
  await pause()
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('status').textContent).toContain('missing')
  type('5 km + 1')
  type('5 km + 1 km')
  expect(field().hasAttribute('aria-invalid')).toBe(false)
})

test('says nothing and takes nothing while the field is empty', () => {
  show()
  press('Enter')
  expect(taken).toEqual([])
  expect(field().hasAttribute('aria-invalid')).toBe(false)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use this result' }).disabled).toBe(true)
})

test('puts an example into the field', () => {
  show()
  const [group] = CALCULATOR_EXAMPLES
  const [example] = group?.examples ?? []
  fireEvent.click(screen.getByText('Examples'))
  fireEvent.click(screen.getByRole('button', { name: example?.expression ?? '' }))
  expect(field().value).toBe(example?.expression)
  expect(document.activeElement).toBe(field())
  expect(screen.getByText('3,790')).toBeTruthy()
})
