import { afterEach, expect, it } from 'vitest'
import type { Bridge, MenuCommand } from '../../api/host-contract'
import { BRIDGE_KEY, HOST_META } from '../../api/host-contract'
import { createClient } from '../../api/client'
import { chooseTransport } from './choose-transport'
import { SignInError } from './session-token'

afterEach(() => {
  Reflect.deleteProperty(window, BRIDGE_KEY)
  document.head.replaceChildren()
})

/** A preload's bridge; `tell` is what the main process sends. */
function putBridge(answer: (request: { name: string }) => unknown) {
  const listeners: ((message: unknown) => void)[] = []
  const bridge: Bridge = {
    call: async (envelope) => ({ id: (envelope as { id: string }).id, ok: true, result: [] }),
    hostCall: async (request) => answer(request as { name: string }),
    subscribe(listener) {
      listeners.push(listener)
      return () => undefined
    }
  }
  Reflect.set(window, BRIDGE_KEY, bridge)
  return { tell: (message: unknown) => listeners.forEach((listener) => listener(message)) }
}

const CAPABILITIES = { saveDialog: true, revealInFolder: true, chooseFolder: true, menu: true }

it('takes the bridge where there is one', async () => {
  const { tell } = putBridge(({ name }) =>
    name === 'capabilities'
      ? { ok: true, result: CAPABILITIES }
      : { ok: false, error: { code: 'no-space', message: 'The disk is full.', details: {} } }
  )
  const { transport, host } = await chooseTransport(window)
  expect(host.capabilities).toEqual(CAPABILITIES)
  expect(await createClient(transport).call('article.list', {})).toEqual([])
  await expect(host.saveExport({ export: 'e', suggestedName: 'a.csv' })).rejects.toMatchObject({ code: 'no-space' })

  const menu: MenuCommand[] = []
  const events: string[] = []
  host.onMenu((command) => menu.push(command))
  transport.subscribe((event) => events.push(event.name))
  tell({ kind: 'menu', command: 'undo' })
  tell({ kind: 'event', event: { name: 'save.state', payload: { state: 'saved', at: null, message: null } } })
  expect([menu, events]).toEqual([['undo'], ['save.state']])
})

it('does not mistake a page without a bridge for a browser’s: HTTP needs the mark of its host', async () => {
  await expect(chooseTransport(window)).rejects.toThrow(SignInError)
})

it('goes over HTTP on a marked page, and then wants its token', async () => {
  putBridge(() => ({ ok: true, result: CAPABILITIES }))
  const mark = document.createElement('meta')
  mark.name = HOST_META
  mark.content = 'loopback'
  document.head.append(mark)
  await expect(chooseTransport(window)).rejects.toThrow(/lacks its key/)
})
