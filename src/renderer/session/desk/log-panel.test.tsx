import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AuditVerification, EvidenceCheck } from '../../../api/evidence-views'
import { LogPanel } from './log-panel'
import { auditFinding, filesFinding } from './log-words'
import { ARTICLE, faultsFor, openSession } from './testing/open-session'
import type { OpenedSession } from './testing/open-session'

let opened: OpenedSession | undefined
afterEach(() => opened?.close())

const BROKEN: AuditVerification = {
  journals: [
    { name: 'mk-desk', entries: 12, faults: [{ line: 7, message: 'the hash does not fit the line before' }] },
    { name: 'mk-laptop', entries: 1200, faults: [] }
  ],
  problems: []
}
const CAPTURE = {
  sha256: '0'.repeat(64),
  kind: 'pdf',
  name: 'register.pdf',
  bytes: 10,
  how: 'file' as const,
  capturedAt: '2024-08-22T10:00:00.000Z'
}

test('entries are listed newest first and follow what is done', async () => {
  const { workbench } = (opened = await openSession(<LogPanel />))
  const list = await screen.findByRole('list', { name: 'Entries, newest first' })
  const before = within(list).getAllByRole('listitem').length
  await workbench.actions.run({ type: 'claim.update', article: ARTICLE, claim: 'c1', patch: { note: 'seen' } })
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(before + 1))
  expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('Harbour')
  await workbench.actions.undo()
  await waitFor(() => expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('Undone: '))
  expect(await faultsFor(document.body)).toEqual([])
})

test('D15: verifying says in words which journal is at fault, and where', async () => {
  const { workbench } = (opened = await openSession(<LogPanel />))
  const call = vi.spyOn(workbench.client, 'call')
  let answer: (found: AuditVerification) => void = () => undefined
  call.mockImplementationOnce(() => new Promise<never>((resolve) => (answer = resolve as unknown as typeof answer)))
  fireEvent.click(screen.getByRole('button', { name: 'Verify log' }))
  expect(screen.getByRole('button', { name: 'Verifying…' }).getAttribute('aria-disabled')).toBe('true')
  expect(call).toHaveBeenCalledWith('audit.verify', {})
  answer(BROKEN)
  expect(await screen.findByText(/1 fault in 1.212 entries in 2 journals/)).toBeTruthy()
  expect(screen.getByText('Journal mk-desk, line 7: the hash does not fit the line before')).toBeTruthy()
})

test('a check that cannot be made says so', async () => {
  opened = await openSession(<LogPanel />)
  // The backend of these tests knows no such call.
  fireEvent.click(screen.getByRole('button', { name: 'Check the files' }))
  expect(await screen.findByText(/It could not be checked/)).toBeTruthy()
})

test('X8: a log is exported without what is private unless that is ticked, and its hash is shown', async () => {
  const { workbench } = (opened = await openSession(<LogPanel />))
  const asked: unknown[] = []
  const real = workbench.client.call
  vi.spyOn(workbench.client, 'call').mockImplementation(((name: string, params: unknown) => {
    asked.push([name, params])
    if (name === 'audit.export') {
      const prepared = { export: 'x1', suggestedName: 'log.jsonl', mediaType: 'application/jsonl', files: [] }
      return Promise.resolve({ prepared, entries: 3, lastHash: 'f00d', withheld: 1 })
    }
    return name === 'export.discard' ? Promise.resolve(null) : real(name as never, params as never)
  }) as never)
  fireEvent.click(screen.getByRole('button', { name: 'Export log…' }))
  const dialog = screen.getByRole('dialog')
  expect(await faultsFor(dialog)).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Export' }))
  expect(await screen.findByText('f00d')).toBeTruthy()
  expect(dialog.textContent).toContain('3 entries, 1 with words left out')
  expect(asked).toContainEqual(['audit.export', { session: 'session-1', private: false }])
  expect(asked).toContainEqual(['export.discard', { export: 'x1' }])
})

test('what was found is told in words', () => {
  expect(auditFinding({ journals: [{ name: 'a', entries: 1, faults: [] }], problems: [] })).toEqual({
    isGood: true,
    summary: 'The log is whole: 1 entry in 1 journal, and each follows from the one before.',
    faults: []
  })
  expect(auditFinding({ journals: [], problems: ['The journal a was cut off.'] }).isGood).toBe(false)
  const check: EvidenceCheck = {
    captures: 3,
    faults: [{ capture: CAPTURE, state: 'altered', evidence: [{ article: ARTICLE, evidence: 'e1' }] }],
    unused: [{ file: 'a.pdf', bytes: 2048 }]
  }
  expect(filesFinding(check).summary).toContain('1 of 3 files of evidence is missing or altered')
  expect(filesFinding(check).faults).toEqual([
    'register.pdf: the file is not what it was; 1 piece of evidence names it.'
  ])
  expect(filesFinding({ ...check, faults: [] })).toMatchObject({ isGood: true })
  expect(filesFinding({ captures: 0, faults: [], unused: [] }).summary).toBe('No evidence has a file yet.')
})
