import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ImportList } from './import-list'
import { rowsOf } from './import-rows'
import type { ImportRow } from './import-rows'
import { itemOf } from './testing/import-items'

beforeEach(() => {
  // happy-dom lays nothing out; the list needs a height to know what is in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Shown({ rows, onTick, onOpen }: Pick<Parameters<typeof ImportList>[0], 'rows' | 'onTick' | 'onOpen'>) {
  const [shown, setShown] = useState<string | null>(null)
  const onMove = ({ item }: ImportRow) => setShown(item.item)
  return <ImportList rows={rows} shown={shown} disabled={false} onMove={onMove} onOpen={onOpen} onTick={onTick} />
}

function show(names: readonly string[], more: Parameters<typeof itemOf>[2] = {}) {
  const onTick = vi.fn()
  const onOpen = vi.fn()
  const items = names.map((name, index) => itemOf(`item-${index}`, name, index === 1 ? more : {}))
  render(<Shown rows={rowsOf(items, [], {}, [])} onTick={onTick} onOpen={onOpen} />)
  return { onTick, onOpen }
}

const list = () => screen.getByRole('listbox')
const press = (key: string) => fireEvent.keyDown(list(), { key })
const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '')

test('10,000 documents are a handful of rows in the document, and keys lead through all of them', () => {
  show(Array.from({ length: 10_000 }, (_, index) => `file ${index}.txt`))
  expect(screen.getAllByRole('option').length).toBeLessThan(80)
  expect(active()?.textContent).toContain('file 0')
  expect(active()?.getAttribute('aria-setsize')).toBe('10000')
  press('End')
  expect(active()?.textContent).toContain('file 9999')
  press('ArrowUp')
  expect(active()?.textContent).toContain('file 9998')
  press('Home')
  expect(active()?.getAttribute('aria-posinset')).toBe('1')
})

test('space ticks, Enter opens, letters find', () => {
  const { onTick, onOpen } = show(['harbour.txt', 'pier.txt', 'quay.txt'])
  press('q')
  expect(active()?.textContent).toContain('quay')
  press(' ')
  expect(onTick).toHaveBeenCalledWith([expect.objectContaining({ file: 'quay.txt' })], false)
  press('Enter')
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ file: 'quay.txt' }))
})

test('a space within a title that is being typed is a letter of it', () => {
  const { onTick } = show(['two boats.txt', 'two tides.txt'])
  for (const key of 'two ti') press(key)
  expect(active()?.textContent).toContain('two tides')
  expect(onTick).not.toHaveBeenCalled()
})

test('what cannot be stored has no tick and says why', () => {
  const { onTick } = show(['a.txt', 'b.png'], {
    outcome: 'problem',
    problem: { code: 'not-text', message: 'This is not a text file.' }
  })
  press('ArrowDown')
  expect(active()?.textContent).toContain('This is not a text file.')
  expect(active()?.hasAttribute('aria-checked')).toBe(false)
  press(' ')
  expect(onTick).not.toHaveBeenCalled()
})
