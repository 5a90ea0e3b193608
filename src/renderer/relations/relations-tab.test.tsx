import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { BegunBanner } from './begun-banner'
import { RelationEndDialog } from './relation-end-dialog'
import { RelationPicker } from './relation-picker'
import { RelationsTab } from './relations-tab'

const HERE = 'a000000000000001'
const THERE = 'a000000000000002'
let backend: FakeBackend
let workbench: Workbench
let end: () => void

beforeEach(async () => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(372)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(84)
  backend = new FakeBackend([
    { id: HERE, title: 'Levy', text: 'The levy fell. Ms Brandt said so.' },
    { id: THERE, title: 'Council', text: 'The levy rose.' }
  ])
  const span = (id: string, start: number, end: number, label: string) => ({ id, ranges: [{ start, end }], label })
  const add = (article: string, spans: ReturnType<typeof span>[]) =>
    backend.commit({
      type: 'annotations.add',
      article,
      spans,
      claims: [],
      documentLabels: [],
      edges: 'exact',
      origin: 'human'
    })
  add(HERE, [span('fell', 0, 13, 'claim'), span('who', 15, 24, 'speaker')])
  add(THERE, [span('rose', 0, 13, 'claim')])
  const relations = [
    { id: 'r1', type: 'said-by', from: 'fell', to: { article: HERE, span: 'who' } },
    { id: 'r2', type: 'contradicts', from: 'fell', to: { article: THERE, span: 'rose' } }
  ]
  backend.commit({
    type: 'annotations.add',
    article: HERE,
    spans: [],
    claims: [],
    documentLabels: [],
    relations,
    edges: 'exact',
    origin: 'human'
  })
  workbench = backend.connect()
  end = workbench.actions.start()
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  await workbench.actions.openArticle(HERE)
  render(
    <WorkbenchContext value={workbench}>
      <BegunBanner />
      <RelationsTab paragraphAt={() => 1} note={({ id }) => <p>Note of {id}</p>} />
      <RelationPicker />
      <RelationEndDialog />
    </WorkbenchContext>
  )
})
afterEach(() => {
  cleanup()
  end()
  vi.restoreAllMocks()
})

const list = () => screen.getByRole('listbox', { name: 'Relations' })
const names = () =>
  within(list())
    .getAllByRole('option')
    .map((option) => option.getAttribute('aria-label'))
const stored = () => [...(workbench.store.getState().open?.layer.relations.values() ?? [])]

test('every relation is there in words; the filter leaves one type', () => {
  expect(names()).toEqual([
    '“The levy fell” said by “Ms Brandt”, paragraph 1; paragraph 1',
    '“The levy fell” contradicts “The levy rose”, paragraph 1; In “Council”'
  ])
  fireEvent.change(screen.getByLabelText('Type'), { target: { value: 'contradicts' } })
  expect(names()).toHaveLength(1)
})

test('Enter goes to the other end and back; into the other article', async () => {
  list().focus()
  await act(async () => fireEvent.keyDown(list(), { key: 'Enter' }))
  expect(workbench.store.getState().selectedSpan).toBe('who')
  await act(async () => fireEvent.keyDown(list(), { key: 'Enter' }))
  expect(workbench.store.getState().selectedSpan).toBe('fell')
  fireEvent.keyDown(list(), { key: 'ArrowDown' })
  await act(async () => fireEvent.keyDown(list(), { key: 'Enter' }))
  await waitFor(() => expect(workbench.store.getState().open?.article.id).toBe(THERE))
  await waitFor(() => expect(workbench.store.getState().selectedSpan).toBe('rose'))
  expect(names()).toEqual(['“The levy fell” contradicts “The levy rose”, In “Levy”; paragraph 1'])
})

test('T asks for another type, X turns, Delete removes; what is selected is shown with its note', async () => {
  list().focus()
  await act(async () => fireEvent.keyDown(list(), { key: 't' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Supports/ }))
  await waitFor(() => expect(stored()[0]?.type).toBe('supports'))
  list().focus()
  await act(async () => fireEvent.keyDown(list(), { key: 'x' }))
  await waitFor(() => expect(stored()[0]?.from.span).toBe('who'))
  act(() => workbench.actions.selectRelation('r1'))
  expect(within(screen.getByRole('region', { name: 'Selected relation' })).getByText('Note of r1')).toBeTruthy()
  await act(async () => fireEvent.keyDown(list(), { key: 'Delete' }))
  await waitFor(() => expect(stored()).toHaveLength(1))
})

test('an end that is gone in the other article is told of', async () => {
  await act(async () => {
    const nothing = { claims: [], documentLabels: [] }
    backend.commit({ type: 'annotations.remove', article: THERE, spans: ['rose'], ...nothing })
  })
  await waitFor(() => expect(names()[1]).toMatch(/In “Council”, this end is gone$/))
  expect(screen.getByText('The other end is gone')).toBeTruthy()
})

test('the other end is found in the dialog: article, then highlight; the banner says what is begun', async () => {
  act(() => {
    workbench.actions.selectSpan('who')
    workbench.actions.beginRelation()
  })
  const banner = screen.getByRole('region', { name: 'Relation being drawn' })
  expect(banner.textContent).toContain('Relation from “Ms Brandt” (Speaker)')
  fireEvent.click(within(banner).getByRole('button', { name: 'Another article…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Relate to another article' })
  fireEvent.click(within(dialog).getByRole('option', { name: 'Council' }))
  fireEvent.click(await within(dialog).findByRole('option', { name: 'Claim: The levy rose' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: /^← Said by/ }))
  await waitFor(() => expect(backend.state.layers.get(THERE)?.relations.size).toBe(1))
  expect(screen.queryByRole('region', { name: 'Relation being drawn' })).toBeNull()
})
