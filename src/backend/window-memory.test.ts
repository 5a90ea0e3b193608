import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from './store/file-system'
import { WindowMemory } from './window-memory'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'claimdesk-memory-'))
})
afterEach(() => rm(directory, { recursive: true }))

const open = () => new WindowMemory(nodeFileSystem, directory, () => new Date('2026-11-22T10:00:00Z'))

describe('what windows remember', () => {
  it('D11: is there at the next start, and nothing that was forgotten', async () => {
    const memory = open()
    expect(await memory.read()).toEqual({ revision: 0, values: {} })
    await memory.keep({ 'claimdesk.theme': 'dark', 'claimdesk.draft.a': 'typed' })
    expect(await memory.keep({ 'claimdesk.draft.a': null })).toEqual({ revision: 2 })
    expect(await open().read()).toEqual({ revision: 2, values: { 'claimdesk.theme': 'dark' } })
  })

  it('changes at the same time, also of two programs one after the other, all arrive', async () => {
    const memory = open()
    await Promise.all(Array.from({ length: 20 }, (_, at) => memory.keep({ [`claimdesk.${at}`]: String(at) })))
    await open().keep({ 'claimdesk.other': 'x' })
    await memory.keep({ 'claimdesk.last': 'y' })
    const { revision, values } = await open().read()
    expect(revision).toBe(22)
    expect(Object.keys(values)).toHaveLength(22)
  })

  it('D4: a damaged file is set aside, and remembering goes on', async () => {
    await writeFile(join(directory, 'window.json'), '{"format": "claimdesk/wind')
    const memory = open()
    expect(await memory.read()).toEqual({ revision: 0, values: {} })
    await memory.keep({ 'claimdesk.theme': 'light' })
    const files = await readdir(directory)
    expect(files.some((name) => name.startsWith('window.json.damaged-'))).toBe(true)
    expect((await open().read()).values).toEqual({ 'claimdesk.theme': 'light' })
  })

  it('D10: the file of a newer Claimdesk is left as it is', async () => {
    const newer = JSON.stringify({ format: 'claimdesk/window', version: 99, more: true })
    await writeFile(join(directory, 'window.json'), newer)
    const memory = open()
    await memory.keep({ 'claimdesk.theme': 'light' })
    expect(await readFile(join(directory, 'window.json'), 'utf8')).toBe(newer)
  })

  it('refuses more than a window has reason to remember, and keeps what there was', async () => {
    const memory = open()
    await memory.keep({ 'claimdesk.theme': 'dark' })
    const large = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`claimdesk.${at}`, 'x'.repeat(1_000_000)]))
    await expect(memory.keep(large)).rejects.toMatchObject({ code: 'too-large' })
    expect((await memory.read()).values).toEqual({ 'claimdesk.theme': 'dark' })
  })
})
