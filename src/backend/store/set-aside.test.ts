import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failingFiles, fileError } from '../testing/failing-files'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { openTestLibrary } from '../testing/test-library'
import { nodeFileSystem } from './file-system'
import { setAside } from './set-aside'

afterAll(removeTestFolders)

const AT = new Date('2024-08-22T12:00:00.000Z')

describe('what is put out of the way', () => {
  it('D4: never takes the name of what was set aside in the same second', async () => {
    const folder = await testFolder()
    const file = join(folder, 'article.json')
    const names: string[] = []
    for (const content of ['first', 'second', 'third']) {
      await writeFile(file, content)
      names.push(await setAside(nodeFileSystem, file, AT))
    }
    expect(new Set(names).size).toBe(3)
    expect((await readdir(folder)).sort()).toEqual(names.toSorted())
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    expect(contents).toEqual(['first', 'second', 'third'])
  })

  it('D5: stays where it is when its new name cannot be looked at', async () => {
    const folder = await testFolder()
    const file = join(folder, 'article.json')
    await writeFile(file, 'damaged')
    const unseen = failingFiles((call, name) => {
      if (call === 'stat' && name.includes('.damaged-')) throw fileError('EACCES')
    })
    await expect(setAside(unseen, file, AT)).rejects.toMatchObject({ code: 'EACCES' })
    expect(await readdir(folder)).toEqual(['article.json'])
  })

  it('D14: a copy of what another program wrote takes no name that cannot be looked at', async () => {
    let isUnseen = true
    const fileSystem = failingFiles((call, name) => {
      if (isUnseen && call === 'stat' && name.includes('.conflict-')) throw fileError('EACCES')
    })
    const library = await openTestLibrary({ fileSystem })
    const { copies } = library.store.foreign
    await expect(copies.keep(library.paths.library, 'theirs')).rejects.toMatchObject({ code: 'EACCES' })
    expect((await readdir(library.directory)).filter((name) => name.includes('.conflict-'))).toEqual([])
    isUnseen = false
    const kept = await copies.keep(library.paths.library, 'theirs')
    expect(await readFile(join(library.directory, kept), 'utf8')).toBe('theirs')
    await library.engine.close()
  })
})
