import { describe, expect, test, vi } from 'vitest'
import type { Client } from '../../../api/client'
import { CallError } from '../../../api/envelope'
import { WHOLE_EXPORT } from '../../../api/export-params'
import type { HostApi } from '../../../api/host-contract'
import type { PreparedExport } from '../../../api/transfer-views'
import { encodeBase64 } from '../../state/base64'
import { ExportFlow } from './export-flow'

const REQUEST = { ...WHOLE_EXPORT, format: 'csv' }
const prepared: PreparedExport = {
  export: 'e1',
  suggestedName: 'harbour.csv',
  mediaType: 'text/csv',
  files: [{ path: 'annotations.csv', bytes: 3 }],
  packed: [],
  articles: 1,
  annotations: 1,
  losses: [],
  splits: null
}

function setUp({ saveDialog }: { saveDialog: boolean }) {
  const call = vi.fn(async (name: string, _params: unknown): Promise<unknown> => {
    if (name === 'export.prepare') return prepared
    if (name === 'export.read') return { data: encodeBase64(new TextEncoder().encode('a,b')), done: true }
    return null
  })
  const listeners = new Set<(payload: unknown) => void>()
  const on = (_name: string, listener: (payload: unknown) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const saveExport = vi.fn(async (): Promise<{ name: string } | null> => ({ name: 'mine.csv' }))
  const host = { capabilities: { saveDialog }, saveExport, revealSaved: vi.fn() } as unknown as HostApi
  const download = vi.fn()
  const client = { call, on } as unknown as Client
  const flow = new ExportFlow({ client, host, newId: () => 'job-1', download })
  const names = () => call.mock.calls.map(([name]) => name)
  const progress = (job: string, done: number) => {
    for (const listener of listeners) listener({ job, done, total: 4 })
  }
  /** The next call waits for an answer. */
  const hold = () => {
    let resolve = (_answer: unknown): void => undefined
    const promise = new Promise<unknown>((settle) => (resolve = settle))
    call.mockReturnValueOnce(promise)
    return (answer: unknown) => resolve(answer)
  }
  return { flow, call, hold, names, saveExport, download, progress, listeners }
}

describe('an export', () => {
  test('is saved by the host where the person wants it', async () => {
    const { flow, saveExport, download } = setUp({ saveDialog: true })
    await flow.prepare(REQUEST)
    expect(flow.view()).toMatchObject({ phase: 'ready', prepared })
    await flow.save()
    expect(saveExport).toHaveBeenCalledWith({ export: 'e1', suggestedName: 'harbour.csv' })
    expect(flow.view()).toMatchObject({ phase: 'saved', name: 'mine.csv' })
    expect(download).not.toHaveBeenCalled()
  })

  test('a save dialog that was closed leaves it ready', async () => {
    const { flow, saveExport } = setUp({ saveDialog: true })
    saveExport.mockResolvedValueOnce(null)
    await flow.prepare(REQUEST)
    await flow.save()
    expect(flow.view().phase).toBe('ready')
  })

  test('is downloaded where there is no save dialog', async () => {
    const { flow, download } = setUp({ saveDialog: false })
    await flow.prepare(REQUEST)
    await flow.save()
    expect(download).toHaveBeenCalledTimes(1)
    const [blob, name] = download.mock.calls[0] as [Blob, string]
    expect(name).toBe('harbour.csv')
    expect(await blob.text()).toBe('a,b')
  })

  test('tells how far its own preparation is', async () => {
    const { flow, hold, progress, listeners } = setUp({ saveDialog: true })
    const finish = hold()
    const preparing = flow.prepare(REQUEST)
    await vi.waitFor(() => expect(listeners.size).toBe(1))
    progress('another', 3)
    expect(flow.view()).toMatchObject({ phase: 'preparing', progress: { done: 0, total: 0 } })
    progress('job-1', 2)
    expect(flow.view()).toMatchObject({ phase: 'preparing', progress: { done: 2, total: 4 } })
    finish(prepared)
    await preparing
    expect(listeners.size).toBe(0)
  })

  test('a passage that does not fit the text stops it, and the message names the span', async () => {
    const { flow, call } = setUp({ saveDialog: true })
    const message = 'Nothing was exported. In article 1, annotation s7: the words differ.'
    call.mockRejectedValueOnce(new CallError('text-mismatch', message, { span: 's7' }))
    await flow.prepare(REQUEST)
    const problem = { code: 'text-mismatch', message, details: { span: 's7' } }
    expect(flow.view()).toEqual({ phase: 'failed', problem, previous: null })
  })

  test('prepared anew, the report before is there until the new one is; what lay ready is dropped', async () => {
    const { flow, call, names } = setUp({ saveDialog: true })
    await flow.prepare(REQUEST)
    const again = flow.prepare(REQUEST)
    expect(flow.view()).toMatchObject({ phase: 'preparing', previous: prepared })
    await again
    expect(names()).toEqual(['export.prepare', 'export.discard', 'export.prepare'])
    call.mockImplementation((name) =>
      name === 'export.prepare' ? Promise.reject(new CallError('refused', 'No.')) : Promise.resolve(null)
    )
    await flow.prepare(REQUEST)
    expect(flow.view()).toMatchObject({ phase: 'failed', problem: { code: 'refused' }, previous: prepared })
  })

  test('what is prepared is dropped when the person goes back, or does not wait for it', async () => {
    const { flow, hold, names } = setUp({ saveDialog: true })
    await flow.prepare(REQUEST)
    await flow.back()
    expect(names().at(-1)).toBe('export.discard')
    const finish = hold()
    const preparing = flow.prepare(REQUEST)
    await vi.waitFor(() => expect(names().filter((name) => name === 'export.prepare')).toHaveLength(2))
    await flow.stop()
    expect(names()).toContain('export.cancel')
    finish(prepared)
    await preparing
    expect(flow.view().phase).toBe('choosing')
    expect(names().filter((name) => name === 'export.discard')).toHaveLength(2)
  })

  test('going back before the preparation began keeps it from beginning', async () => {
    const { flow, names } = setUp({ saveDialog: true })
    const preparing = flow.prepare(REQUEST)
    await flow.back()
    await preparing
    expect(flow.view().phase).toBe('choosing')
    expect(names()).toEqual([])
  })

  test('a download that is stopped leaves it ready, and nothing among the downloads', async () => {
    const { flow, hold, download } = setUp({ saveDialog: false })
    await flow.prepare(REQUEST)
    const answer = hold()
    const saving = flow.save()
    await vi.waitFor(() => expect(flow.view().phase).toBe('saving'))
    await flow.stop()
    expect(flow.view().phase).toBe('ready')
    answer({ data: encodeBase64(new Uint8Array([1])), done: true })
    await saving
    expect(download).not.toHaveBeenCalled()
    expect(flow.view().phase).toBe('ready')
  })
})
