import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeBackend } from '../state/testing/fake-backend'
import { fakeReader } from '../state/testing/fake-reader'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { AnnotationsTab } from './annotations-tab'

const ARTICLE = '0000000000000001'
let backend: FakeBackend
let workbench: Workbench
let end: () => void

beforeEach(async () => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(372)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(66)
  backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: 'First line.\nTaxes fell by half.' }])
  const span = (id: string, start: number, end: number, label: string) => ({ id, ranges: [{ start, end }], label })
  backend.commit({
    type: 'annotations.add',
    article: ARTICLE,
    spans: [span('s2', 12, 17, 'claim'), span('s1', 0, 5, 'opinion')],
    claims: [{ id: 'c1', spans: ['s2'], verdict: { scale: 'five-point', value: 'half-true' } }],
    documentLabels: [{ id: 'd1', label: 'wire-copy' }],
    edges: 'exact',
    origin: 'human'
  })
  workbench = backend.connect()
  end = workbench.actions.start()
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  await workbench.actions.openArticle(ARTICLE)
  render(
    <WorkbenchContext value={workbench}>
      <AnnotationsTab />
    </WorkbenchContext>
  )
})
afterEach(() => {
  cleanup()
  end()
  vi.restoreAllMocks()
})

const names = () =>
  within(screen.getByRole('listbox', { name: 'Annotations' }))
    .getAllByRole('option')
    .map((option) => option.getAttribute('aria-label'))

test('every annotation is there in words, in the order of the text', () => {
  expect(names()).toEqual([
    'Wire copy, on the whole article',
    'Opinion: “First”, paragraph 1',
    'Claim: “Taxes”, paragraph 2, verdict Half true'
  ])
})

test('a row selects its highlight and scrolls the reader to it', () => {
  const reveal = vi.fn()
  workbench.actions.registerReader(fakeReader({ reveal }))
  fireEvent.click(screen.getByRole('option', { name: /Taxes/ }))
  expect(workbench.store.getState().selectedSpan).toBe('s2')
  expect(reveal).toHaveBeenCalledWith({ start: 12, end: 17 })
})

test('Delete removes the active annotation and moves on', async () => {
  const list = screen.getByRole('listbox', { name: 'Annotations' })
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  fireEvent.keyDown(list, { key: 'Delete' })
  await waitFor(() => expect(names()).toHaveLength(2))
  expect(backend.state.layers.get(ARTICLE)?.spans.has('s1')).toBe(false)
  const active = document.getElementById(list.getAttribute('aria-activedescendant') ?? '')
  expect(active?.getAttribute('aria-label')).toContain('Taxes')
})

test('the filter by label lets go when its last annotation is gone', async () => {
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'opinion' } })
  expect(names()).toEqual(['Opinion: “First”, paragraph 1'])
  await act(() =>
    workbench.actions
      .run({ type: 'annotations.remove', article: ARTICLE, spans: ['s1'], claims: [], documentLabels: [] })
      .then(() => undefined)
  )
  await waitFor(() => expect(names()).toHaveLength(2))
})
