import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ChoiceMenu, entryByLetter } from './choice-menu'

afterEach(cleanup)

const CHOICES = ['Said by', 'Supports', '← Supports'].map((name, at) => ({
  id: String(at),
  name,
  hue: at,
  description: `what ${name} means`
}))

function open() {
  const onPick = vi.fn()
  const onClose = vi.fn()
  render(<ChoiceMenu title="Relation between" choices={CHOICES} anchor={null} onPick={onPick} onClose={onClose} />)
  return { onPick, onClose, menu: screen.getByRole('menu', { name: 'Relation between' }) }
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

test('the first entry has the focus; arrow keys and letters move it, digits pick', () => {
  const { onPick } = open()
  const items = screen.getAllByRole('menuitem')
  expect(items[0]).toBe(document.activeElement)
  press('ArrowDown')
  expect(items[1]).toBe(document.activeElement)
  press('s')
  expect(items[2]).toBe(document.activeElement)
  press('End')
  press('ArrowDown')
  expect(items[2]).toBe(document.activeElement)
  press('2')
  expect(onPick).toHaveBeenCalledExactlyOnceWith(1)
  press('9')
  expect(onPick).toHaveBeenCalledOnce()
})

test('a click picks, Escape closes, and so does leaving it', () => {
  const { onPick, onClose } = open()
  press('Escape')
  expect(onClose).toHaveBeenCalledOnce()
  fireEvent.blur(screen.getByRole('menu'), { relatedTarget: document.body })
  expect(onClose).toHaveBeenCalledTimes(2)
  fireEvent.click(screen.getByRole('menuitem', { name: /Said by/ }))
  expect(onPick).toHaveBeenCalledWith(0)
})

test('the entry by a letter is the next one behind, around, whatever its arrow', () => {
  expect(entryByLetter(['Said by', 'Contradicts', '← Supports'], 0, 'S')).toBe(2)
  expect(entryByLetter(['Said by', 'Contradicts', '← Supports'], 2, 's')).toBe(0)
  expect(entryByLetter(['Said by'], 0, 'x')).toBeNull()
})
