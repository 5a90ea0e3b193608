import { describe, expect, test, vi } from 'vitest'
import { CHUNK_BYTES, PASTE_LIMIT } from '../../../api/contract'
import { CallError } from '../../../api/envelope'
import { FOUND_OUT, PLAIN_READING } from '../../../api/import-params'
import { EMPTY_DRAFT } from './import-edits'
import { isTicked, titleOf } from './import-rows'
import { START } from './import-view'
import { FakeImports } from './testing/fake-imports'
import { partOf, tableOf } from './testing/import-items'

const file = (name: string, words = 'a', folder = '') => ({ file: new File([words], name), folder })
const large = (name: string, chunks: number) => ({
  file: new File([new Uint8Array(CHUNK_BYTES * chunks)], name),
  folder: ''
})
const names = (fake: FakeImports) => fake.sent.map(({ name }) => name)

describe('an import', () => {
  test('D12: files are looked over before one command stores the ticked ones', async () => {
    const fake = new FakeImports({ items: { 'b.txt': { outcome: 'duplicate', duplicateOf: 'B' } } })
    const flow = fake.flow()
    await flow.addFiles([file('a.txt'), file('b.txt', 'b', '2024/march')])
    expect(flow.view().phase).toBe('reviewing')
    expect(flow.view().rows.map((row) => [row.item.name, isTicked(row)])).toEqual([
      ['a.txt', true],
      ['b.txt', false]
    ])
    expect(flow.view().sources.map(({ folder }) => folder)).toEqual(['', '2024/march'])
    flow.edit('item-1', { fields: { title: '  A title ' } })
    flow.tick(flow.view().rows, true)
    expect(await flow.store()).not.toBeNull()
    expect(fake.callsOf('import.commit')).toMatchObject([{ items: [{ item: 'item-1', title: 'A title' }] }])
    expect(fake.batches.size).toBe(0)
    expect(flow.view()).toMatchObject({
      phase: 'stored',
      result: { leftOut: [{ kind: 'there', name: '2024/march/b.txt', reason: 'The library has it already, as “B”.' }] }
    })
  })

  test('all pages of a preview are put together, files and documents in their order', async () => {
    const fake = new FakeImports({ items: { 'two.csv': [{ place: 'row 1' }, { place: 'row 2' }] } }, 2)
    const flow = fake.flow()
    await flow.addFiles([file('a.txt'), file('two.csv'), file('b.txt'), file('c.txt'), file('d.txt')])
    expect(flow.view().rows.map(({ item }) => item.item)).toEqual([
      'item-1',
      'item-2.1',
      'item-2.2',
      'item-3',
      'item-4',
      'item-5'
    ])
    expect(fake.callsOf('import.preview').map(({ from }) => from)).toEqual([0, 2, 4])
    expect(fake.callsOf('import.upload')).toHaveLength(1)
  })

  test('dropping it leaves nothing, in the middle of a file, too', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    await flow.drop()
    expect(fake.batches.size).toBe(0)
    expect(flow.view()).toEqual(START)
    const adding = flow.addFiles([large('a.txt', 20)])
    await vi.waitFor(() => expect(names(fake)).toContain('import.upload'), { interval: 1 })
    await flow.drop()
    await adding
    expect(flow.view()).toEqual(START)
    expect(fake.callsOf('import.upload').length).toBeLessThan(20)
    expect(fake.batches.size).toBe(0)
  })

  test('stopping while files are sent shows those that have arrived', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    fake.hold('import.upload')
    const adding = flow.addFiles([large('a.txt', 1), large('b.txt', 1)])
    await vi.waitFor(() => expect(fake.isHolding('import.upload')).toBe(true), { interval: 1 })
    await flow.stop()
    fake.letGo('import.upload')
    await adding
    expect(flow.view()).toMatchObject({
      phase: 'reviewing',
      notice: 'Stopped: 1 of 2 files have arrived. Add the others again.'
    })
    expect(flow.view().rows.map(({ item }) => item.name)).toEqual(['a.txt'])
  })

  test('stopping while files are read keeps them, and reading goes on when asked', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    fake.hold('import.preview')
    const adding = flow.addFiles([file('a.txt')])
    await vi.waitFor(() => expect(fake.isHolding('import.preview')).toBe(true), { interval: 1 })
    await flow.stop()
    fake.letGo('import.preview', new CallError('cancelled', 'It was stopped.'))
    await adding
    expect(names(fake)).toContain('import.halt')
    expect(flow.view()).toMatchObject({ phase: 'stopped', problem: null })
    await flow.readOn()
    expect(flow.view().rows).toHaveLength(1)
  })

  test('D12: stopping while it is stored stores nothing, and everything is still there', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    fake.hold('import.commit')
    const storing = flow.store()
    await vi.waitFor(() => expect(fake.isHolding('import.commit')).toBe(true), { interval: 1 })
    await flow.stop()
    fake.letGo('import.commit', new CallError('cancelled', 'It was stopped.'))
    expect(await storing).toBeNull()
    expect(flow.view()).toMatchObject({ phase: 'reviewing', notice: 'Stopped. Nothing was stored.', problem: null })
    expect(await flow.store()).not.toBeNull()
  })

  test('more files join the same batch, and what was typed stays', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    flow.edit('item-1', { fields: { title: 'Mine' } })
    await Promise.all([flow.addFiles([file('b.txt')]), flow.addFiles([file('c.txt')])])
    expect(flow.view().rows.map(titleOf)).toEqual(['Mine', 'b', 'c'])
    expect(fake.callsOf('import.begin')).toHaveLength(1)
  })

  test('a file that breaks off in the middle is reported, and the whole ones go to a new batch', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    const broken = large('broken.txt', 2)
    const slice = broken.file.slice.bind(broken.file)
    broken.file.slice = (start, end) => {
      if (start !== 0) throw new DOMException('gone', 'NotFoundError')
      return slice(start, end)
    }
    await flow.paste({ title: 'Pasted', text: 'text', html: '<h1>text</h1>' })
    await flow.addFiles([file('a.txt'), broken])
    expect(flow.view().rows.map((row) => [row.item.name, row.item.outcome])).toEqual([
      ['Pasted.txt', 'new'],
      ['a.txt', 'new'],
      ['broken.txt', 'problem']
    ])
    expect([...fake.batches.values()].map((files) => [...files.values()].map(({ name }) => name))).toEqual([
      ['Pasted.txt', 'a.txt']
    ])
    expect(fake.callsOf('import.paste').map(({ html }) => html)).toEqual(['<h1>text</h1>', '<h1>text</h1>'])
  })

  test('what the backend refuses is said, and nothing is lost', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    fake.failNext('import.commit', new CallError('file-error', 'No room on the disk.'))
    expect(await flow.store()).toBeNull()
    expect(flow.view()).toMatchObject({ phase: 'reviewing', problem: 'No room on the disk.' })
    expect(await flow.store()).not.toBeNull()
  })

  test('a text that is too long to be pasted goes as a file', async () => {
    const fake = new FakeImports()
    await fake.flow().paste({ title: 'Long', text: 'x'.repeat(PASTE_LIMIT + 1), html: null })
    expect(names(fake)).toContain('import.upload')
    expect(names(fake)).not.toContain('import.paste')
  })
})

describe('reading a file again', () => {
  test('keeps a typed title and follows the text otherwise; a refusal is said with the file', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt'), file('b.txt')])
    await flow.reread('item-1', { ...PLAIN_READING, encoding: 'koi8-r' })
    expect(flow.view().rows.map(titleOf)).toEqual(['read as koi8-r', 'b'])
    flow.edit('item-1', { fields: { title: 'Mine' } })
    await flow.reread('item-1', { ...PLAIN_READING, encoding: 'big5' })
    expect(flow.view().rows.map(titleOf)).toEqual(['Mine', 'b'])
    await flow.reread('item-1', { ...PLAIN_READING, encoding: 'broken' })
    expect(flow.view().readProblems).toEqual({
      'item-1': { code: 'unknown-encoding', message: 'There is no such encoding.' }
    })
    expect(flow.view().rereading.size).toBe(0)
  })

  test('of two readings the one that was asked for last counts', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    fake.hold('import.read')
    const first = flow.reread('item-1', { ...PLAIN_READING, encoding: 'koi8-r' })
    await vi.waitFor(() => expect(fake.isHolding('import.read')).toBe(true), { interval: 1 })
    const letFirstGo = fake.letGo.bind(fake, 'import.read')
    fake.failNext('import.read', new CallError('unknown-encoding', 'No.'))
    await flow.reread('item-1', { ...PLAIN_READING, encoding: 'big5' })
    letFirstGo()
    await first
    expect(flow.view().rows.map(titleOf)).toEqual(['a'])
    expect(flow.view().readProblems).toHaveProperty('item-1')
  })

  test('another way to split a table makes other documents: what was typed for the old ones is not theirs', async () => {
    const fake = new FakeImports({
      items: { 't.csv': [{ place: 'row 1' }, { place: 'row 2' }] },
      sources: { 't.csv': { collection: tableOf() } }
    })
    const flow = fake.flow()
    await flow.addFiles([file('t.csv')])
    flow.edit('item-1.2', { fields: { title: 'Mine' } })
    const columns = [...(['text', 'title'] as const)]
    await flow.reread('item-1', { ...PLAIN_READING, collection: { ...FOUND_OUT, columns } })
    expect(flow.view().rows.map(titleOf)).toEqual(['t.csv', 'Mine'])
    await flow.reread('item-1', { ...PLAIN_READING, collection: { ...FOUND_OUT, delimiter: ';' } })
    expect(flow.view().rows.map(titleOf)).toEqual(['t.csv', 't.csv'])
  })
})

describe('parts left out', () => {
  const TAIL = [partOf(10, 20, true), partOf(20, 30, false)]
  const answers = {
    items: { 'a.txt': { tail: { parts: 2, confident: 1, characters: 20 } }, 'b.txt': {} },
    details: { 'a.txt': { tail: TAIL } }
  }

  test('nothing is left out unless somebody says so', async () => {
    const fake = new FakeImports(answers)
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    await flow.store()
    expect(fake.callsOf('import.commit')[0]?.['items']).toEqual([{ item: 'item-1', title: 'a' }])
    expect(names(fake)).not.toContain('import.detail')
  })

  test('taking all certain ones overrides no decision', async () => {
    const fake = new FakeImports({ ...answers, items: { ...answers.items, 'c.txt': answers.items['a.txt'] } })
    const flow = fake.flow()
    await flow.addFiles([file('a.txt'), file('b.txt'), file('c.txt')])
    flow.edit('item-3', { leaveOut: [] })
    flow.takeAllConfident()
    await flow.store()
    expect(fake.callsOf('import.commit')[0]?.['items']).toEqual([
      { item: 'item-1', title: 'a', leaveOut: 'confident' },
      { item: 'item-2', title: 'b' },
      { item: 'item-3', title: 'c', leaveOut: [] }
    ])
  })
})

describe('D11: an import that was interrupted', () => {
  test('is taken up with what was typed, ticked and mapped', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt'), file('b.txt')])
    const settings = { ...PLAIN_READING, encoding: 'big5' }
    flow.edit('item-1', { fields: { title: 'Mine' } })
    flow.edit('item-2', { ticked: false })
    await flow.reread('item-2', settings)
    flow.keepForLater()
    expect(flow.view()).toEqual(START)
    const [batch = ''] = fake.batches.keys()
    // The backend may have forgotten how the file was to be read.
    const kept = fake.batches.get(batch)?.get('item-2')
    if (kept) kept.settings = PLAIN_READING
    const later = fake.flow()
    await later.resume(batch)
    expect(later.view().rows.map((row) => [titleOf(row), isTicked(row)])).toEqual([
      ['Mine', true],
      ['read as big5', false]
    ])
    expect(later.view().isWorkedOn).toBe(true)
    await later.store()
    expect(fake.drafts.size).toBe(0)
  })

  test('one that is gone is said to be', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.resume('long-gone')
    expect(flow.view()).toMatchObject({ phase: 'choosing', problem: 'That import is not under way any more.' })
  })

  test('a few files that can be chosen again are nothing to ask about; a pasted text is', async () => {
    const fake = new FakeImports()
    const flow = fake.flow()
    await flow.addFiles([file('a.txt')])
    expect(flow.view().isWorkedOn).toBe(false)
    await flow.paste({ title: '', text: 'typed by hand', html: null })
    expect(flow.view().isWorkedOn).toBe(true)
    await flow.drop()
    expect(flow.view().isWorkedOn).toBe(false)
    expect([...fake.drafts.values()].filter((draft) => draft !== EMPTY_DRAFT)).toEqual([])
  })
})
