import * as fc from 'fast-check'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { workbookTables } from './annotations/workbook-tables'
import { packWorkbook } from './pack-files'

afterAll(removeTestFolders)

let made = 0
/** Rows through a workbook and back. */
async function through(rows: readonly (readonly string[])[]): Promise<unknown> {
  const folder = await testFolder()
  const csv = Papa.unparse(rows as string[][], { newline: '\r\n' })
  await writeFile(join(folder, 'annotations.csv'), csv)
  const target = join(folder, `book-${(made += 1)}.xlsx`)
  await packWorkbook(folder, [{ path: 'annotations.csv', bytes: csv.length }], target)
  const [table] = await workbookTables(new Uint8Array(await readFile(target)))
  return Papa.parse<string[]>(table?.csv ?? '', { delimiter: ',', newline: '\r\n' }).data
}

describe('a workbook', () => {
  it('gives back every cell as the text it was', async () => {
    const odd = ['=1+1', '00123', '2024-01-01', '1e5', 'TRUE', ' edges ', 'a\r\nb\rc\nd', '\u0001\u001f', '_x0041_']
    const more = ['_x000D_', '_x005F_x000D_', '__proto__', 'constructor', 'toString', '😀 “x”', '<a>&amp;']
    const rows = [['first', 'second'], ...[...odd, ...more].map((cell) => [cell, 'x'])]
    expect(await through(rows)).toEqual(rows)
  })

  it('whatever the texts are', { timeout: 60_000 }, async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        expect(await through([['a', 'b'], ...rows])).toEqual([['a', 'b'], ...rows])
      }),
      { numRuns: 15 }
    )
  })
})
