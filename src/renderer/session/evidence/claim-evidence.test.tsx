import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import { selectClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { ARTICLE, openSession } from '../desk/testing/open-session'
import type { OpenedSession } from '../desk/testing/open-session'
import { ADDRESS_PROBLEM } from '../../state/address-problem'
import { ClaimEvidence } from './claim-evidence'
import { newFields, problemsOf } from './evidence-fields'

let opened: OpenedSession | null = null
afterEach(() => opened?.close())

function Shown() {
  const at = useWorkbench(selectClaimAtHand)
  return at ? <ClaimEvidence at={at} /> : null
}

async function openClaim(): Promise<OpenedSession> {
  opened = await openSession(<Shown />)
  await act(() => opened?.workbench.actions.goToClaim({ article: ARTICLE, claim: 'c1' }))
  return opened
}
const layerOf = ({ backend }: OpenedSession) => backend.state.layers.get(ARTICLE)!

test('a question is asked with Enter, and evidence answers it; nothing says beforehand which way it points', async () => {
  const session = await openClaim()
  const field = screen.getByRole('textbox', { name: 'Question' })
  fireEvent.change(field, { target: { value: 'Who counted the ferries?' } })
  fireEvent.submit(field)
  await waitFor(() => expect([...layerOf(session).questions.values()]).toMatchObject([{ claim: 'c1', position: 0 }]))
  fireEvent.click(await screen.findByRole('button', { name: 'Answer' }))
  const dialog = await screen.findByRole('dialog', { name: 'Answer a question' })
  expect(
    within(dialog)
      .getAllByRole('radio')
      .filter((radio) => (radio as HTMLInputElement).checked)
  ).toEqual([])
  fireEvent.click(within(dialog).getByRole('radio', { name: /Refutes/ }))
  fireEvent.change(within(dialog).getByLabelText('Answer'), { target: { value: 'The port counted 36.' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [question] = [...layerOf(session).questions.keys()]
  expect([...layerOf(session).evidence.values()]).toMatchObject([
    { claim: 'c1', question, stance: 'refutes', answer: 'The port counted 36.' }
  ])
  expect(await screen.findByText('The port counted 36.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^Remove the evidence/ }))
  await waitFor(() => expect(layerOf(session).evidence.size).toBe(0))
  await act(() => session.workbench.actions.undo())
  expect(layerOf(session).evidence.size).toBe(1)
})

test('D11: what was typed into the form is there again after it was closed, until it is saved or given up', async () => {
  const session = await openClaim()
  fireEvent.click(screen.getByRole('button', { name: 'Evidence' }))
  const first = await screen.findByRole('dialog')
  fireEvent.change(within(first).getByLabelText('Quote'), { target: { value: 'Forty, said the log.' } })
  fireEvent.click(within(first).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Evidence' }))
  const second = await screen.findByRole('dialog')
  expect(within(second).getByLabelText<HTMLTextAreaElement>('Quote').value).toBe('Forty, said the log.')
  fireEvent.click(within(second).getByRole('button', { name: 'Start again' }))
  expect(within(second).getByLabelText<HTMLTextAreaElement>('Quote').value).toBe('')
  fireEvent.click(within(second).getByRole('button', { name: 'Add' }))
  expect(within(second).getByText(/^Write what was found/)).toBeTruthy()
  expect(layerOf(session).evidence.size).toBe(0)
})

test.each([
  [{ url: 'javascript:alert(1)' }, { url: ADDRESS_PROBLEM }],
  [{ publishedOn: 'last May' }, { publishedOn: 'Write a date as 2024-08-22, 2024-08 or 2024.' }],
  [
    { answerType: 'boolean' as const },
    { booleanExplanation: 'Say why it is so: a yes or no alone cannot be checked by others.' }
  ],
  [{ answerType: 'unanswerable' as const, quote: '' }, {}],
  [{ quote: '', answer: ' ' }, { whole: 'Write what was found, or add a file, a passage, a source or a calculation.' }]
])('what is wrong with evidence is said at its field: %j', (fields, problems) => {
  expect(problemsOf({ ...newFields(null, 0, '2024-08-22'), quote: 'Forty.', ...fields }, null)).toEqual(problems)
})

test('X4: an address that a file brought as plain text stays until it is changed, and other fields can be saved', async () => {
  const session = await openClaim()
  const brought = { ...EMPTY_EVIDENCE, id: 'e1', claim: 'c1', quote: 'Forty.', url: 'Port log, page 4' }
  act(() => {
    session.backend.commit({ type: 'check.put', article: ARTICLE, evidence: [brought], origin: 'import:csv' })
  })
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: /^Change the evidence/ }))
    return within(await screen.findByRole('dialog'))
  }
  const stored = () => layerOf(session).evidence.get('e1')
  const form = await open()
  fireEvent.change(form.getByLabelText('Quote'), { target: { value: 'Forty ferries.' } })
  fireEvent.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(stored()).toMatchObject({ quote: 'Forty ferries.', url: 'Port log, page 4', origin: 'import:csv' })
  const again = await open()
  fireEvent.change(again.getByLabelText('Address'), { target: { value: 'Port log, page 5' } })
  fireEvent.click(again.getByRole('button', { name: 'Save' }))
  expect(again.getByText(ADDRESS_PROBLEM)).toBeTruthy()
  fireEvent.change(again.getByLabelText('Address'), { target: { value: 'https://example.org/log' } })
  fireEvent.click(again.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(stored()?.url).toBe('https://example.org/log'))
})
