import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { inspectPlace } from './open-library'

afterAll(removeTestFolders)

test('D1: a library whose making a crash cut off is one, with what was being written', async () => {
  const folder = await testFolder()
  await mkdir(join(folder, 'articles'))
  await mkdir(join(folder, 'schemes'))
  await writeFile(join(folder, '.library.json.0123456789ab.tmp'), '{')
  expect(await inspectPlace(folder)).toBe('library')
})

test('D1: nothing but a temporary file of ours is an empty folder', async () => {
  const folder = await testFolder()
  await writeFile(join(folder, '.library.json.0123456789ab.tmp'), '')
  expect(await inspectPlace(folder)).toBe('empty')
})

test('a folder with files of somebody else is no library', async () => {
  const folder = await testFolder()
  await writeFile(join(folder, 'letter.txt'), '')
  await expect(inspectPlace(folder)).rejects.toMatchObject({ code: 'not-a-library' })
})
