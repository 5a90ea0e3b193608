import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PasteField } from './paste-field'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const PLAIN = 'Berths\nThe north berth'
const HTML = '<h2>Berths</h2><ul><li>The north berth</li></ul>'

function paste(html: string) {
  const onPaste = vi.fn((_text: unknown) => Promise.resolve(true))
  render(<PasteField onPaste={onPaste} />)
  const field = screen.getByLabelText<HTMLTextAreaElement>('Text')
  const getData = (type: string) => (type === 'text/html' ? html : PLAIN)
  fireEvent.paste(field, { clipboardData: { getData } })
  fireEvent.change(field, { target: { value: PLAIN } })
  const go = () => fireEvent.click(screen.getByRole('button', { name: 'Continue with this text' }))
  return { onPaste, field, go }
}

test('the form of a pasted text goes along, and is told', () => {
  const { onPaste, go } = paste(HTML)
  expect(screen.getByText('Its form is kept: 1 heading and 1 list item.')).toBeDefined()
  go()
  expect(onPaste).toHaveBeenCalledWith({ title: '', text: PLAIN, html: HTML })
})

test('the paste and the typing of it may come at once', () => {
  const onPaste = vi.fn((_text: unknown) => Promise.resolve(true))
  render(<PasteField onPaste={onPaste} />)
  const field = screen.getByLabelText<HTMLTextAreaElement>('Text')
  const getData = (type: string) => (type === 'text/html' ? HTML : PLAIN)
  act(() => {
    fireEvent.paste(field, { clipboardData: { getData } })
    fireEvent.change(field, { target: { value: PLAIN } })
  })
  expect(screen.getByText('Its form is kept: 1 heading and 1 list item.')).toBeDefined()
})

test('somebody may want it plain', () => {
  const { onPaste, go } = paste(HTML)
  fireEvent.click(screen.getByLabelText('As plain text'))
  go()
  expect(onPaste).toHaveBeenCalledWith({ title: '', text: PLAIN, html: null })
})

test('a text that was changed is no longer the one the form belongs to', () => {
  const { onPaste, field, go } = paste(HTML)
  fireEvent.change(field, { target: { value: `${PLAIN}!` } })
  expect(screen.getByText(/You changed the text, so it is imported as plain text/)).toBeDefined()
  go()
  expect(onPaste).toHaveBeenCalledWith({ title: '', text: `${PLAIN}!`, html: null })
})

test('a text without a form is plain without a word', () => {
  const { onPaste, go } = paste('<p>Berths</p>')
  expect(screen.queryByLabelText('As plain text')).toBeNull()
  go()
  expect(onPaste).toHaveBeenCalledWith({ title: '', text: PLAIN, html: null })
})

test('D11: what was pasted is there again, with its form, until it was taken', async () => {
  const first = paste(HTML)
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Berths' } })
  cleanup()
  const onPaste = vi.fn((_text: unknown) => Promise.resolve(false))
  render(<PasteField onPaste={onPaste} />)
  expect(first.onPaste).not.toHaveBeenCalled()
  expect(screen.getByText('This text was not imported yet. It was kept for you.')).toBeDefined()
  const go = () => fireEvent.click(screen.getByRole('button', { name: 'Continue with this text' }))
  go()
  expect(onPaste).toHaveBeenCalledWith({ title: 'Berths', text: PLAIN, html: HTML })
  await onPaste.mock.results[0]?.value
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe(PLAIN)
  onPaste.mockResolvedValue(true)
  go()
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe(''))
  cleanup()
  render(<PasteField onPaste={onPaste} />)
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe('')
})
