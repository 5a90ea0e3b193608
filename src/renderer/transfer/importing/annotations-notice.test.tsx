import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { FakeBackend } from '../../state/testing/fake-backend'
import { WorkbenchContext } from '../../state/workbench'
import { AnnotationsNotice, looksLikeAnnotations } from './annotations-notice'
import { FakeImports } from './testing/fake-imports'

afterEach(cleanup)

test.each(['one.ann', 'ONE.XMI', 'a.qdpx', 'a.iob2', 'a.conll03'])('%s holds annotations', (name) => {
  expect(looksLikeAnnotations(name)).toBe(true)
})
test.each(['one.txt', 'ann', 'one.ann.txt', 'rows.jsonl', 'a.csv'])('%s may be documents', (name) => {
  expect(looksLikeAnnotations(name)).toBe(false)
})

test('all files go over to the import of annotations, and this import is dropped', async () => {
  const fake = new FakeImports()
  const flow = fake.flow()
  const file = (name: string) => ({ file: new File(['a'], name), folder: '' })
  await flow.addFiles([file('one.txt'), file('one.ann')])
  const workbench = new FakeBackend([]).connect()
  render(
    <WorkbenchContext value={workbench}>
      <AnnotationsNotice flow={flow} disabled={false} />
    </WorkbenchContext>
  )
  act(() => screen.getByRole('button', { name: 'Import as annotations…' }).click())
  const { dialog, pendingFiles } = workbench.store.getState()
  expect(dialog).toBe('annotations')
  expect(pendingFiles.map((found) => found.file.name)).toEqual(['one.txt', 'one.ann'])
  await waitFor(() => expect(fake.batches.size).toBe(0))
})
