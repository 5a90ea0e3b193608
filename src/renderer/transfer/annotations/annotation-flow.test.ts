import { expect, test, vi } from 'vitest'
import { CallError } from '../../../api/envelope'
import { whyNotImport } from './annotation-view'
import { FOUND_OUT, withMappings } from './reading-choice'
import { FakeAnnotations, PREVIEW } from './testing/fake-annotations'

const file = (name: string) => ({ file: new File(['T1\tPerson 0 4\tMara'], name), folder: '' })
const PAIR = [file('one.txt'), file('one.ann')]
const LEFT_OUT = withMappings(FOUND_OUT, [{ key: { name: 'Person', target: 'span' }, to: { kind: 'leave-out' } }])

async function reviewing() {
  const fake = new FakeAnnotations()
  const flow = fake.flow()
  await flow.addFiles(PAIR)
  return { fake, flow }
}

test('D12: files are sent and read, and nothing else; storing sends what was chosen', async () => {
  const { fake, flow } = await reviewing()
  expect(flow.view()).toMatchObject({ phase: 'reviewing', preview: PREVIEW, isStale: false })
  expect(fake.callsOf('annotations.preview')).toEqual([{ batch: 'batch-1', ...FOUND_OUT }])
  flow.change(LEFT_OUT)
  expect(whyNotImport(flow.view())).toBe('The files are being read again.')
  expect(await flow.store()).toBeNull()
  await vi.waitFor(() => expect(flow.view().isStale).toBe(false))
  await flow.store()
  expect(fake.callsOf('annotations.import')).toEqual([{ batch: 'batch-1', ...LEFT_OUT }])
  expect(flow.view()).toMatchObject({ phase: 'stored', result: { totals: PREVIEW.totals } })
  await flow.drop()
  expect(fake.callsOf('import.cancel')).toEqual([])
})

test('several changes are one preview, and the newest wins over one that is under way', async () => {
  const { fake, flow } = await reviewing()
  const spans = (count: number) => ({ ...PREVIEW, totals: { ...PREVIEW.totals, spans: count } })
  fake.answer = ({ settings }) => spans(Number(settings['n'] ?? '0'))
  fake.hold()
  flow.change({ ...FOUND_OUT, settings: { n: '1' } })
  flow.change({ ...FOUND_OUT, settings: { n: '2' } })
  await vi.waitFor(() => expect(fake.isHolding()).toBe(true))
  flow.change({ ...FOUND_OUT, settings: { n: '3' } })
  fake.letGo()
  await vi.waitFor(() => expect(fake.callsOf('annotations.preview')).toHaveLength(3))
  expect(flow.view()).toMatchObject({ isStale: true, preview: PREVIEW })
  await vi.waitFor(() => expect(fake.isHolding()).toBe(true))
  fake.letGo()
  await vi.waitFor(() => expect(flow.view().isStale).toBe(false))
  expect(flow.view().preview?.totals.spans).toBe(3)
  expect(fake.callsOf('annotations.preview').map(({ settings }) => settings)).toEqual([{}, { n: '2' }, { n: '3' }])
})

test('files that cannot be read at all are let go of, and others can be chosen', async () => {
  const fake = new FakeAnnotations()
  fake.answer = () => {
    throw new CallError('damaged', 'one.zip: The archive is damaged.')
  }
  const flow = fake.flow()
  await flow.addFiles([file('one.zip')])
  expect(flow.view()).toMatchObject({ phase: 'choosing', problem: 'one.zip: The archive is damaged.' })
  expect(fake.batches.size).toBe(0)
  fake.answer = () => PREVIEW
  await flow.addFiles(PAIR)
  expect(flow.view()).toMatchObject({ phase: 'reviewing', problem: null })
})

test('a change that fails says why, keeps what was shown and stores nothing until it is put right', async () => {
  const { fake, flow } = await reviewing()
  fake.answer = ({ format }) => {
    if (format === 'csv') throw new CallError('unknown-format', 'It cannot be read so.')
    return PREVIEW
  }
  flow.change({ ...FOUND_OUT, format: 'csv' })
  await vi.waitFor(() => expect(flow.view().problem).toBe('It cannot be read so.'))
  expect(flow.view()).toMatchObject({ phase: 'reviewing', preview: PREVIEW })
  expect(await flow.store()).toBeNull()
  flow.change(FOUND_OUT)
  await vi.waitFor(() => expect(whyNotImport(flow.view())).toBeNull())
})

test('closing in the middle drops the batch, and what comes back later says nothing', async () => {
  const { fake, flow } = await reviewing()
  fake.hold()
  flow.change(LEFT_OUT)
  await vi.waitFor(() => expect(fake.isHolding()).toBe(true))
  await flow.drop()
  fake.letGo()
  await new Promise((resolve) => setTimeout(resolve))
  expect(flow.view()).toMatchObject({ phase: 'choosing', preview: null, problem: null })
  expect(fake.batches.size).toBe(0)
})

test('what cannot be imported says why', () => {
  const view = { ...new FakeAnnotations().flow().view(), preview: PREVIEW }
  const nothing = { ...PREVIEW.totals, articles: 0, spans: 0 }
  expect(whyNotImport(view)).toBeNull()
  expect(whyNotImport({ ...view, preview: { ...PREVIEW, format: null } })).toBe('Choose the format first.')
  expect(whyNotImport({ ...view, preview: { ...PREVIEW, totals: nothing } })).toBe('There is nothing to add.')
  expect(whyNotImport({ ...view, preview: { ...PREVIEW, totals: { ...nothing, there: 3 } } })).toBe(
    'There is nothing to add: everything is there already.'
  )
})
