import { describe, expect, test, vi } from 'vitest'
import type { Client } from '../../api/client'
import { CallError } from '../../api/envelope'
import type { HostApi } from '../../api/host-contract'
import type { PreparedExport } from '../../api/views'
import { encodeBase64 } from './base64'
import { ExportFlow } from './export-flow'
import { isForSpreadsheets, prepareParams } from './export-options'

const PARAMS = { format: 'csv', articles: null, includeNotes: false, neutraliseFormulas: true }
const prepared: PreparedExport = {
  export: 'e1',
  suggestedName: 'harbour.csv',
  mediaType: 'text/csv',
  files: [{ path: 'annotations.csv', bytes: 3 }],
  articles: 1,
  annotations: 1,
  losses: []
}

function setUp({ saveDialog }: { saveDialog: boolean }) {
  const call = vi.fn(async (name: string, _params: unknown): Promise<unknown> => {
    if (name === 'export.prepare') return new Promise((resolve) => setTimeout(() => resolve(prepared), 5))
    if (name === 'export.read') return { data: encodeBase64(new TextEncoder().encode('a,b')), done: true }
    return null
  })
  const saveExport = vi.fn(async (): Promise<{ name: string } | null> => ({ name: 'mine.csv' }))
  const host = { capabilities: { saveDialog }, saveExport, revealSaved: vi.fn() } as unknown as HostApi
  const download = vi.fn()
  const flow = new ExportFlow({ client: { call: call as unknown as Client['call'] }, host, download })
  const names = () => call.mock.calls.map(([name]) => name)
  return { flow, call, names, saveExport, download }
}

describe('an export', () => {
  test('is saved by the host where the person wants it', async () => {
    const { flow, saveExport, download } = setUp({ saveDialog: true })
    await flow.prepare(PARAMS)
    expect(flow.view()).toMatchObject({ phase: 'ready', prepared })
    await flow.save()
    expect(saveExport).toHaveBeenCalledWith({ export: 'e1', suggestedName: 'harbour.csv' })
    expect(flow.view()).toMatchObject({ phase: 'saved', name: 'mine.csv' })
    expect(download).not.toHaveBeenCalled()
  })

  test('a save dialog that was closed leaves it ready', async () => {
    const { flow, saveExport } = setUp({ saveDialog: true })
    saveExport.mockResolvedValueOnce(null)
    await flow.prepare(PARAMS)
    await flow.save()
    expect(flow.view().phase).toBe('ready')
  })

  test('is downloaded where there is no save dialog', async () => {
    const { flow, download } = setUp({ saveDialog: false })
    await flow.prepare(PARAMS)
    await flow.save()
    expect(download).toHaveBeenCalledTimes(1)
    const [blob, name] = download.mock.calls[0] as [Blob, string]
    expect(name).toBe('harbour.csv')
    expect(await blob.text()).toBe('a,b')
  })

  test('a passage that does not fit the text stops it, and the message names the span', async () => {
    const { flow, call } = setUp({ saveDialog: true })
    const message = 'Nothing was exported. In article 1, annotation s7: the words differ.'
    call.mockRejectedValueOnce(new CallError('text-mismatch', message))
    await flow.prepare(PARAMS)
    expect(flow.view()).toEqual({ phase: 'choosing', problem: message })
  })

  test('what is prepared is dropped when the person goes back, or does not wait for it', async () => {
    const { flow, names } = setUp({ saveDialog: true })
    await flow.prepare(PARAMS)
    await flow.back()
    expect(names().at(-1)).toBe('export.discard')
    const preparing = flow.prepare(PARAMS)
    await vi.waitFor(() => expect(names().filter((name) => name === 'export.prepare')).toHaveLength(2))
    await flow.back()
    await preparing
    expect(flow.view().phase).toBe('choosing')
    expect(names().filter((name) => name === 'export.discard')).toHaveLength(2)
  })

  test('going back before the preparation began keeps it from beginning', async () => {
    const { flow, names } = setUp({ saveDialog: true })
    const preparing = flow.prepare(PARAMS)
    await flow.back()
    await preparing
    expect(flow.view().phase).toBe('choosing')
    expect(names()).toEqual([])
  })

  test('takes the articles of its scope', () => {
    const choice = { format: 'csv', includeNotes: false, neutraliseFormulas: true }
    const articles = { open: 'a', shown: ['a', 'b'] }
    expect(prepareParams({ ...choice, scope: 'open' }, articles)?.articles).toEqual(['a'])
    expect(prepareParams({ ...choice, scope: 'shown' }, articles)?.articles).toEqual(['a', 'b'])
    expect(prepareParams({ ...choice, scope: 'all' }, articles)?.articles).toBeNull()
    expect(prepareParams({ ...choice, scope: 'shown' }, { open: null, shown: [] })).toBeNull()
    expect(prepareParams({ ...choice, scope: 'open' }, { open: null, shown: [] })).toBeNull()
  })

  test('X7: the choice about formulas is offered where formulas can be', () => {
    expect(isForSpreadsheets({ extension: 'csv' })).toBe(true)
    expect(isForSpreadsheets({ extension: 'jsonld' })).toBe(false)
  })
})
