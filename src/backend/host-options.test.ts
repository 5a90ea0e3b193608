import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hostOptions } from './host-options'

const root = mkdtempSync(join(tmpdir(), 'claimdesk-host-'))
writeFileSync(join(root, 'package.json'), '{ "version": "1.2.3" }')
afterAll(() => rmSync(root, { recursive: true }))

test('what is asked for goes before the environment; paths become absolute', () => {
  const env = { CLAIMDESK_LIBRARY: '/env/library', CLAIMDESK_CONFIG_DIR: '/env/settings' }
  expect(hostOptions({ root, env })).toMatchObject({
    libraryDir: resolve('/env/library'),
    configDir: resolve('/env/settings'),
    resourcesDir: join(root, 'resources'),
    version: '1.2.3'
  })
  expect(hostOptions({ root, env, libraryDir: 'mine', configDir: 'settings' })).toMatchObject({
    libraryDir: resolve('mine'),
    configDir: resolve('settings')
  })
})

test('without any library there is none to open', () => {
  expect(hostOptions({ root, env: {} }).libraryDir).toBeNull()
  expect(hostOptions({ root, env: { CLAIMDESK_LIBRARY: '' } }).libraryDir).toBeNull()
})

test('ids are version 7 and grow', () => {
  const { ids } = hostOptions({ root, env: {} })
  const made = Array.from({ length: 50 }, ids)
  expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id))).toBe(true)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(50)
})
