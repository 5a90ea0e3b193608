import { describe, expect, test, vi } from 'vitest'
import { CallError } from '../api/envelope'
import { HOSTILE_NUMBERS, HOSTILE_STRINGS, isPolluted, POLLUTING_TEXTS } from '../api/testing/hostile-values'
import { liveHostileValues } from '../api/testing/live-values'
import type { ElectronHost } from './host'
import { answerHostCall } from './host-call'

const createFakeHost = () =>
  ({
    capabilities: { saveDialog: true, revealInFolder: true, chooseFolder: true, menu: true },
    saveExport: vi.fn(async (): Promise<{ name: string } | null> => ({ name: 'claims.csv' })),
    revealSaved: vi.fn(async () => undefined),
    chooseFolder: vi.fn(async () => '/library')
  }) satisfies ElectronHost

const noFault = (error: unknown) => expect.unreachable(String(error))
const saving = { name: 'saveExport', params: { export: 'e1', suggestedName: 'claims.csv' } }

test('each call reaches its method', async () => {
  const host = createFakeHost()
  const ask = (request: unknown) => answerHostCall(host, request, noFault)
  expect(await ask({ name: 'capabilities', params: {} })).toEqual({ ok: true, result: host.capabilities })
  expect(await ask(saving)).toEqual({ ok: true, result: { name: 'claims.csv' } })
  expect(host.saveExport).toHaveBeenCalledWith(saving.params)
  expect(await ask({ name: 'chooseFolder', params: {} })).toEqual({ ok: true, result: '/library' })
  expect(await ask({ name: 'revealSaved', params: {} })).toEqual({ ok: true, result: undefined })
  expect(host.revealSaved).toHaveBeenCalledOnce()
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['an unknown call', { name: 'openPath', params: { path: '/' } }],
  ['a method of every object', { name: 'constructor', params: {} }],
  ['a menu listener', { name: 'onMenu', params: {} }],
  ['a path as a file name', { name: 'saveExport', params: { export: 'e1', suggestedName: '../claims.csv' } }],
  ['an absolute path', { name: 'saveExport', params: { export: 'e1', suggestedName: '/tmp/claims.csv' } }],
  ['a path as an export', { name: 'saveExport', params: { export: '../e1', suggestedName: 'claims.csv' } }],
  ['further parameters', { name: 'revealSaved', params: { path: '/etc/passwd' } }]
])('X3: %s is refused and reaches nothing', async (_name, request) => {
  const host = createFakeHost()
  const reply = await answerHostCall(host, request, noFault)
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-params' } })
  for (const method of [host.saveExport, host.revealSaved, host.chooseFolder]) expect(method).not.toHaveBeenCalled()
})

test('X3: values of every sort are refused as a request, as a name and as parameters, and reach nothing', async () => {
  const host = createFakeHost()
  const values = [...liveHostileValues().map(([, value]) => value), ...HOSTILE_STRINGS, ...HOSTILE_NUMBERS]
  const names = ['capabilities', 'saveExport', 'revealSaved', 'chooseFolder']
  for (const value of [...values, ...POLLUTING_TEXTS.map((text) => JSON.parse(text) as unknown)]) {
    const requests = [
      value,
      { name: value, params: {} },
      ...names.map((name) => ({ name, params: value })),
      ...names.map((name) => ({ name, params: {}, surplus: value })),
      { name: 'saveExport', params: { export: value, suggestedName: 'a.csv', surplus: value } }
    ]
    // An object without fields is what the calls without parameters take, whatever its class.
    for (const request of requests) {
      const reply = await answerHostCall(host, request, noFault)
      if (!reply.ok) expect(reply.error.code).toBe('invalid-params')
    }
  }
  expect(host.saveExport).not.toHaveBeenCalled()
  expect(isPolluted()).toBe(false)
})

describe('errors', () => {
  test('for the person keep their words', async () => {
    const host = createFakeHost()
    host.saveExport.mockRejectedValue(new CallError('file-error', 'The disk is full.'))
    const reply = await answerHostCall(host, saving, noFault)
    expect(reply).toEqual({ ok: false, error: { code: 'file-error', message: 'The disk is full.', details: {} } })
  })

  test('of the program are reported and keep their details to themselves', async () => {
    const host = createFakeHost()
    const fault = new Error('/home/ada/secret')
    host.saveExport.mockRejectedValue(fault)
    const report = vi.fn()
    expect(JSON.stringify(await answerHostCall(host, saving, report))).not.toContain('secret')
    expect(report).toHaveBeenCalledWith(fault)
  })
})
