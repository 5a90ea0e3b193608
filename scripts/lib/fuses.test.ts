import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flipClaimdeskFuses, FUSES, knownFuses, readFuses } from './fuses.mjs'

/** What Electron's programs carry before their fuses: by it the fuses are found. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimdesk-fuses-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A made-up program with fuses as Electron ships them, or as given: version, count, then a sign for each. */
async function program(name: string, wire = '10110001'): Promise<string> {
  const path = join(folder, name)
  const fuses = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, wire.length]), Buffer.from(wire)])
  await writeFile(path, Buffer.concat([Buffer.alloc(5_000, 'x'), fuses, Buffer.alloc(5_000, 'y')]))
  return path
}

describe('X2: the fuses of the packaged app', () => {
  test('every fuse that the installed tool knows is decided, with its reason', () => {
    expect(Object.keys(FUSES)).toEqual(knownFuses())
    for (const { why } of Object.values(FUSES)) expect(why).toMatch(/\.$|\)\.$/)
  })

  test('are exactly these', () => {
    expect(Object.fromEntries(Object.entries(FUSES).map(([name, { on }]) => [name, on]))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false
    })
  })

  test('are set in a program and read back from it', async () => {
    const path = await program('electron')
    expect((await readFuses(path)).RunAsNode).toBe(true)
    await flipClaimdeskFuses(path)
    expect(await readFuses(path)).toEqual(Object.fromEntries(Object.entries(FUSES).map(([name, { on }]) => [name, on])))
  })

  test('a program with a fuse that is not decided is refused', async () => {
    const path = await program('newer', '101100010')
    await expect(flipClaimdeskFuses(path)).rejects.toThrow()
  })

  test('a file that is no program of Electron’s is refused', async () => {
    const path = join(folder, 'other')
    await writeFile(path, Buffer.alloc(1_000, 'z'))
    await expect(flipClaimdeskFuses(path)).rejects.toThrow()
  })
})
