import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AttributeDefinition } from '../../core/model/scheme'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { DRAFT_PAUSE } from '../drafts/draft-field'
import { Inspector } from './inspector'

const ARTICLE = '0000000000000001'
const ATTRIBUTES: AttributeDefinition[] = [
  {
    id: 'stance',
    name: 'Stance',
    kind: 'choice',
    description: 'As the article has it.',
    required: true,
    options: ['for', 'against', 'neither'],
    minimum: null,
    maximum: null
  },
  {
    id: 'since',
    name: 'Since',
    kind: 'date',
    description: '',
    required: false,
    options: [],
    minimum: null,
    maximum: null
  }
]
let backend: FakeBackend
let workbench: Workbench
let end: () => void

const pause = () => act(() => vi.advanceTimersByTimeAsync(DRAFT_PAUSE))
const form = () => within(screen.getByRole('region', { name: 'Attributes' }))
const stored = () => backend.state.layers.get(ARTICLE)?.spans.get('s1')?.attributes

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  localStorage.clear()
  backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: 'Taxes fell by half.' }])
  const labels = DEFAULT_SCHEME.labels.map((label) => ({ ...label, attributes: ATTRIBUTES }))
  backend.state.schemes.set(DEFAULT_SCHEME.id, { ...DEFAULT_SCHEME, labels })
  backend.commit({
    type: 'annotations.add',
    article: ARTICLE,
    spans: [{ id: 's1', ranges: [{ start: 0, end: 5 }], label: 'opinion', attributes: {} }],
    claims: [],
    documentLabels: [],
    edges: 'exact',
    origin: 'import:csv'
  })
  workbench = backend.connect()
  end = workbench.actions.start()
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  await act(() => workbench.actions.openArticle(ARTICLE))
  render(
    <WorkbenchContext value={workbench}>
      <Inspector />
    </WorkbenchContext>
  )
  await act(async () => workbench.actions.selectSpan('s1'))
})
afterEach(() => {
  cleanup()
  end()
  vi.useRealTimers()
})

test('D11: a choice that cannot be saved stays chosen as a draft and says so', async () => {
  backend.failNext('disk', 'No room on the disk.')
  fireEvent.click(form().getByRole('radio', { name: 'against' }))
  await pause()
  expect(form().getByRole<HTMLInputElement>('radio', { name: 'against' }).checked).toBe(true)
  expect(JSON.stringify({ ...localStorage })).toContain('against')
  expect(stored()).toEqual({})
  fireEvent.click(form().getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(stored()).toEqual({ stance: 'against' }))
  expect(JSON.stringify({ ...localStorage })).not.toContain('against')
})

test('walking over the options is one command, which says what was chosen', async () => {
  fireEvent.click(form().getByRole('radio', { name: 'for' }))
  fireEvent.click(form().getByRole('radio', { name: 'neither' }))
  await pause()
  expect(backend.sent.filter(({ name }) => name === 'command.run')).toHaveLength(1)
  expect(workbench.store.getState().announcement).toBe('Stance: neither')
  fireEvent.keyDown(form().getByRole('radio', { name: 'neither' }), { key: 'Delete' })
  await pause()
  expect(workbench.store.getState().announcement).toBe('Stance cleared')
  expect(stored()).toEqual({})
})

test('a date that is none is not sent, is told in words, and is kept as typed', async () => {
  const since = form().getByRole<HTMLInputElement>('textbox', { name: 'Since' })
  fireEvent.change(since, { target: { value: '2024-02-30' } })
  await pause()
  expect(form().getByRole('alert').textContent).toBe('Since is a date, written 2024-08-22, 2024-08 or 2024.')
  expect(since.value).toBe('2024-02-30')
  expect(stored()).toEqual({})
})

test('a value that fits its definition no more is shown as it is until it is removed', async () => {
  const scheme = backend.state.schemes.get(DEFAULT_SCHEME.id)!
  await act(async () => {
    backend.commit({
      type: 'span.update',
      article: ARTICLE,
      spans: ['s1'],
      patch: { attributes: { stance: 'neither' } },
      claims: []
    })
  })
  const options = ['for', 'against']
  const labels = scheme.labels.map((label) => ({ ...label, attributes: [{ ...ATTRIBUTES[0]!, options }] }))
  await act(async () => {
    backend.commit({ type: 'scheme.put', scheme: { ...scheme, version: scheme.version + 1, labels } })
  })
  expect(form().getByText(/^Kept as it is: “neither”\. Stance is one of “for”, “against”\.$/)).toBeDefined()
  fireEvent.click(form().getByRole('button', { name: 'Remove “neither”' }))
  await waitFor(() => expect(stored()).toEqual({}))
})

test('Alt+Enter’s action goes to the first missing attribute; without any it says so', async () => {
  await act(async () => workbench.actions.openAttributes())
  await waitFor(() => expect(document.activeElement).toBe(form().getByRole('radio', { name: 'for' })))
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
  expect(workbench.store.getState().announcement).toBe('Still missing: Stance.')
})
