import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useSyncExternalStore } from 'react'
import { afterEach, expect, test } from 'vitest'
import { FakeBackend } from '../../state/testing/fake-backend'
import { WorkbenchContext } from '../../state/workbench'
import type { AnnotationFlow } from './annotation-flow'
import { AnnotationReview } from './annotation-review'
import { FakeAnnotations, nameOf, PREVIEW } from './testing/fake-annotations'

afterEach(cleanup)

function Review({ flow }: { readonly flow: AnnotationFlow }) {
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const nothing = () => undefined
  const control = { flow, view, formats: [], close: nothing, takeBack: nothing, open: nothing }
  return view.preview ? <AnnotationReview control={control} preview={view.preview} /> : null
}

async function show() {
  const fake = new FakeAnnotations()
  fake.answer = ({ labels }) => {
    const isOut = labels.some(({ to }) => to.kind === 'leave-out')
    return {
      ...PREVIEW,
      names: [nameOf('Person', { count: 12 })],
      problems: [{ file: 'one.ann', line: 5, place: 'T9', message: 'It is cut off.' }],
      problemCount: 1,
      totals: { ...PREVIEW.totals, spans: isOut ? 0 : 12 }
    }
  }
  const flow = fake.flow()
  await flow.addFiles([{ file: new File(['x'], 'one.ann'), folder: '' }])
  const backend = new FakeBackend([])
  const workbench = backend.connect()
  render(
    <WorkbenchContext value={workbench}>
      <Review flow={flow} />
    </WorkbenchContext>
  )
  return { fake, flow }
}

test('all new names are left out with one button, the preview follows, and they can be taken in again', async () => {
  const { flow } = await show()
  expect(screen.getByRole('status').textContent).toBe('12 highlights, with 1 article would be added.')
  expect(screen.getByRole('button', { name: '“Person”: new label “Person”. Change' })).toBeDefined()
  act(() => screen.getByRole('button', { name: 'Leave out all new' }).click())
  expect(screen.getByRole('button', { name: '“Person”: left out. Change' })).toBeDefined()
  expect(screen.queryByRole('textbox')).toBeNull()
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 article would be added.'))
  act(() => screen.getByRole('button', { name: 'Take all in' }).click())
  await waitFor(() => expect(flow.view().isStale).toBe(false))
  expect(screen.getByRole('status').textContent).toBe('12 highlights, with 1 article would be added.')
})

test('the name of a new label is written; an empty one is not taken', async () => {
  const { flow } = await show()
  const field = screen.getByRole('textbox', { name: 'Name of the new label for “Person”' })
  fireEvent.change(field, { target: { value: 'Somebody' } })
  expect(flow.view().choice.labels).toEqual([{ name: 'Person', to: { kind: 'new', name: 'Somebody' } }])
  fireEvent.change(field, { target: { value: ' ' } })
  expect(screen.getByRole('alert').textContent).toBe('Give it a name, or leave it out.')
  expect(flow.view().choice.labels).toEqual([{ name: 'Person', to: { kind: 'new', name: 'Somebody' } }])
  await waitFor(() => expect(flow.view().isStale).toBe(false))
})
