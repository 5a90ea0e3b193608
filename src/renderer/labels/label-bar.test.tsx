import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { LabelBar } from './label-bar'

const ARTICLE = '0000000000000001'
let backend: FakeBackend
let workbench: Workbench
let end: () => void

beforeEach(async () => {
  backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: 'Taxes fell by half.' }])
  workbench = backend.connect()
  end = workbench.actions.start()
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  await workbench.actions.openArticle(ARTICLE)
})
afterEach(() => {
  cleanup()
  end()
})

function show(): void {
  render(
    <WorkbenchContext value={workbench}>
      <LabelBar />
    </WorkbenchContext>
  )
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('the label bar', () => {
  test('says why nothing can be labelled, and stays in reach of the keyboard', () => {
    show()
    const claim = button('Claim')
    expect(claim.getAttribute('aria-disabled')).toBe('true')
    expect(claim.hasAttribute('disabled')).toBe(false)
    const reason = document.getElementById(claim.getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toBe('Select some text or a highlight first.')
    fireEvent.click(claim)
    expect(backend.sent.filter((call) => call.name === 'command.run')).toEqual([])
  })

  test('a press labels the selected text and shows as pressed', async () => {
    show()
    act(() => workbench.actions.setSelection({ start: 0, end: 5 }))
    fireEvent.click(button('Opinion'))
    await waitFor(() => expect(workbench.store.getState().selectedSpan).not.toBeNull())
    act(() => workbench.actions.setSelection(null))
    expect(button('Opinion').getAttribute('aria-pressed')).toBe('true')
    expect(button('Claim').getAttribute('aria-pressed')).toBe('false')
    expect(button(/^Undo: Highlight “Taxes” as Opinion/)).toBeDefined()
    fireEvent.click(button('Remove the Opinion highlight'))
    await waitFor(() => expect(backend.state.layers.get(ARTICLE)?.spans.size).toBe(0))
  })

  test('labels for whole articles are not in it', () => {
    show()
    expect(screen.queryByRole('button', { name: 'Needs work' })).toBeNull()
  })

  test('is one tab stop, walked with the arrow keys', () => {
    show()
    const bar = screen.getByRole('toolbar')
    const stops = () => [...bar.querySelectorAll('button')].filter((element) => element.tabIndex === 0)
    expect(stops()).toEqual([button('Claim')])
    act(() => button('Claim').focus())
    fireEvent.keyDown(button('Claim'), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(button('Speaker'))
    expect(stops()).toEqual([button('Speaker')])
    fireEvent.keyDown(button('Speaker'), { key: 'End' })
    expect(document.activeElement).toBe(button('Nothing to redo'))
    fireEvent.keyDown(button('Nothing to redo'), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(button('Claim'))
  })
})
