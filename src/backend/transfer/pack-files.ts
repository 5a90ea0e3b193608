import { createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import yazl from 'yazl'
import { ZipArchive } from '../library/archive/zip-archive'
import type { WrittenFile } from './part-writer'
import { cellSafe } from './workbook-cells'

/** The same for every archive, so that the same files give the same bytes: the first moment a zip can name. */
const FIXED = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/** The most an Excel sheet's name may have. */
const LONGEST_SHEET_NAME = 31

/**
 * Packs files of a folder into a zip archive, in the order given. The same files always give the same bytes.
 *
 * @returns how many bytes the archive has
 */
export async function packZip(folder: string, files: readonly WrittenFile[], target: string): Promise<number> {
  const zip = new yazl.ZipFile()
  for (const { path } of files) zip.addFile(join(folder, ...path.split('/')), path, FIXED)
  return finish(zip, target)
}

/**
 * Packs CSV tables into a workbook, a sheet each, every cell as text: nothing becomes a number, a date or a formula.
 * The library stamps its parts with the time, so they are packed again without it.
 */
export async function packWorkbook(folder: string, files: readonly WrittenFile[], target: string): Promise<number> {
  // Loaded when the first workbook is written: nothing else needs it.
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const sheets = await Promise.all(
    files.map(async ({ path }) => {
      const content = await readFile(join(folder, ...path.split('/')), 'utf8')
      const { data } = Papa.parse<string[]>(content, { delimiter: ',', newline: '\r\n', skipEmptyLines: true })
      return {
        data: data.map((row) => row.map((value) => ({ value: cellSafe(value), type: String }))),
        sheet: basename(path, '.csv').slice(0, LONGEST_SHEET_NAME),
        stickyRowsCount: 1
      }
    })
  )
  const workbook = await writeExcelFile(sheets).toBlob()
  const parts = await ZipArchive.open(new Uint8Array(await workbook.arrayBuffer()))
  const zip = new yazl.ZipFile()
  for (const name of parts.names) {
    zip.addBuffer((await parts.read(name, Number.MAX_SAFE_INTEGER)) ?? Buffer.alloc(0), name, FIXED)
  }
  return finish(zip, target)
}

async function finish(zip: yazl.ZipFile, target: string): Promise<number> {
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
  return (await stat(target)).size
}
