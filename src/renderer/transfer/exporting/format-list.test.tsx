import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FormatView } from '../../../api/transfer-views'
import { exportFormats } from '../../../core/formats/registry'
import { groupFormats } from './format-groups'
import { FormatList } from './format-list'

// Nothing is laid out here.
Element.prototype.scrollIntoView = vi.fn()
afterEach(cleanup)

const groups = groupFormats(exportFormats() as unknown as readonly FormatView[])

function List() {
  const [chosen, setChosen] = useState('native')
  return <FormatList groups={groups} chosen={chosen} disabled={false} onChoose={({ id }) => setChosen(id)} />
}

const chosen = () => screen.getByRole('option', { selected: true }).textContent

test('arrow keys choose across groups, letters go to a name', () => {
  render(<List />)
  const list = screen.getByRole('listbox', { name: 'Formats' })
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  expect(chosen()).toMatch(/^Claimdesk bundle/)
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  expect(chosen()).toMatch(/^W3C/)
  fireEvent.keyDown(list, { key: 'p' })
  fireEvent.keyDown(list, { key: 'r' })
  expect(chosen()).toMatch(/^Prodigy/)
  expect(document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.textContent).toMatch(/^Prodigy/)
  fireEvent.keyDown(list, { key: 'Home' })
  expect(chosen()).toMatch(/^Claimdesk JSON/)
})

test('what is looked for narrows the list, and arrow down takes the first', () => {
  render(<List />)
  const field = screen.getByRole('searchbox', { name: 'Find a format' })
  fireEvent.change(field, { target: { value: 'codebook' } })
  expect(screen.getAllByRole('option')).toHaveLength(1)
  expect(screen.queryByRole('option', { selected: true })).toBeNull()
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(chosen()).toMatch(/^REFI-QDA codebook/)
  expect(document.activeElement?.getAttribute('role')).toBe('listbox')
  fireEvent.change(field, { target: { value: 'no such thing' } })
  expect(screen.getByText('No format is called that.')).toBeTruthy()
})
