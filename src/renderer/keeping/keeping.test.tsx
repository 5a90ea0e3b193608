import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { BinPanel } from './bin-panel'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'

let backend: FakeBackend
let desk: Workbench
let end: () => void

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))
const show = (children: React.ReactNode) => render(<WorkbenchContext value={desk}>{children}</WorkbenchContext>)

beforeEach(async () => {
  backend = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: 'The port grew.' },
    { id: SALT, title: 'Salt', text: 'Salt is cheap.' }
  ])
  desk = backend.connect()
  end = desk.actions.start()
  await settle()
})
afterEach(() => {
  cleanup()
  end()
})

describe('D13: the bin', () => {
  it('says that it is empty, hears of what comes, and gives it back', async () => {
    show(<BinPanel />)
    expect(await screen.findByText('The bin is empty')).toBeTruthy()
    await act(async () => {
      await desk.actions.run({ type: 'article.bin', articles: [HARBOUR, SALT], binned: true })
    })
    expect(await screen.findAllByRole('listitem')).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Put “Salt” back' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
    expect(backend.state.articles.get(SALT)?.binnedAt).toBeNull()
    expect(backend.state.articles.get(HARBOUR)?.binnedAt).not.toBeNull()
    await waitFor(() => expect(desk.store.getState().articles.has(SALT)).toBe(true))
  })

  it('gives all back in one action', async () => {
    backend.commit({ type: 'article.bin', articles: [HARBOUR, SALT], binned: true })
    show(<BinPanel />)
    fireEvent.click(await screen.findByRole('button', { name: 'Put all back' }))
    expect(await screen.findByText('The bin is empty')).toBeTruthy()
    await act(() => desk.actions.undo())
    expect(await screen.findAllByRole('listitem')).toHaveLength(2)
  })
})
