import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ClientCommand } from '../../../core/commands/command'
import { PeoplePanel } from './people-panel'
import { EMPTY_SPEAKER } from './speaker-fields'
import { ARTICLE, faultsFor, openSession } from './testing/open-session'
import type { OpenedSession } from './testing/open-session'

let opened: OpenedSession | undefined
afterEach(() => opened?.close())

const people = (...names: readonly string[]): ClientCommand => ({
  type: 'desk.put',
  records: names.map((name) => ({
    table: 'speaker',
    record: { ...EMPTY_SPEAKER, id: `p-${name.replace(/\W/g, '')}`, name, aliases: [] }
  }))
})
const show = async (...names: readonly string[]) =>
  (opened = await openSession(<PeoplePanel />, names.length === 0 ? [] : [people(...names)]))
const refs = () =>
  [...(opened?.backend.state.layers.get(ARTICLE)?.claims.values() ?? [])].map(({ check }) => check.speakerRef)

test('claims are linked to whom they name, all at once, with one undo', async () => {
  const { workbench } = await show('Ada Wolska', 'Jan Brandt')
  expect(screen.getByText(/K-001 \(“Minister Ada Wolska”\)/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Link all 2 claims' }))
  await waitFor(() => expect(refs()).toEqual(['p-AdaWolska', 'p-JanBrandt', null]))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Link/ })).toBeNull())
  expect(screen.getAllByText('1 claim of this session')).toHaveLength(2)
  await workbench.actions.undo()
  await waitFor(() => expect(refs()).toEqual([null, null, null]))
})

test('one person’s claims are linked alone', async () => {
  await show('Jan Brandt')
  fireEvent.click(screen.getByRole('button', { name: 'Link 1 claim to Jan Brandt' }))
  await waitFor(() => expect(refs()).toEqual([null, 'p-JanBrandt', null]))
})

test('a name that may be two people is asked about, never guessed', async () => {
  await show('Jan Brandt', 'Ute Brandt')
  expect(screen.queryByRole('button', { name: /^Link/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '“Brandt” is Ute Brandt' }))
  await waitFor(() => expect(refs()).toEqual([null, 'p-UteBrandt', null]))
})

test('who is quoted and not in the table is added with one key, and the focus goes on', async () => {
  const { backend } = await show()
  const first = await screen.findByRole('button', { name: 'Add Ada Wolska' })
  first.focus()
  fireEvent.click(first)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Add Ada Wolska' })).toBeNull())
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add Brandt' }))
  expect([...backend.state.desk.speaker.values()]).toMatchObject([{ name: 'Ada Wolska', title: 'Harbour master' }])
  expect(await faultsFor(document.body)).toEqual([])
})

test('a person is written down with other names as tokens, and a faulty address is told', async () => {
  const { backend } = await show()
  fireEvent.click(screen.getByRole('button', { name: 'Person…' }))
  const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
  write('Name', 'Ida Finch')
  const names = screen.getByLabelText('Other names and spellings')
  write('Other names and spellings', 'Finch')
  fireEvent.keyDown(names, { key: 'Enter' })
  write('Other names and spellings', 'I. Finch')
  fireEvent.keyDown(names, { key: ',' })
  expect(within(screen.getByRole('list', { name: 'Other names' })).getAllByRole('listitem')).toHaveLength(2)
  write('Same as (web address)', 'finch')
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect((await screen.findByRole('alert')).textContent).toContain('https://')
  expect(await faultsFor(screen.getByRole('dialog'))).toEqual([])
  write('Same as (web address)', '')
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(backend.state.desk.speaker.size).toBe(1))
  expect([...backend.state.desk.speaker.values()]).toMatchObject([
    { name: 'Ida Finch', aliases: ['Finch', 'I. Finch'] }
  ])
})
