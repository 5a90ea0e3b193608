import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ClientCommand } from '../../../core/commands/command'
import { EMPTY_SOURCE } from './source-fields'
import { SourcesPanel } from './sources-panel'
import { ARTICLE, faultsFor, openSession } from './testing/open-session'
import type { OpenedSession } from './testing/open-session'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'

const source = (id: string, title: string, more: Partial<typeof EMPTY_SOURCE> = {}) => ({
  table: 'source' as const,
  record: { ...EMPTY_SOURCE, id, title, ...more }
})
const BEFORE: ClientCommand[] = [
  {
    type: 'desk.put',
    records: [
      source('a', 'Morning Gull', { publisher: 'Tidewater', tier: 'secondary' }),
      source('b', 'Evening Gull', { publisher: 'Tidewater' }),
      source('c', 'Port register', { tier: 'primary', kind: 'dataset' })
    ]
  },
  { type: 'check.put', article: ARTICLE, evidence: [{ ...EMPTY_EVIDENCE, id: 'e1', claim: 'c1', source: 'c' }] }
]

let opened: OpenedSession | undefined
afterEach(() => opened?.close())
const show = async () => (opened = await openSession(<SourcesPanel />, BEFORE))

const titles = () =>
  within(screen.getByRole('list', { name: 'Sources' }))
    .getAllByRole('button', { name: /^Change/ })
    .map((button) => button.getAttribute('aria-label')?.replace('Change ', ''))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('the source log is sorted, searched, and says how much rests on each', async () => {
  await show()
  expect(titles()).toEqual(['Evening Gull', 'Morning Gull', 'Port register'])
  write('Order of the sources', 'used')
  expect(titles()).toEqual(['Port register', 'Evening Gull', 'Morning Gull'])
  expect(screen.getByText('1 piece of evidence')).toBeTruthy()
  expect(screen.getByText(/Primary: saw it/)).toBeTruthy()
  write('Search sources', 'tidewater')
  expect(titles()).toEqual(['Evening Gull', 'Morning Gull'])
  expect(await faultsFor(document.body)).toEqual([])
})

test('D11: an address that is none is refused at its field, and what was typed survives closing the form', async () => {
  const { workbench } = await show()
  fireEvent.click(screen.getByRole('button', { name: 'Source…' }))
  write('Title or name', 'Tide tables')
  write('Web address', 'javascript:alert(1)')
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect((await screen.findByRole('alert')).textContent).toContain('https://')
  expect(document.activeElement).toBe(screen.getByLabelText('Web address'))
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  fireEvent.click(screen.getByRole('button', { name: 'Source…' }))
  expect(screen.getByLabelText<HTMLInputElement>('Title or name').value).toBe('Tide tables')
  expect(screen.getByText('What you had typed was brought back.')).toBeTruthy()
  expect(await faultsFor(screen.getByRole('dialog'))).toEqual([])
  write('Web address', 'https://tides.example/2024')
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(titles()).toContain('Tide tables'))
  expect(screen.queryByRole('dialog')).toBeNull()
  await workbench.actions.undo()
  await waitFor(() => expect(titles()).not.toContain('Tide tables'))
})

test('removing a source that evidence names says how much, and one undo brings it back', async () => {
  const { workbench } = await show()
  fireEvent.click(screen.getByRole('button', { name: 'Remove Port register' }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('1 piece of evidence of this session names it')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(titles()).toEqual(['Evening Gull', 'Morning Gull']))
  await workbench.actions.undo()
  await waitFor(() => expect(titles()).toContain('Port register'))
})

test('Escape in the form closes the form, not the drawer around it', async () => {
  const heard = vi.fn()
  opened = await openSession(
    <div role="presentation" onKeyDown={heard}>
      <SourcesPanel />
    </div>,
    BEFORE
  )
  const opener = screen.getByRole('button', { name: 'Change Port register' })
  opener.focus()
  fireEvent.click(opener)
  fireEvent.keyDown(screen.getByLabelText('Author'), { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(heard).not.toHaveBeenCalled()
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('sources of one publisher are proposed as one, and grouped only when somebody says so', async () => {
  const { backend } = await show()
  expect(backend.state.desk.source.get('a')?.independenceGroup).toBe('')
  fireEvent.click(screen.getByRole('button', { name: 'Count as one: Tidewater' }))
  await waitFor(() => expect(screen.queryByText('Maybe one origin')).toBeNull())
  expect([...backend.state.desk.source.values()].map((each) => each.independenceGroup)).toEqual([
    'Tidewater',
    'Tidewater',
    ''
  ])
})
