import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { PasteField } from './paste-field'

afterEach(cleanup)

const PLAIN = 'Berths\nThe north berth'
const HTML = '<h2>Berths</h2><ul><li>The north berth</li></ul>'

function paste(html: string) {
  const onPaste = vi.fn()
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
