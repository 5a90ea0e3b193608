import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, expect, it, test } from 'vitest'
import { openTestBackend, removeTestFolders, testFolder } from '../testing/test-backend'

afterAll(removeTestFolders)

const FIXTURE = resolve(import.meta.dirname, '../testing/fixtures/library-v2')

async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) found[path] = await readFile(path, 'latin1')
  }
  return found
}

it('D10: a library whose library.json is of a newer version opens for reading, and stays byte for byte as it was', async () => {
  const folder = await testFolder()
  await cp(FIXTURE, folder, { recursive: true })
  const libraryDir = join(folder, 'library')
  const file = join(libraryDir, 'library.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"version": \d+/, '"version": 99'))
  const before = await contents(libraryDir)
  const { backend, client } = await openTestBackend({ libraryDir, configDir: join(folder, 'config') })
  const state = await client.call('app.state', {})
  expect(state.phase === 'ready' && state.library.readOnly?.reason).toBe('newer-version')
  await backend.close()
  expect(await contents(libraryDir)).toEqual(before)
})

test.each(['articles/*/article.json', 'articles/*/annotations/*.json', 'schemes/*.json', 'journal/*.ndjson'])(
  'D10: an older library with a newer file in it (%s) stays byte for byte as it was',
  async (pattern) => {
    const folder = await testFolder()
    await cp(FIXTURE, folder, { recursive: true })
    const libraryDir = join(folder, 'library')
    const path = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
    const files = (await readdir(libraryDir, { recursive: true })).map((name) => name.replaceAll('\\', '/'))
    const name = files.find((each) => path.test(each))
    expect(name).toBeDefined()
    const file = join(libraryDir, name ?? '')
    const text = await readFile(file, 'utf8')
    // The version of the file's own layout, by its place: two spaces in, or in a journal's first line.
    const changed = text.replace(/(?<=^ {2}"version": |^\{"format":"[^"]+","version":)\d+/m, '99')
    expect(changed).not.toBe(text)
    await writeFile(file, changed)
    const before = await contents(libraryDir)
    const { backend, client } = await openTestBackend({ libraryDir, configDir: join(folder, 'config') })
    const state = await client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.readOnly?.reason).toBe('newer-version')
    await backend.close()
    expect(await contents(libraryDir)).toEqual(before)
  }
)
