import { describe, expect, test } from 'vitest'
import { folderSchema } from '../../api/import-params'
import { chosenFiles, droppedFiles, folderOf } from './found-files'

interface Folder {
  readonly [name: string]: Folder | string | DOMException
}

/** What a browser says of a folder that was dropped; it tells two entries at a time. */
function entryOf(name: string, content: Folder | string | DOMException, path = `/${name}`): FileSystemEntry {
  if (typeof content === 'string' || content instanceof DOMException) {
    const file = (found: (file: File) => void, fail: (error: DOMException) => void) =>
      content instanceof DOMException ? fail(content) : found(new File([content], name))
    return { isFile: true, isDirectory: false, name, fullPath: path, file } as unknown as FileSystemEntry
  }
  const children = Object.entries(content).map(([child, inner]) => entryOf(child, inner, `${path}/${child}`))
  const createReader = () => {
    let told = 0
    return { readEntries: (found: (entries: FileSystemEntry[]) => void) => found(children.slice(told, (told += 2))) }
  }
  return { isFile: false, isDirectory: true, name, fullPath: path, createReader } as unknown as FileSystemEntry
}

function dropOf(...entries: (FileSystemEntry | File)[]): DataTransfer {
  const items = entries.map((entry) =>
    entry instanceof File
      ? { kind: 'file', webkitGetAsEntry: () => null, getAsFile: (): File => entry }
      : { kind: 'file', webkitGetAsEntry: () => entry, getAsFile: (): null => null }
  )
  return { items: [...items, { kind: 'string' }] } as unknown as DataTransfer
}

describe('what is dropped', () => {
  test('folders are walked to their ends, in order, and hidden files are left out', async () => {
    const folder = entryOf('corpus', {
      'a.txt': 'a',
      '.git': { config: 'hidden' },
      '.DS_Store': 'hidden',
      __MACOSX: { 'a.txt': 'hidden' },
      march: { 'b.txt': 'b', deep: { 'c.txt': 'c' }, 'Thumbs.db': 'hidden' },
      'd.txt': 'd'
    })
    const { files, unread } = await droppedFiles(dropOf(folder, new File(['e'], '.hidden-but-meant.txt')))
    expect(files.map(({ file, folder: from }) => [from, file.name])).toEqual([
      ['corpus', 'a.txt'],
      ['corpus/march', 'b.txt'],
      ['corpus/march/deep', 'c.txt'],
      ['corpus', 'd.txt'],
      ['', '.hidden-but-meant.txt']
    ])
    expect(unread).toEqual([])
  })

  test('what cannot be opened is named, and the rest comes', async () => {
    const folder = entryOf('corpus', { 'gone.txt': new DOMException('gone', 'NotFoundError'), 'here.txt': 'here' })
    const { files, unread } = await droppedFiles(dropOf(folder))
    expect(files.map(({ file }) => file.name)).toEqual(['here.txt'])
    expect(unread).toEqual(['corpus/gone.txt'])
  })
})

test('files of a chosen folder know where they were; its hidden files are left out', () => {
  const at = (path: string, name: string) => {
    const file = new File([''], name)
    Object.defineProperty(file, 'webkitRelativePath', { value: path })
    return file
  }
  const chosen = chosenFiles([
    at('', 'alone.txt'),
    at('corpus/2024/a.txt', 'a.txt'),
    at('corpus/.cache/b.txt', 'b.txt'),
    at('corpus/.c.txt', '.c.txt')
  ])
  expect(chosen.map(({ file, folder }) => [folder, file.name])).toEqual([
    ['', 'alone.txt'],
    ['corpus/2024', 'a.txt']
  ])
})

test.each([
  ['/corpus/a.txt', 'corpus'],
  ['a.txt', ''],
  ['C:\\me/../x/./a.txt', 'C__me/x'],
  [`${'long folder name/'.repeat(100)}a.txt`, 'long folder name/'.repeat(58).slice(0, -1)]
])('X3: the folder of %j is one the contract takes', (path, folder) => {
  expect(folderOf(path)).toBe(folder)
  expect(folderSchema.safeParse(folderOf(path)).success).toBe(true)
})
