import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './with-lock.mjs'

let dir: string
let file: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claimdesk-lock-'))
  file = join(dir, 'lock')
})
afterEach(() => rmSync(dir, { recursive: true }))

test('two at once do their work one after the other', async () => {
  const steps: string[] = []
  const work = (name: string) => () =>
    new Promise<void>((settle) => {
      steps.push(`${name} begins`)
      setTimeout(() => {
        steps.push(`${name} ends`)
        settle()
      }, 20)
    })
  await Promise.all([withLock(file, work('a')), withLock(file, work('b'))])
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('the lock is let go when the work fails', async () => {
  const failing = withLock(file, () => Promise.reject(new Error('no space')))
  await expect(failing).rejects.toThrow('no space')
  expect(existsSync(file)).toBe(false)
})

test('the lock of a process that is gone is taken over', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  writeFileSync(file, String(gone))
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
})
