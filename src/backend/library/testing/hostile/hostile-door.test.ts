import { lstat, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTestBackend, removeTestFolders } from '../../../testing/test-backend'
import { sendFiles, wholePreview } from '../../../transfer/imports/testing/send-files'
import { forgePdf } from '../forge-pdf'
import { forgeZip } from '../forge-zip'
import { PDF_OBJECTS } from '../fuzz/fuzz-seeds'
import { DOCX_BODY, docxParts } from '../office-fixtures'
import { newsPage, PARAGRAPHS } from '../../html/testing/pages'
import { TRAPS } from './hostile-cell'
import { ACTIVE, ACTIVE_LACKS } from './markup-cells'

afterAll(removeTestFolders)

const WORDS = 'The bridge of Ostrava fell on Monday, and nobody was on it.'
const docx = Object.entries(docxParts(DOCX_BODY)).map(([name, content]) => ({ name, data: Buffer.from(content) }))
const outside = { name: '../../outside.txt', data: Buffer.from('outside') }
const page = newsPage(PARAGRAPHS.map((text) => `<p>${text}</p>`).join('') + ACTIVE)

/** What cannot be read, and by which words that shows. */
const BAD: Readonly<Record<string, readonly [content: string | Buffer, code: string]>> = {
  'bomb.docx': [forgeZip([...docx, { name: 'word/bomb.xml', data: Buffer.alloc(60_000_000, 32) }]), 'too-large'],
  'outside.docx': [forgeZip([...docx, outside]), 'damaged'],
  'outside.zip': [forgeZip([{ name: 'good.txt', data: Buffer.from(WORDS) }, outside]), 'damaged'],
  'link.zip': [forgeZip([{ name: 'link.txt', data: Buffer.from('/etc/passwd'), mode: 0o120777 }]), 'damaged'],
  'deep.html': ['<div>'.repeat(100_000), 'too-deep'],
  'loop.pdf': [
    forgePdf(
      PDF_OBJECTS.map((object, index) =>
        index === 1 ? { ...object, dictionary: '<< /Type /Pages /Count 9 /Kids [2 0 R] >>' } : object
      )
    ),
    'damaged'
  ],
  'cut.epub': [forgeZip(docx).subarray(0, 200), 'damaged'],
  'binary.txt': [Buffer.from([0, 1, 2, 3]), 'binary'],
  'nothing.rtf': ['', 'empty']
}
const GOOD: Readonly<Record<string, string | Buffer>> = {
  'good.txt': WORDS,
  'active.html': page,
  ...Object.fromEntries(TRAPS.map((trap, index) => [`trap-${index}.txt`, `${WORDS} ${index}\n${trap}`]))
}

/** Every file and folder below, links as such. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true })
  return entries.sort()
}

test('X6: hostile files at the door: each is named with what is wrong, the others come in, and nothing is written elsewhere', async () => {
  const { client, backend, libraryDir, faults } = await openTestBackend()
  const around = dirname(libraryDir)
  const before = (await filesBelow(around)).filter((path) => !path.startsWith('library'))
  const files = { ...GOOD, ...Object.fromEntries(Object.entries(BAD).map(([name, [content]]) => [name, content])) }
  const { batch } = await client.call('import.begin', {})
  for (const [name, content] of Object.entries(files)) await sendFiles(client, batch, { [name]: content })
  const { sources, items } = await wholePreview(client, batch)
  for (const [name, [, code]] of Object.entries(BAD)) {
    const problem = [...sources, ...items].find((one) => one.name === name && one.problem !== null)?.problem
    expect([name, problem?.code]).toEqual([name, code])
    expect(problem?.message).toMatch(/^.{30,}[.!?)]$/s)
  }
  const found = items.filter(({ outcome }) => outcome === 'new')
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(GOOD).sort())
  const report = await client.call('import.commit', { batch, items: found.map(({ item, title }) => ({ item, title })) })
  expect(report.added).toHaveLength(found.length)
  await backend.close()

  expect((await filesBelow(around)).filter((path) => !path.startsWith('library'))).toEqual(before)
  const inside = await filesBelow(libraryDir)
  expect(inside.filter((path) => path.includes('outside'))).toEqual([])
  for (const path of inside) expect((await lstat(join(libraryDir, path))).isSymbolicLink()).toBe(false)
  // What a page does stays in the original; no text and no record has it.
  for (const path of inside.filter((path) => /(?:text\.txt|article\.json)$/.test(path))) {
    const content = await readFile(join(libraryDir, path), 'utf8')
    for (const words of ACTIVE_LACKS) expect(content).not.toContain(words)
  }
  expect(faults).toEqual([])
})
