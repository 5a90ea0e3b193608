import { describe, expect, test, vi } from 'vitest'
import type { Client } from '../../api/client'
import { CALLS, CHUNK_BYTES, PASTE_LIMIT } from '../../api/contract'
import type { CallName, Params } from '../../api/contract'
import { CallError } from '../../api/envelope'
import type { ImportItem } from '../../api/import-views'
import { ImportFlow } from './import-flow'
import { whyNotStore } from './import-rows'

const itemOf = (item: string, name: string, more: Partial<ImportItem> = {}): ImportItem => ({
  item,
  source: item,
  name,
  place: null,
  bytes: 10,
  kind: 'txt',
  metadata: {},
  mojibake: null,
  similar: null,
  tail: null,
  outcome: 'new',
  title: name.replace(/\.txt$/, ''),
  isText: true,
  encoding: { name: 'utf-8', certain: true, evidence: 'all of it is valid UTF-8' },
  characters: 10,
  words: 2,
  paragraphs: 1,
  language: 'en',
  duplicateOf: null,
  excerpt: '',
  problem: null,
  ...more
})

/** The import calls of a backend: batches in memory, checked against the contract. */
function fakeImports(outcomes: Record<string, Partial<ImportItem>> = {}) {
  const sent: { name: CallName; params: Record<string, unknown> }[] = []
  const batches = new Map<string, Map<string, string>>()
  let fails: CallError | null = null
  const handlers: { readonly [Name in CallName]?: (params: Params<Name>) => unknown } = {
    'import.begin': () => {
      const batch = `batch-${batches.size + sent.length}`
      batches.set(batch, new Map())
      return { batch }
    },
    'import.upload': ({ batch, pieces }) => {
      for (const { item, name } of pieces) batches.get(batch)?.set(item, name)
      return { received: [], problems: [] }
    },
    'import.paste': ({ batch, item, title }) => {
      batches.get(batch)?.set(item, `${title}.txt`)
      return { received: 0 }
    },
    'import.preview': ({ batch }) => ({
      sources: [],
      items: [...(batches.get(batch) ?? [])].map(([item, name]) => itemOf(item, name, outcomes[name])),
      next: null
    }),
    'import.read': ({ item, settings }) => {
      if (settings.encoding === 'broken') throw new CallError('unknown-encoding', 'There is no such encoding.')
      const encoding = { name: settings.encoding ?? '', certain: true, evidence: '' }
      return { sources: [], items: [itemOf(item, 'a.txt', { title: 'read again', encoding })], next: null }
    },
    'import.commit': ({ batch }) => {
      batches.delete(batch)
      return { added: ['x'], skipped: [], committed: null }
    },
    'import.cancel': ({ batch }) => {
      batches.delete(batch)
      return null
    }
  }
  const call = async (name: CallName, params: Record<string, unknown>) => {
    CALLS[name].params.parse(params)
    sent.push({ name, params })
    if (fails) {
      const error = fails
      fails = null
      throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
    return handlers[name]?.(params as never)
  }
  const client = { call, on: () => () => undefined } as unknown as Client
  let made = 0
  const flow = new ImportFlow({ client, newId: () => `item-${(made += 1)}` })
  return { flow, sent, batches, failNext: (error: CallError) => (fails = error) }
}
const calls = (sent: { name: CallName }[]) => sent.map(({ name }) => name)

describe('an import', () => {
  test('D12: files are looked over before one command stores the ticked ones', async () => {
    const { flow, sent, batches } = fakeImports({ 'b.txt': { outcome: 'duplicate', duplicateOf: 'B' } })
    await flow.addFiles([new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])
    expect(flow.view().phase).toBe('reviewing')
    expect(flow.view().rows.map((row) => [row.item.name, row.ticked])).toEqual([
      ['a.txt', true],
      ['b.txt', false]
    ])
    flow.setTitle('item-1', '  A title ')
    flow.setTicked('item-2', true)
    expect(await flow.store()).not.toBeNull()
    expect(sent.at(-1)).toMatchObject({
      name: 'import.commit',
      params: { items: [{ item: 'item-1', title: 'A title' }] }
    })
    expect(batches.size).toBe(0)
  })

  test('cancelling drops the batch and leaves nothing', async () => {
    const { flow, sent, batches } = fakeImports()
    await flow.addFiles([new File(['a'], 'a.txt')])
    await flow.cancel()
    expect(calls(sent).at(-1)).toBe('import.cancel')
    expect(batches.size).toBe(0)
    expect(flow.view()).toEqual({ phase: 'choosing', progress: null, rows: [], problem: null })
  })

  test('cancelling in the middle of a file stops it without a word', async () => {
    const { flow, sent, batches } = fakeImports()
    const adding = flow.addFiles([new File([new Uint8Array(CHUNK_BYTES * 20)], 'a.txt')])
    await vi.waitFor(() => expect(calls(sent)).toContain('import.upload'), { interval: 1 })
    await flow.cancel()
    await adding
    expect(flow.view()).toMatchObject({ phase: 'choosing', problem: null })
    expect(calls(sent).filter((name) => name === 'import.upload').length).toBeLessThan(20)
    expect(batches.size).toBe(0)
  })

  test('more files join the same batch, and what was typed stays', async () => {
    const { flow, sent } = fakeImports()
    await flow.addFiles([new File(['a'], 'a.txt')])
    flow.setTitle('item-1', 'Mine')
    await flow.addFiles([new File(['b'], 'b.txt')])
    expect(flow.view().rows.map((row) => row.title)).toEqual(['Mine', 'b'])
    expect(calls(sent).filter((name) => name === 'import.begin')).toHaveLength(1)
  })

  test('files that come while others are on their way wait for their turn', async () => {
    const { flow, sent } = fakeImports()
    await Promise.all([flow.addFiles([new File(['a'], 'a.txt')]), flow.addFiles([new File(['b'], 'b.txt')])])
    expect(flow.view().rows).toHaveLength(2)
    expect(calls(sent).filter((name) => name === 'import.begin')).toHaveLength(1)
  })

  test('a file that breaks off in the middle is reported, and the whole ones go to a new batch', async () => {
    const { flow, batches } = fakeImports()
    const broken = new File([new Uint8Array(CHUNK_BYTES * 2)], 'broken.txt')
    const slice = broken.slice.bind(broken)
    broken.slice = (start, end) => {
      if (start !== 0) throw new DOMException('gone', 'NotFoundError')
      return slice(start, end)
    }
    await flow.paste('Pasted', 'text')
    await flow.addFiles([new File(['a'], 'a.txt'), broken])
    expect(flow.view().rows.map((row) => [row.item.name, row.item.outcome])).toEqual([
      ['Pasted.txt', 'new'],
      ['a.txt', 'new'],
      ['broken.txt', 'problem']
    ])
    expect([...(batches.values().next().value ?? [])].map(([, name]) => name)).toEqual(['Pasted.txt', 'a.txt'])
  })

  test('reading again with another encoding keeps a typed title and follows the text otherwise', async () => {
    const { flow } = fakeImports()
    await flow.addFiles([new File(['a'], 'a.txt')])
    await flow.setEncoding('item-1', 'koi8-r')
    expect(flow.view().rows[0]).toMatchObject({ title: 'read again', item: { encoding: { name: 'koi8-r' } } })
    flow.setTitle('item-1', 'Mine')
    await flow.setEncoding('item-1', 'big5')
    expect(flow.view().rows[0]?.title).toBe('Mine')
    await flow.setEncoding('item-1', 'broken')
    expect(flow.view().rows[0]).toMatchObject({ busy: false, encodingProblem: 'There is no such encoding.' })
  })

  test('what the backend refuses is said, and nothing is lost', async () => {
    const { flow, failNext } = fakeImports()
    await flow.addFiles([new File(['a'], 'a.txt')])
    failNext(new CallError('file-error', 'No room on the disk.'))
    expect(await flow.store()).toBeNull()
    expect(flow.view()).toMatchObject({ phase: 'reviewing', problem: 'No room on the disk.' })
    expect(flow.view().rows).toHaveLength(1)
    expect(await flow.store()).not.toBeNull()
  })

  test('a text that is too long to be pasted goes as a file', async () => {
    const { flow, sent } = fakeImports()
    await flow.paste('Long', 'x'.repeat(PASTE_LIMIT + 1))
    expect(calls(sent)).toContain('import.upload')
    expect(calls(sent)).not.toContain('import.paste')
  })

  test('says what stands in the way', async () => {
    const { flow } = fakeImports()
    expect(whyNotStore(flow.view().rows)).toBe('Tick at least one file that can be imported.')
    await flow.addFiles([new File(['a'], 'a.txt')])
    expect(whyNotStore(flow.view().rows)).toBeNull()
    flow.setTitle('item-1', '  ')
    expect(whyNotStore(flow.view().rows)).toBe('Give “a.txt” a title.')
    flow.setAllTicked(false)
    expect(whyNotStore(flow.view().rows)).toBe('Tick at least one file that can be imported.')
  })
})
