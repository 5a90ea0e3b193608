import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { contactProblems, EMPTY_CONTACT, tidyContact } from './contact-fields'
import { ContactsPanel } from './contacts-panel'
import { ARTICLE, faultsFor, openSession } from './testing/open-session'
import type { OpenedSession } from './testing/open-session'

const contact = (id: string, who: string, on: string) => ({
  table: 'contact' as const,
  record: { ...EMPTY_CONTACT, id, who, on, claims: [] }
})

let opened: OpenedSession | undefined
afterEach(() => opened?.close())
const show = async () => {
  const records = [contact('k1', 'Ada Wolska', '2024-08-01'), contact('k2', 'Jan Brandt', '2024-08-22T14:30')]
  opened = await openSession(<ContactsPanel />, [{ type: 'desk.put', records }])
  return opened
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const names = () =>
  within(screen.getByRole('list', { name: 'Contacts' }))
    .getAllByRole('button', { name: /^Change the contact/ })
    .map((button) => button.getAttribute('aria-label')?.replace('Change the contact with ', ''))

test('X8: the contact log says that it is private, newest first, and by person', async () => {
  await show()
  expect(names()).toEqual(['Jan Brandt, 22 Aug 2024', 'Ada Wolska, 1 Aug 2024'])
  expect(screen.getAllByText('Private: stays out of exports')).toHaveLength(2)
  write('Contacts with', 'ada wolska')
  expect(names()).toEqual(['Ada Wolska, 1 Aug 2024'])
  expect(await faultsFor(document.body)).toEqual([])
})

test('a new contact is private, of today, and offers the claim one is at', async () => {
  const { backend, workbench } = await show()
  await workbench.actions.goToClaim({ article: ARTICLE, claim: 'c1' })
  fireEvent.click(screen.getByRole('button', { name: 'Contact…' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Write who was asked')
  expect(document.activeElement).toBe(screen.getByLabelText('Who'))
  write('Who', 'Ida Finch')
  write('Asked', 'How many ferries?')
  fireEvent.click(screen.getByRole('button', { name: /^Link K-001, the claim you are at/ }))
  expect(await faultsFor(screen.getByRole('dialog'))).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const stored = [...backend.state.desk.contact.values()].find(({ who }) => who === 'Ida Finch')
  expect(stored).toMatchObject({ isPublic: false, claims: [{ article: ARTICLE, claim: 'c1' }] })
  expect(stored?.on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

test('a contact is removed with one undo', async () => {
  const { backend, workbench } = await show()
  fireEvent.click(screen.getByRole('button', { name: 'Remove the contact with Jan Brandt, 22 Aug 2024' }))
  await waitFor(() => expect(backend.state.desk.contact.size).toBe(1))
  await workbench.actions.undo()
  await waitFor(() => expect(names()).toHaveLength(2))
})

test('days are taken as people write them, and days that are none are refused', () => {
  const on = (written: string) => contactProblems({ ...EMPTY_CONTACT, who: 'x', on: written }).on
  expect([on(''), on('2024'), on('2024-08-22'), on('2024-08-22 14:30')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined
  ])
  for (const wrong of ['yesterday', '2024-13', '2024-02-31', '2024-08-22 99:30'])
    expect(on(wrong)).toContain('2024-08-22')
  expect(tidyContact({ ...EMPTY_CONTACT, who: ' x ', on: ' 2024-08-22 14:30' }, '2024-09-01')).toMatchObject({
    who: 'x',
    on: '2024-08-22T14:30'
  })
})
