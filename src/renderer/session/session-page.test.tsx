import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientCommand } from '../../core/commands/command'
import type { ClaimCheckPatch } from '../../core/schema/check-records'
import { findScopeHere } from '../state/marking-accounts'
import { selectSessionDocuments } from '../state/session-state'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { NewSessionDialog } from './home/new-session-dialog'
import { SessionHome } from './home/session-home'
import { SessionSettingsDialog } from './home/session-settings-dialog'
import { SessionHeader } from './header/session-header'
import { SessionPane } from './pane/session-pane'
import { SessionAside } from './session-aside'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'

let backend: FakeBackend
let desk: Workbench
let end: () => void

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))
const stored = (id: string) => backend.state.layers.get(HARBOUR)?.claims.get(id)
const show = (children: React.ReactNode) => render(<WorkbenchContext value={desk}>{children}</WorkbenchContext>)

const claim = (id: string, start: number, end: number, check: ClaimCheckPatch = {}, speaker = ''): ClientCommand => ({
  type: 'annotations.add',
  article: HARBOUR,
  spans: [{ id: `${id}-span`, ranges: [{ start, end }], label: 'claim' }],
  claims: [{ id, spans: [`${id}-span`], check, speaker }],
  documentLabels: [],
  edges: 'exact',
  origin: 'human'
})

beforeEach(async () => {
  localStorage.clear()
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(92)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(300)
  backend = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: 'The port grew by 412 hectares. It has nine cranes.' },
    { id: SALT, title: 'Salt', text: 'Salt is cheap.' }
  ])
  backend.commit(claim('c1', 17, 29, { types: ['quantity'] }, 'The port authority'))
  backend.commit(claim('c2', 38, 49, { waiting: { for: 'source', on: 'Ilse', due: '2024-09-01' }, status: 'waiting' }))
  desk = backend.connect()
  end = desk.actions.start()
  await settle()
})
afterEach(() => {
  cleanup()
  end()
  vi.restoreAllMocks()
})

async function begin(more: Partial<Parameters<Workbench['actions']['createSession']>[0]> = {}) {
  await act(async () => {
    await desk.actions.createSession({
      name: 'Ferries',
      preset: 'line-check',
      articles: [HARBOUR],
      scale: null,
      policy: ['justification'],
      asOf: null,
      checker: 'Mira',
      timed: false,
      method: '',
      ...more
    })
  })
}

describe('the list of sessions', () => {
  it('explains itself while there is none, and opens the form', async () => {
    show(
      <>
        <SessionHome />
        <NewSessionDialog findScope={findScopeHere} />
      </>
    )
    expect(screen.getByText('No fact-check yet')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'New session' }))
    expect(await screen.findByRole('dialog', { name: 'New session' })).toBeTruthy()
  })

  it('shows each with its progress, and opens it', async () => {
    await begin()
    act(() => desk.actions.leaveSession())
    show(<SessionHome />)
    const row = screen.getByRole('button', { name: /^Ferries/ })
    expect(row.textContent).toContain('0 of 2 claims decided')
    fireEvent.click(row)
    await settle()
    expect(desk.store.getState().session.id).not.toBeNull()
  })
})

describe('the form of a new session', () => {
  it('says what is missing, counts what is in scope, and makes the session', async () => {
    act(() => desk.actions.setSessionUi({ form: 'new' }))
    show(<NewSessionDialog findScope={findScopeHere} />)
    await screen.findByRole('dialog', { name: 'New session' })
    fireEvent.click(screen.getByRole('button', { name: 'Begin' }))
    expect(screen.getByText('Choose at least one article.')).toBeTruthy()
    expect(desk.store.getState().session.id).toBeNull()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Harbour' }))
    await screen.findByText('2 sentences and 10 words in scope')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Harbour')
    fireEvent.click(screen.getByRole('radio', { name: /^Claim check/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Begin' }))
    await waitFor(() => expect(desk.store.getState().session.id).not.toBeNull())
    const [session] = backend.state.desk.session.values()
    expect(session).toMatchObject({ name: 'Harbour', preset: 'claim-check', scale: 'five-point', articles: [HARBOUR] })
  })
})

describe('the settings of a session', () => {
  it('changes name and articles; what comes is read, and undo takes all of it back', async () => {
    await begin()
    const before = [...backend.state.desk.session.values()][0]
    expect(before?.articles).toEqual([HARBOUR])
    act(() => desk.actions.setSessionUi({ form: 'settings' }))
    show(<SessionSettingsDialog findScope={findScopeHere} />)
    await screen.findByRole('dialog', { name: 'Settings of the session' })
    expect(screen.queryByRole('radio', { name: /^Claim check/ })).toBeNull()
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Give the session a name.')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Harbour and salt' } })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Salt' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(desk.store.getState().session.form).toBeNull())
    const [session] = backend.state.desk.session.values()
    expect(session).toMatchObject({ name: 'Harbour and salt', preset: 'line-check', articles: [HARBOUR, SALT] })
    await waitFor(() => expect(selectSessionDocuments(desk.store.getState())).toHaveLength(2))
    await act(() => desk.actions.undo())
    expect([...backend.state.desk.session.values()][0]).toMatchObject({ articles: [HARBOUR] })
    expect(selectSessionDocuments(desk.store.getState())).toHaveLength(1)
  })
})

describe('beside the text', () => {
  it('the warnings take the focus when they are asked for by key, and give it back', async () => {
    await begin()
    show(
      <>
        <button type="button">Text</button>
        <SessionAside drawers={{ warnings: <p>None</p> }} evidence={() => null} />
      </>
    )
    const text = screen.getByRole('button', { name: 'Text' })
    text.focus()
    act(() => desk.actions.openMarkingDrawer('warnings'))
    expect(screen.getByRole('region', { name: 'Warnings' }).contains(document.activeElement)).toBe(true)
    act(() => desk.actions.openMarkingDrawer('warnings'))
    expect(document.activeElement).toBe(text)
  })
})

describe('the queue', () => {
  const rows = () => within(screen.getByRole('listbox', { name: 'Claims' })).getAllByRole('option')

  it('says of each claim in words what the row shows', async () => {
    await begin()
    show(<SessionPane />)
    const names = rows().map((option) => option.getAttribute('aria-label'))
    expect(names).toEqual([
      'K-001, Queued, “412 hectares”, Quantity, by The port authority',
      'K-002, Waiting, “nine cranes”, waiting on Ilse, due 1 Sept 2024'
    ])
  })

  it('is filtered, and tells what it did not understand', async () => {
    await begin()
    show(<SessionPane />)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'is:waiting foo:1' } })
    expect(rows()).toHaveLength(1)
    expect(screen.getByText(/There is no “foo:”/)).toBeTruthy()
  })

  it('keeps a filter under a name', async () => {
    await begin()
    act(() => desk.actions.setSessionUi({ query: 'is:waiting' }))
    show(<SessionPane />)
    fireEvent.click(screen.getByRole('button', { name: /^Kept filters/ }))
    fireEvent.change(await screen.findByLabelText('Keep this filter as'), { target: { value: 'Sticky' } })
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
    await settle()
    const [session] = backend.state.desk.session.values()
    expect(session?.filters).toMatchObject([{ name: 'Sticky', query: 'is:waiting' }])
  })

  it('is walked with the arrow keys', async () => {
    await begin()
    show(<SessionPane />)
    fireEvent.keyDown(screen.getByRole('listbox', { name: 'Claims' }), { key: 'ArrowDown' })
    await settle()
    expect(desk.store.getState().session.claim).toEqual({ article: HARBOUR, claim: 'c2' })
  })
})

describe('the claim sheet', () => {
  const open = async (id = 'c1') => {
    await act(() => desk.actions.goToClaim({ article: HARBOUR, claim: id }))
    return show(<SessionAside drawers={{}} evidence={() => null} />)
  }

  it('has nothing chosen before somebody chooses', async () => {
    await begin({ preset: 'class-exercise', scale: 'five-point' })
    await open()
    for (const name of ['What is to be done about the words', 'Verdict · Five-point scale']) {
      const radios = within(screen.getByRole('group', { name })).getAllByRole<HTMLInputElement>('radio')
      expect(radios.filter((radio) => radio.checked)).toEqual([])
    }
  })

  it('a change asks for the words, with the original beside it, and the rule warns until it is overridden', async () => {
    await begin()
    await open()
    await act(() => desk.actions.dispose('change'))
    expect(screen.getByText('As it stands').nextElementSibling?.textContent).toBe('412 hectares')
    expect(document.activeElement).toBe(screen.getByLabelText('Proposed wording'))
    const rules = screen.getByRole('list', { name: 'Rules that warn' })
    fireEvent.click(within(rules).getByRole('button', { name: 'Override, because…' }))
    fireEvent.click(within(rules).getByRole('button', { name: 'Override' }))
    expect(within(rules).getByRole('alert').textContent).toBe('Say why the rule does not apply here.')
    fireEvent.change(within(rules).getByLabelText('Override, because'), { target: { value: 'House style.' } })
    fireEvent.click(within(rules).getByRole('button', { name: 'Override' }))
    await settle()
    expect(stored('c1')?.check.overrides).toEqual([{ rule: 'justification', reason: 'House style.' }])
    expect(rules.textContent).toContain('Overridden, because: House style.')
  })

  it('D11: a decision that was clicked and not sent yet goes to its own claim', async () => {
    await begin()
    await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Cut' }))
    await act(() => desk.actions.stepClaim(1))
    await settle()
    expect(stored('c1')?.check.disposition).toBe('cut')
    expect(stored('c2')?.check.disposition).toBeNull()
    expect(screen.getByRole('heading', { name: 'K-002' })).toBeTruthy()
  })

  it('a person of the table is found by another of their names', async () => {
    const person = { name: 'Ilse Brandt', aliases: ['Brandt'], title: '', organisation: '', sameAs: null }
    backend.commit({
      type: 'desk.put',
      records: [{ table: 'speaker', record: { id: 'p1', kind: 'person', ...person } }]
    })
    await begin()
    await open()
    const field = screen.getByLabelText('Speaker')
    fireEvent.change(field, { target: { value: 'brandt' } })
    fireEvent.blur(field)
    await settle()
    expect(stored('c1')).toMatchObject({ speaker: 'brandt', check: { speakerRef: 'p1' } })
    expect(screen.getByText(/In the people table: Ilse Brandt/)).toBeTruthy()
  })

  it('a correction has its date and makes the claim corrected', async () => {
    await begin()
    await open()
    await act(() => desk.actions.dispose('ok'))
    fireEvent.click(within(screen.getByRole('region', { name: 'Corrections' })).getByRole('button', { name: 'Add' }))
    fireEvent.change(screen.getByLabelText('Corrected on'), { target: { value: '2024-09-02' } })
    fireEvent.change(screen.getByLabelText(/^What was wrong/), { target: { value: 'It was 421.' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    await settle()
    expect(stored('c1')?.check).toMatchObject({
      status: 'corrected',
      corrections: [{ date: '2024-09-02', text: 'It was 421.' }]
    })
  })
})

it('finishing says what was left open, and can be taken back', async () => {
  await begin()
  show(<SessionHeader coverage={null} />)
  fireEvent.click(screen.getByRole('button', { name: 'Finish' }))
  await settle()
  expect(desk.store.getState().toasts.at(-1)?.message).toBe('“Ferries” is finished, with 2 of 2 claims not decided.')
  fireEvent.click(screen.getByRole('button', { name: 'Reopen' }))
  await settle()
  expect([...backend.state.desk.session.values()][0]?.state).toBe('open')
})
