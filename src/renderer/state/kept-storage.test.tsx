import { beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../api/client'
import { CallError } from '../../api/envelope'
import { newKeptStorage } from './kept-storage'

/** A backend that remembers, as src/backend/window-memory.ts does. */
function fakeMemory() {
  let revision = 0
  let values: Record<string, string> = {}
  let away = false
  const call = (name: string, params: unknown): Promise<unknown> => {
    if (away) return Promise.reject(new CallError('offline', 'The backend is away.'))
    if (name === 'window.memory') return Promise.resolve({ revision, values })
    const { changes } = params as { changes: Record<string, string | null> }
    const kept = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== null)
    values = Object.fromEntries(kept) as Record<string, string>
    revision += 1
    return Promise.resolve({ revision })
  }
  return {
    client: { call } as unknown as Pick<Client, 'call'>,
    values: () => values,
    goAway: (isAway: boolean) => void (away = isAway)
  }
}

beforeEach(() => localStorage.clear())

describe('what a window remembers', () => {
  test('D11: is there at another address, and what was removed is not', async () => {
    const backend = fakeMemory()
    const first = newKeptStorage()
    await first.share(backend.client)
    first.setItem('claimdesk.theme', 'dark')
    first.setItem('claimdesk.draft.note', 'half a sent')
    await first.flush()
    first.removeItem('claimdesk.draft.note')
    await first.flush()
    localStorage.clear()
    const second = newKeptStorage()
    await second.share(backend.client)
    expect(second.getItem('claimdesk.theme')).toBe('dark')
    expect(second.getItem('claimdesk.draft.note')).toBeNull()
  })

  test('D11: what had not arrived when the window crashed arrives at its next start', async () => {
    const backend = fakeMemory()
    const first = newKeptStorage()
    await first.share(backend.client)
    first.setItem('claimdesk.theme', 'dark')
    first.setItem('claimdesk.old', 'x')
    await first.flush()
    backend.goAway(true)
    first.setItem('claimdesk.draft.note', 'half a sentence')
    first.removeItem('claimdesk.old')
    await first.flush()
    backend.goAway(false)
    const second = newKeptStorage()
    await second.share(backend.client)
    expect(second.getItem('claimdesk.draft.note')).toBe('half a sentence')
    await second.flush()
    expect(backend.values()).toEqual({ 'claimdesk.theme': 'dark', 'claimdesk.draft.note': 'half a sentence' })
  })

  test('an address with old values takes up the newer ones', async () => {
    const backend = fakeMemory()
    const here = newKeptStorage()
    await here.share(backend.client)
    here.setItem('claimdesk.theme', 'dark')
    await here.flush()
    await backend.client.call('window.remember', { changes: { 'claimdesk.theme': 'light' } })
    const again = newKeptStorage()
    await again.share(backend.client)
    expect(again.getItem('claimdesk.theme')).toBe('light')
    await again.flush()
    expect(backend.values()).toEqual({ 'claimdesk.theme': 'light' })
  })

  test('what belongs to others on the page is neither read nor sent', async () => {
    const backend = fakeMemory()
    localStorage.setItem('other', 'x')
    const storage = newKeptStorage()
    await storage.share(backend.client)
    storage.setItem('another', 'y')
    storage.setItem('claimdesk.theme', 'dark')
    await storage.flush()
    expect(backend.values()).toEqual({ 'claimdesk.theme': 'dark' })
  })
})
