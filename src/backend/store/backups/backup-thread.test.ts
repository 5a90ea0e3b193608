import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorker } from '../../library/testing/built-worker'
import { BackupThread } from './backup-thread'

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimdesk-backup-thread-'))
  file = await buildWorker(folder, join(import.meta.dirname, 'backup-worker.ts'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('D6: the built thread packs one record after the other, and checks what it packed', async () => {
  const thread = new BackupThread(file)
  const content = Buffer.from(
    '{"format":"claimdesk/library","version":3,"id":"l1","name":"Harbour","people":[],"defaultScheme":"default"}'
  )
  const path = 'library.json'
  try {
    const first = await thread.run({ kind: 'pack', path, content })
    const second = await thread.run({ kind: 'pack', path, content })
    expect(first.problem).toBeNull()
    expect(second).toEqual(first)
    const { sha256, packed } = first
    expect(await thread.run({ kind: 'check', path, sha256, packed })).toEqual({ problem: null })
    const altered = Uint8Array.from(packed, (byte, at) => (at === packed.length - 9 ? byte ^ 1 : byte))
    expect((await thread.run({ kind: 'check', path, sha256, packed: altered })).problem).not.toBeNull()
  } finally {
    await thread.close()
  }
})
