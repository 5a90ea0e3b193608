import { RenderCount } from './state/testing/render-count'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from './app'
import { FakeBackend } from './state/testing/fake-backend'
import { WorkbenchContext } from './state/workbench'
import type { Workbench } from './state/workbench'

// What the reader paints is not React's, and there is nothing here to paint on.
vi.mock('./reader/reader', () => ({ Reader: () => null }))

const OPEN = 'a000000000000001'
const SPANS = 10_000
const STEP = 20
const text = 'Taxes fell by half. '.repeat(SPANS)

/** Parts of the window that have nothing to do with a single highlight. */
const UNTOUCHED = [
  'App',
  'Screen',
  'WorkbenchFrame',
  'TopBar',
  'Rail',
  'Desk',
  'Banners',
  'AnnotateView',
  'LabelBar',
  'SchemeMenu',
  'RedoButton',
  'ReadingTools',
  'HitsBar',
  'FindBar',
  'LabelPicker',
  'StackPicker',
  'Inspector',
  'Tabs',
  'AnnotationsTab',
  'AnnotationRowView',
  'ArticleTab',
  'HistoryTab',
  'SearchField',
  'StatusChips',
  'ExportDialog',
  'ImportDialog',
  'SettingsDialog'
]

let backend: FakeBackend
let desk: Workbench
let end: () => void
let renders: RenderCount

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

/** How often each component rendered on account of that. */
async function rendersOf(work: () => Promise<void> | void): Promise<Readonly<Record<string, number>>> {
  renders.take()
  await act(async () => work())
  await settle()
  return renders.take()
}

beforeEach(async () => {
  localStorage.clear()
  // Nothing is laid out here; the list needs a height to know which rows are in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(276)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(66)
  renders = new RenderCount()
  backend = new FakeBackend([
    { id: OPEN, title: 'Harbour', text },
    { id: 'a000000000000002', title: 'Salt', text: 'Salt is cheap.' },
    { id: 'a000000000000003', title: 'Water', text: 'Water is not.' }
  ])
  const spans = Array.from({ length: SPANS }, (_, index) => ({
    id: `span-${index}`,
    ranges: [{ start: index * STEP, end: index * STEP + 5 }],
    label: 'opinion'
  }))
  const none = { claims: [], documentLabels: [], edges: 'exact' as const, origin: 'human' }
  backend.commit({ type: 'annotations.add', article: OPEN, spans, ...none })
  desk = backend.connect()
  end = desk.actions.start()
  render(
    <WorkbenchContext value={desk}>
      <App />
    </WorkbenchContext>
  )
  await settle()
  await act(() => desk.actions.openArticle(OPEN))
  // The first change is named by the undo button, which named nothing before.
  await act(() => desk.actions.setStatus(OPEN, 'in-progress'))
  await settle()
})
afterEach(() => {
  cleanup()
  end()
  renders.end()
  vi.restoreAllMocks()
})

describe('what renders on account of a single highlight, in an article with 10,000', () => {
  const open = () => desk.store.getState().open
  const untouched = (counts: Readonly<Record<string, number>>) => UNTOUCHED.filter((name) => (counts[name] ?? 0) > 0)

  it('counts at all: everything renders when it is put on screen', async () => {
    expect(screen.getAllByRole('option')).toHaveLength(3)
    cleanup()
    const counts = await rendersOf(() => {
      render(
        <WorkbenchContext value={desk}>
          <App />
        </WorkbenchContext>
      )
    })
    const shown = [
      'App',
      'TopBar',
      'AnnotateView',
      'LabelBar',
      'ReadingTools',
      'Inspector',
      'StatusChips',
      'ArticleRowView'
    ]
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(shown))
  })

  it('adding one', async () => {
    await act(async () => desk.actions.setSelection({ start: 6, end: 10 }))
    const counts = await rendersOf(() => desk.actions.applyLabel('evidence'))
    expect(open()?.layer.spans.size).toBe(SPANS + 1)
    expect(untouched(counts)).toEqual([])
    // Its label shows as pressed; no other button changes.
    expect(counts).toMatchObject({ LabelButton: 1, UndoButton: 1, AnnotationCount: 1 })
    // Once when it is shown, once when it is saved.
    expect(counts['OpenArticle']).toBeLessThanOrEqual(2)
    expect(counts['ArticleRowView'] ?? 0).toBeLessThanOrEqual(2)
  })

  it('giving it another label', async () => {
    await act(async () => desk.actions.selectSpan('span-7'))
    const counts = await rendersOf(() => desk.actions.applyLabel('evidence'))
    expect(open()?.layer.spans.get('span-7')?.label).toBe('evidence')
    expect(untouched(counts)).toEqual([])
    expect(counts).toMatchObject({ LabelButton: 2 })
    expect(counts['AnnotationCount']).toBeUndefined()
  })

  it('removing it', async () => {
    await act(async () => desk.actions.selectSpan('span-7'))
    const counts = await rendersOf(() => desk.actions.removeSelected())
    expect(open()?.layer.spans.size).toBe(SPANS - 1)
    expect(untouched(counts)).toEqual([])
    expect(counts['ArticleRowView'] ?? 0).toBeLessThanOrEqual(2)
  })

  it('selecting one', async () => {
    const counts = await rendersOf(() => desk.actions.selectSpan('span-7'))
    expect(untouched(counts)).toEqual([])
    for (const name of ['ArticleList', 'ArticleRowView', 'AnnotationCount', 'SaveStatus', 'UndoButton']) {
      expect(counts[name], name).toBeUndefined()
    }
  })
})
