import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { ArticleList } from './article-list'

const idOf = (index: number) => index.toString(16).padStart(16, '0')
let backend: FakeBackend
let workbench: Workbench
let end: () => void

async function show(count: number): Promise<void> {
  const articles = Array.from({ length: count }, (_, index) => ({
    id: idOf(index),
    title: index === 1 ? 'Café closures' : `Article ${String(index).padStart(5, '0')}`,
    text: 'text'
  }))
  backend = new FakeBackend(articles)
  workbench = backend.connect()
  end = workbench.actions.start()
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  render(
    <WorkbenchContext value={workbench}>
      <ArticleList />
    </WorkbenchContext>
  )
}

beforeEach(() => {
  localStorage.clear()
  // happy-dom lays nothing out; the list needs a height to know what is in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(276)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(66)
})
afterEach(() => {
  cleanup()
  end()
  vi.restoreAllMocks()
})

const list = () => screen.getByRole('listbox', { name: 'Articles' })
const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '')

describe('the article list', () => {
  test('holds 10,000 articles with a handful of rows in the document', async () => {
    await show(10_000)
    const options = screen.getAllByRole('option')
    expect(options.length).toBeLessThan(60)
    expect(options[0]?.getAttribute('aria-setsize')).toBe('10000')
    expect(screen.getByRole('heading').textContent).toBe('Articles 10\u00a0000')
  })

  test('searches titles while typing and says how many were found', async () => {
    await show(30)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'cafe' } })
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
    expect(screen.getByRole('option').textContent).toContain('Café closures')
    expect(screen.getByRole('option').querySelector('mark')?.textContent).toBe('Café')
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 article found'))
  })

  test('the arrow keys walk, Enter opens', async () => {
    await show(5)
    fireEvent.keyDown(list(), { key: 'End' })
    expect(active()?.textContent).toContain('Café closures')
    fireEvent.keyDown(list(), { key: 'Enter' })
    await waitFor(() => expect(workbench.store.getState().open?.article.title).toBe('Café closures'))
    expect(active()?.getAttribute('aria-selected')).toBe('true')
  })

  test('D13: Delete puts the active article into the bin, with a way back', async () => {
    await show(3)
    fireEvent.keyDown(list(), { key: 'Delete' })
    await waitFor(() => expect(workbench.store.getState().toasts).toHaveLength(1))
    expect(backend.state.articles.get(idOf(0))?.binnedAt).not.toBeNull()
    const [toast] = workbench.store.getState().toasts
    expect(toast?.action?.label).toBe('Undo')
    await act(async () => toast?.action?.run())
    await waitFor(() => expect(backend.state.articles.get(idOf(0))?.binnedAt).toBeNull())
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  })

  test('shows the articles of one status, and says when there are none', async () => {
    await show(3)
    await act(() => workbench.actions.setStatus(idOf(2), 'done'))
    fireEvent.click(screen.getByRole('radio', { name: 'Done 1' }))
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
    fireEvent.click(screen.getByRole('radio', { name: 'In progress 0' }))
    await waitFor(() => expect(screen.getByText('No article has this status.')).toBeDefined())
    fireEvent.click(screen.getByRole('button', { name: 'Show all articles' }))
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  })

  test('an empty library says how to fill it', async () => {
    await show(0)
    expect(screen.getByText('No articles yet')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Import' }))
    expect(workbench.store.getState().dialog).toBe('import')
  })
})
