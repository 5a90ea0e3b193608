import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallError } from '../../api/envelope'
import type { WorkbenchState } from '../state/workbench-state'
import { FakeBackend } from '../state/testing/fake-backend'
import { selectLibrary, selectReadOnly, selectScheme } from '../state/selectors'
import { useWorkbench, WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { Banners } from './banners'
import { SaveStatus } from './save-status'
import { SetupScreen } from './setup-screen'
import { useCommands } from './use-commands'

const ID = 'a000000000000001'
const FAR = 'a000000000000002'

let backend: FakeBackend
let desk: Workbench

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))
const show = (children: React.ReactNode) => render(<WorkbenchContext value={desk}>{children}</WorkbenchContext>)

beforeEach(async () => {
  localStorage.clear()
  backend = new FakeBackend([
    { id: ID, title: 'Harbour', text: 'The port grew by 412 hectares.' },
    { id: FAR, title: 'Salt', text: 'Salt is cheap.' }
  ])
  desk = backend.connect()
  desk.actions.start()
  await settle()
  await act(() => desk.actions.openArticle(ID))
})
afterEach(cleanup)

describe('D2: the state of saving', () => {
  it('never says “Saved” while a command is on its way', async () => {
    show(<SaveStatus />)
    backend.hold()
    act(() => void desk.actions.setStatus(ID, 'done'))
    expect(screen.getByText('Saving…')).toBeTruthy()
    await settle()
    backend.letGo()
    await settle()
    expect(screen.getByText('Saved')).toBeTruthy()
  })

  it('says why nothing is saved, and what to do', () => {
    show(
      <>
        <SaveStatus />
        <Banners />
      </>
    )
    act(() =>
      backend.tell({ name: 'save.state', payload: { state: 'failed', at: null, message: 'The disk is full.' } })
    )
    expect(screen.getByText('Not saved')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.')
    expect(screen.queryByText(/^Saved/)).toBeNull()
  })
})

describe('D3: a library that can only be read', () => {
  const locked = { reason: 'locked', message: 'Another one has it. Close it there, then try again.' } as const
  const view = () => {
    const library = selectLibrary(desk.store.getState())
    if (!library) throw new Error('no library is open')
    return library
  }

  beforeEach(async () => {
    backend.readOnly = locked
    backend.tell({
      name: 'app.state',
      payload: { phase: 'ready', version: '1', library: { ...view(), readOnly: locked } }
    })
    show(
      <>
        <Banners />
        <section data-region="list" tabIndex={-1} />
      </>
    )
    await settle()
  })

  it('is tried for again with one button, which says why not', async () => {
    const message = 'Give yourself the permission, then try again.'
    backend.handle('library.reopen', () => ({ ...view(), readOnly: { reason: 'no-permission' as const, message } }))
    const button = screen.getByRole('button', { name: 'Try again' })
    button.focus()
    fireEvent.click(button)
    expect(desk.store.getState().announcement).toContain('Trying')
    expect(screen.getByRole('button', { name: 'Trying…' })).toBe(document.activeElement)
    await settle()
    expect(screen.getByRole('alert').textContent).toContain(message)
    expect(screen.getByRole('alert').textContent).toMatch(/Tried at \d\d:\d\d:\d\d: it is still so\./)
    expect(desk.store.getState().announcement).toBe(`Still read only. ${message}`)
    backend.handle('library.reopen', () => {
      throw new CallError('file-error', 'The disk is full.')
    })
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await settle()
    expect(screen.getByRole('alert').textContent).toContain(': The disk is full.')
    expect(screen.getByRole('button', { name: 'Try again' })).toBe(document.activeElement)
  })

  it('is read anew once it can be changed, and the focus goes to the work', async () => {
    backend.handle('library.reopen', () => ({ ...view(), readOnly: null }))
    backend.readOnly = null
    backend.sent.length = 0
    const button = screen.getByRole('button', { name: 'Try again' })
    button.focus()
    fireEvent.click(button)
    await settle()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(desk.store.getState().toasts.at(-1)?.message).toBe('The library can be changed again.')
    expect(backend.sent.map(({ name }) => name)).toEqual(['library.reopen', 'article.list', 'article.open'])
    expect(document.activeElement?.getAttribute('data-region')).toBe('list')
  })

  it('of a newer version is not tried for', async () => {
    const readOnly = { reason: 'newer-version', message: 'Update Claimdesk.' } as const
    backend.tell({ name: 'app.state', payload: { phase: 'ready', version: '1', library: { ...view(), readOnly } } })
    await settle()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})

describe('keys', () => {
  function Keys() {
    useCommands()
    return (
      <>
        <input aria-label="Field" />
        <div data-region="list">
          <button type="button">Row</button>
        </div>
      </>
    )
  }
  const press = async (target: Element, key: string, more: KeyboardEventInit = {}) => {
    fireEvent.keyDown(target, { key, code: key, ...more })
    await settle()
  }
  const spans = () => [...(desk.store.getState().open?.layer.spans.values() ?? [])].map((span) => span.label)

  it('of a label apply it to the selected text, but not while typing', async () => {
    show(<Keys />)
    desk.actions.setSelection({ start: 17, end: 29 })
    await press(screen.getByLabelText('Field'), '6')
    expect(spans()).toEqual([])
    await press(document.body, '6')
    expect(spans()).toEqual(['quantity'])
  })

  it('undo and redo outside fields only, where they belong to the typing', async () => {
    show(<Keys />)
    desk.actions.setSelection({ start: 17, end: 29 })
    await press(document.body, '1')
    await press(screen.getByLabelText('Field'), 'z', { ctrlKey: true })
    expect(spans()).toEqual(['claim'])
    await press(document.body, 'z', { ctrlKey: true })
    expect(spans()).toEqual([])
    await press(document.body, 'Z', { ctrlKey: true, shiftKey: true })
    expect(spans()).toEqual(['claim'])
  })

  it('remove the selected highlight, unless the list is what is focused', async () => {
    show(<Keys />)
    desk.actions.setSelection({ start: 17, end: 29 })
    await press(document.body, '1')
    await press(screen.getByText('Row'), 'Delete')
    expect(spans()).toEqual(['claim'])
    await press(document.body, 'Delete')
    expect(spans()).toEqual([])
  })

  it('open dialogs, also from a field; nothing works beneath a dialog', async () => {
    show(<Keys />)
    await press(screen.getByLabelText('Field'), 'i', { ctrlKey: true })
    expect(desk.store.getState().dialog).toBe('import')
    act(() => desk.actions.closeDialog())
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    await press(document.body, '?')
    expect(desk.store.getState().dialog).toBeNull()
    dialog.remove()
    await press(document.body, '?')
    expect(desk.store.getState().dialog).toBe('shortcuts')
  })
})

describe('the first start', () => {
  const setup = { proposedName: 'Mira', proposedPlace: '/home/mira/Claimdesk', sampleArticles: 5, problem: null }

  it('sends what was filled in', () => {
    show(<SetupScreen setup={setup} />)
    fireEvent.change(screen.getByLabelText('Folder of the library'), { target: { value: ' /data/desk ' } })
    fireEvent.click(screen.getByRole('checkbox'))
    fireEvent.click(screen.getByRole('button', { name: 'Open the workbench' }))
    expect(backend.sent.at(-1)).toEqual({
      name: 'setup.create',
      params: { name: 'Mira', place: '/data/desk', sample: false }
    })
  })

  it('shows what went wrong and lets the person try again', async () => {
    const failing = { ...desk, actions: { ...desk.actions } }
    failing.actions.createLibrary = () => Promise.reject(new CallError('is-file', '/data is a file, not a folder.'))
    render(
      <WorkbenchContext value={failing}>
        <SetupScreen setup={setup} />
      </WorkbenchContext>
    )
    fireEvent.click(screen.getByRole('button', { name: 'Open the workbench' }))
    await settle()
    expect(screen.getByRole('alert').textContent).toBe('/data is a file, not a folder.')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open the workbench' }).disabled).toBe(false)
  })

  it('asks for a name', () => {
    show(<SetupScreen setup={{ ...setup, proposedName: '' }} />)
    fireEvent.click(screen.getByRole('button', { name: 'Open the workbench' }))
    expect(screen.getByRole('alert').textContent).toBe('Fill in your name.')
    expect(backend.sent.some((call) => call.name === 'setup.create')).toBe(false)
  })
})

it('renders nothing again that a change does not concern', async () => {
  const renders: Record<string, number> = {}
  function Probe({ name, select }: { name: string; select: (state: WorkbenchState) => unknown }) {
    useWorkbench(select)
    renders[name] = (renders[name] ?? 0) + 1
    return null
  }
  const probes: Record<string, (state: WorkbenchState) => unknown> = {
    scheme: selectScheme,
    library: selectLibrary,
    readOnly: selectReadOnly,
    otherArticle: (state) => state.articles.get(FAR),
    text: (state) => state.open?.text,
    article: (state) => state.open?.article,
    toasts: (state) => state.toasts,
    revision: (state) => state.open?.revision
  }
  show(Object.entries(probes).map(([name, select]) => <Probe key={name} name={name} select={select} />))
  for (let start = 0; start < 8; start += 1) {
    desk.actions.setSelection({ start: start * 3, end: start * 3 + 3 })
    await act(() => desk.actions.applyLabel('quantity'))
  }
  const { revision, ...rest } = renders
  expect(revision).toBeGreaterThan(8)
  expect(rest).toEqual({ scheme: 1, library: 1, readOnly: 1, otherArticle: 1, text: 1, article: 1, toasts: 1 })
})
