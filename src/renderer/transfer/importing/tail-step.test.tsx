import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState, useSyncExternalStore } from 'react'
import { afterEach, expect, test } from 'vitest'
import { FakeBackend } from '../../state/testing/fake-backend'
import { WorkbenchContext } from '../../state/workbench'
import type { ImportFlow } from './import-flow'
import { TailStep } from './tail-step'
import { FakeImports } from './testing/fake-imports'
import { partOf } from './testing/import-items'

afterEach(cleanup)

const TEXT = 'The pier was rebuilt in eleven weeks.\nWith help from Mara\nRead more about'
const CREDIT = { ...partOf(38, 57, true), role: 'credit' as const }
const TEASER = partOf(58, 73, false)
const TAIL = { tail: { parts: 2, confident: 1, characters: 34 } }

function Step({ flow }: { readonly flow: ImportFlow }) {
  const { rows } = useSyncExternalStore(flow.subscribe, flow.view)
  const [item, setItem] = useState('item-1')
  return <TailStep flow={flow} rows={rows} item={item} onItem={setItem} onDone={() => undefined} />
}

async function show() {
  const detail = { text: TEXT, tail: [CREDIT, TEASER] }
  const fake = new FakeImports({
    items: { 'a.txt': TAIL, 'b.txt': TAIL },
    details: { 'a.txt': detail, 'b.txt': detail }
  })
  const flow = fake.flow()
  const file = (name: string) => ({ file: new File(['a'], name), folder: '' })
  await flow.addFiles([file('a.txt'), file('b.txt')])
  render(
    <WorkbenchContext value={new FakeBackend([]).connect()}>
      <Step flow={flow} />
    </WorkbenchContext>
  )
  await screen.findAllByRole('checkbox')
  return { flow, fake }
}

const step = () => screen.getByRole('region', { name: 'Suspected tails' })
const press = async (key: string) => {
  await act(async () => {
    fireEvent.keyDown(step(), { key })
    await Promise.resolve()
  })
}
const checks = () => screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)
const decisions = (flow: ImportFlow) => flow.view().rows.map(({ edits }) => edits.leaveOut)

test('certain parts are ticked beforehand, doubtful ones only suggested; nothing is decided by looking', async () => {
  const { flow } = await show()
  expect(checks()).toEqual([true, false])
  expect(screen.getByRole('checkbox', { name: /Opening of another article/ })).toBeDefined()
  expect(step().querySelector('del')?.textContent).toBe('With help from Mara')
  expect(decisions(flow)).toEqual([undefined, undefined])
})

test('keys tick, accept and go on', async () => {
  const { flow } = await show()
  await press('2')
  expect(checks()).toEqual([true, true])
  await press(' ')
  expect(checks()).toEqual([false, true])
  await press('a')
  await waitFor(() => expect(screen.getByRole('heading', { name: 'b' })).toBeDefined())
  expect(decisions(flow)).toEqual([[{ start: 58, end: 73 }], undefined])
  await waitFor(() => expect(checks()).toEqual([true, false]))
  await press('p')
  await waitFor(() => expect(checks()).toEqual([false, true]))
})

test('all certain parts of the whole import are taken at once', async () => {
  const { flow } = await show()
  fireEvent.click(screen.getByRole('button', { name: 'Leave out all certain parts' }))
  expect(decisions(flow)).toEqual(['confident', 'confident'])
  expect(screen.getByText('1 of 2, all decided')).toBeDefined()
})
