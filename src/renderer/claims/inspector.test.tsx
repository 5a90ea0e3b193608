import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Params } from '../../api/contract'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { DRAFT_PAUSE } from '../drafts/draft-field'
import { Inspector } from './inspector'

const ARTICLE = '0000000000000001'
const TEXT = 'Harbour.\n\nTaxes fell by half, she said.\nNobody agreed.'

let backend: FakeBackend
let workbench: Workbench

async function open(): Promise<void> {
  const end = workbench.actions.start()
  endings.push(end)
  await waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  await act(() => workbench.actions.openArticle(ARTICLE))
  render(
    <WorkbenchContext value={workbench}>
      <Inspector />
    </WorkbenchContext>
  )
}
const endings: (() => void)[] = []

async function highlight(words: string, label: string): Promise<string> {
  const start = TEXT.indexOf(words)
  await act(async () => {
    workbench.actions.setSelection({ start, end: start + words.length })
    await workbench.actions.applyLabel(label)
    workbench.actions.setSelection(null)
  })
  return workbench.store.getState().selectedSpan ?? ''
}

const commands = (type: string) =>
  backend.sent.flatMap(({ name, params }) => {
    if (name !== 'command.run') return []
    const { command } = params as Params<'command.run'>
    return command.type === type ? [command] : []
  })
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const pause = () => act(() => vi.advanceTimersByTimeAsync(DRAFT_PAUSE))

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  localStorage.clear()
  backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: TEXT }])
  workbench = backend.connect()
})
afterEach(() => {
  cleanup()
  for (const end of endings.splice(0)) end()
  vi.useRealTimers()
})

describe('the claim tab', () => {
  test('explains how to highlight while nothing is selected', async () => {
    await open()
    expect(screen.getByText('No highlight is selected')).toBeDefined()
    expect(screen.getByText(/press a label’s key/)).toBeDefined()
  })

  test('D11: typing is kept at once and sent as one command when it rests', async () => {
    await open()
    await highlight('Taxes fell by half', 'claim')
    fireEvent.change(field('Claim as checked'), { target: { value: 'Taxes' } })
    fireEvent.change(field('Claim as checked'), { target: { value: 'Taxes fell.' } })
    expect(JSON.stringify({ ...localStorage })).toContain('Taxes fell.')
    expect(commands('claim.update')).toEqual([])
    await pause()
    expect(commands('claim.update')).toMatchObject([{ patch: { normalized: 'Taxes fell.' } }])
    expect(JSON.stringify({ ...localStorage })).not.toContain('Taxes fell.')
  })

  test('undo shows the value before', async () => {
    await open()
    await highlight('Taxes fell by half', 'claim')
    fireEvent.change(field('Speaker'), { target: { value: 'Brandt' } })
    await pause()
    await act(() => workbench.actions.undo())
    expect(field('Speaker').value).toBe('')
  })

  test('D11: a command that fails keeps the draft and says so; trying again saves it', async () => {
    await open()
    await highlight('Taxes fell by half', 'claim')
    backend.failNext('disk', 'No room on the disk.')
    fireEvent.change(field('Speaker'), { target: { value: 'Brandt' } })
    await pause()
    expect(field('Speaker').value).toBe('Brandt')
    expect(screen.getByText('Not saved yet.')).toBeDefined()
    expect(JSON.stringify({ ...localStorage })).toContain('Brandt')
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText('Not saved yet.')).toBeNull())
    expect(JSON.stringify({ ...localStorage })).not.toContain('Brandt')
  })

  test('typing is saved to the claim it was typed for, also when another is selected before it rests', async () => {
    await open()
    await highlight('Taxes fell by half', 'claim')
    const first = [...backend.state.layers.get(ARTICLE)!.claims.keys()][0]
    await highlight('Nobody agreed', 'claim')
    await act(async () => {
      workbench.actions.selectSpan([...backend.state.layers.get(ARTICLE)!.claims.get(first!)!.spans][0]!)
    })
    fireEvent.change(field('Speaker'), { target: { value: 'Brandt' } })
    const other = [...backend.state.layers.get(ARTICLE)!.spans.keys()].at(-1)
    await act(async () => workbench.actions.selectSpan(other!))
    await pause()
    expect(commands('claim.update')).toMatchObject([{ claim: first, patch: { speaker: 'Brandt' } }])
    expect(field('Speaker').value).toBe('')
  })

  test('walking over the verdicts is one command, and Delete clears', async () => {
    await open()
    await highlight('Taxes fell by half', 'claim')
    fireEvent.click(screen.getByRole('radio', { name: /True/ }))
    fireEvent.click(screen.getByRole('radio', { name: /Half/ }))
    await pause()
    const verdict = { scale: 'five-point', value: 'half-true' }
    expect(commands('claim.update')).toMatchObject([{ patch: { verdict } }])
    fireEvent.keyDown(screen.getByRole('radio', { name: /Half/ }), { key: 'Delete' })
    await pause()
    expect(commands('claim.update').at(-1)).toMatchObject({ patch: { verdict: null } })
  })

  test('a highlight that is no claim can be made one', async () => {
    await open()
    await highlight('Nobody agreed', 'opinion')
    fireEvent.click(screen.getByRole('button', { name: 'Make this a claim' }))
    await waitFor(() => expect(field('Claim as checked')).toBeDefined())
  })

  test('D3: in a library that is open for reading nothing can be changed', async () => {
    backend.commit({
      type: 'annotations.add',
      article: ARTICLE,
      spans: [{ id: 's1', ranges: [{ start: 10, end: 15 }], label: 'claim' }],
      claims: [{ id: 'c1', spans: ['s1'] }],
      documentLabels: [],
      edges: 'exact',
      origin: 'human'
    })
    backend.readOnly = { reason: 'locked', message: 'Another window has it.' }
    await open()
    await act(async () => workbench.actions.selectSpan('s1'))
    expect(field('Speaker').readOnly).toBe(true)
    expect(screen.queryByRole('button', { name: 'Remove highlight' })).toBeNull()
  })
})

describe('the article tab', () => {
  test('an address that is none is said so and is not sent', async () => {
    await open()
    await act(async () => workbench.actions.setInspectorTab('article'))
    fireEvent.change(field('Address'), { target: { value: 'javascript:alert(1)' } })
    await pause()
    expect(screen.getByRole('alert').textContent).toContain('An address begins with https://')
    expect(commands('article.update')).toEqual([])
    fireEvent.change(field('Address'), { target: { value: 'https://example.org/' } })
    await pause()
    expect(commands('article.update')).toMatchObject([{ patch: { url: 'https://example.org/' } }])
  })

  test('a label on the article goes on and off', async () => {
    await open()
    await act(async () => workbench.actions.setInspectorTab('article'))
    const button = screen.getByRole('button', { name: /Needs work/ })
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'))
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('false'))
    expect(backend.state.layers.get(ARTICLE)?.documentLabels.size).toBe(0)
  })
})
