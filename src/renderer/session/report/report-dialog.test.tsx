import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PreparedExport } from '../../../api/transfer-views'
import type { PreflightItem } from '../../../core/session/preflight'
import { encodeBase64 } from '../../state/base64'
import { saveDownload } from '../../state/save-download'
import { FakeBackend } from '../../state/testing/fake-backend'
import { connectWorkbench, WorkbenchContext } from '../../state/workbench'
import { connectMemory } from '../../transport/memory'
import { ReportDialog } from './report-dialog'

vi.mock('../../state/save-download', () => ({ saveDownload: vi.fn() }))

const PREPARED: PreparedExport = {
  export: 'e1',
  suggestedName: 'Fact-check Ferries.html',
  mediaType: 'text/html',
  files: [{ path: 'report.html', bytes: 3 }],
  packed: [],
  articles: 1,
  annotations: 2,
  losses: [],
  splits: null
}
const ITEMS: readonly PreflightItem[] = [
  {
    kind: 'undecided',
    weight: 'warning',
    message: '1 claim is not decided.',
    places: [{ article: '0000000000000001', code: 'K-002', claim: 'c2', start: null, detail: '' }]
  },
  { kind: 'sensitive', weight: 'note', message: '1 claim has sensitive evidence, which is left out.', places: [] }
]

type Answers = Record<string, (params: never) => unknown>

function show(given: Answers = {}) {
  const answers: Answers = {
    'report.kinds': () => [
      { kind: 'html', name: 'HTML', description: '', unavailable: null },
      { kind: 'pdf', name: 'PDF', description: '', unavailable: 'No browser was found. Choose HTML and print it.' }
    ],
    'report.preflight': ({ includePrivate }: { includePrivate: boolean }) =>
      includePrivate ? ITEMS.slice(0, 1) : ITEMS,
    'report.prepare': () => ({ prepared: PREPARED, claims: 2, preflight: ITEMS }),
    'export.read': () => ({ data: encodeBase64(new TextEncoder().encode('abc')), done: true }),
    'export.discard': () => null,
    'export.cancel': () => null,
    ...given
  }
  const sent: { name: string; params: unknown }[] = []
  const backend = new FakeBackend([{ id: '0000000000000001', title: 'Harbour', text: 'Two ships stayed.' }])
  const workbench = connectWorkbench(
    connectMemory({
      subscribe: backend.subscribe,
      async dispatch(envelope) {
        const { id, name, params } = envelope as { id: string; name: string; params: never }
        sent.push({ name, params })
        const answer = answers[name]
        return answer ? { id, ok: true, result: await answer(params) } : backend.dispatch(envelope)
      }
    })
  )
  const onClose = vi.fn()
  const onOpenClaim = vi.fn()
  render(
    <WorkbenchContext value={workbench}>
      <ReportDialog session="s1" onClose={onClose} onOpenClaim={onOpenClaim} />
    </WorkbenchContext>
  )
  return { sent, onClose, onOpenClaim, backend, named: (name: string) => sent.filter((each) => each.name === name) }
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.clearAllMocks()
})

test('what cannot be made here says why, and cannot be chosen', async () => {
  show()
  const pdf = await screen.findByRole<HTMLInputElement>('radio', { name: 'Report, PDF' })
  await waitFor(() => expect(pdf.disabled).toBe(true))
  expect(screen.getByText('No browser was found. Choose HTML and print it.')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Report, HTML' }).checked).toBe(true)
})

test('the list names what is missing, and leads to the claim', async () => {
  const { onClose, onOpenClaim } = show()
  const list = screen.getByRole('region', { name: 'Before it leaves' })
  fireEvent.click(await within(list).findByRole('button', { name: /^Go to K-002/ }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(onOpenClaim).toHaveBeenCalledWith({ article: '0000000000000001', claim: 'c2' })
})

test('X8: what is private stays unless it is ticked, and the list follows', async () => {
  const { named } = show()
  const note = '1 claim has sensitive evidence, which is left out.'
  await screen.findByText(note, { exact: false })
  fireEvent.click(screen.getByRole('checkbox', { name: /Include what is private/ }))
  await waitFor(() => expect(screen.queryByText(note, { exact: false })).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Download' }))
  await screen.findByRole('status')
  expect(named('report.prepare').map(({ params }) => params)).toMatchObject([
    { session: 's1', kind: 'html', options: { includePrivate: true, anonymiseChecker: false } }
  ])
})

test('a report is made, downloaded and dropped; parts that were left out are not asked for', async () => {
  const { named } = show()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Contacts' }))
  fireEvent.click(screen.getByRole('button', { name: 'Download' }))
  const status = await screen.findByRole('status')
  expect(status.textContent).toContain('downloaded as Fact-check Ferries.html')
  expect(vi.mocked(saveDownload).mock.calls[0]?.[1]).toBe('Fact-check Ferries.html')
  await waitFor(() => expect(named('export.discard').length).toBe(1))
  const [asked] = named('report.prepare') as { params: { options: { sections: string[] } } }[]
  expect(asked?.params.options.sections).toContain('claims')
  expect(asked?.params.options.sections).not.toContain('contacts')
})

test('a bundle shows the digest by which it is known again', async () => {
  const { named } = show({
    'bundle.prepare': () => ({ prepared: PREPARED, digest: 'f'.repeat(64), problems: [], withheld: {} })
  })
  fireEvent.click(screen.getByRole('radio', { name: 'Bundle' }))
  expect(screen.queryByRole('checkbox', { name: /checker’s name/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Download' }))
  expect(await screen.findByText('f'.repeat(64))).toBeTruthy()
  expect(named('bundle.prepare').map(({ params }) => params)).toMatchObject([
    { session: 's1', options: { private: false } }
  ])
})

test('what goes wrong is said, and one can try again', async () => {
  show({
    'report.prepare': () => {
      throw new Error('broken')
    }
  })
  fireEvent.click(screen.getByRole('button', { name: 'Download' }))
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect(screen.getByRole('button', { name: 'Download' })).toBeTruthy()
})

test('it can be stopped, and nothing is saved then', async () => {
  let finish: (value: unknown) => void = () => undefined
  const { named, backend } = show({ 'report.prepare': () => new Promise((resolve) => (finish = resolve)) })
  fireEvent.click(screen.getByRole('button', { name: 'Download' }))
  await waitFor(() => expect(named('report.prepare').length).toBe(1))
  const { job } = named('report.prepare')[0]?.params as { job: string }
  backend.tell({ name: 'export.progress', payload: { job, done: 1, total: 3 } })
  expect(await screen.findByText('1 of 3 steps')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  finish({ prepared: PREPARED, claims: 2, preflight: [] })
  await waitFor(() => expect(named('export.discard').length).toBe(1))
  expect(named('export.cancel').map(({ params }) => params)).toEqual([{ job }])
  expect(saveDownload).not.toHaveBeenCalled()
  expect(screen.getByRole('radio', { name: 'Report, HTML' })).toBeTruthy()
})

test('axe finds nothing wrong with it', async () => {
  show()
  await screen.findByRole('button', { name: /^Go to K-002/ })
  const axe = await import('axe-core')
  const { violations } = await axe.default.run(screen.getByRole('dialog'), {
    rules: { 'color-contrast': { enabled: false } }
  })
  expect(violations.map(({ id }) => id)).toEqual([])
})
