import { CallError } from '../../../api/envelope'
import type { Format, SourceFile } from '../../../core/formats/format'
import { endingOf, utf8Bytes, withoutEnding } from '../../../core/formats/text-file'
import { ZipArchive } from '../../library/archive/zip-archive'
import { ExtractError } from '../../library/extracted-document'
import { LOSS_REPORT } from '../write-export'
import { workbookTables } from './workbook-tables'

/** Most bytes that one entry of an archive may have. */
const ENTRY_BYTES = 256 * 1024 * 1024

type Layout = Pick<Format, 'layout' | 'extension' | 'reads'>

const isArchive = (format: Layout | null, path: string): boolean => {
  const ending = endingOf(path)
  return ending === '.zip' || (format?.layout === 'archive' && ending === `.${format.extension}`) || ending === '.qdpx'
}

/**
 * Files as a decoder gets them: archives unpacked (X6: within limits), workbooks as tables, the rest as they are, sorted
 * by path. What does not concern any format (`__MACOSX`, hidden files) is left out.
 *
 * @throws CallError naming the file when an archive or a workbook cannot be read
 */
export async function expandFiles(format: Layout | null, files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const expanded: SourceFile[] = []
  for (const file of files) {
    try {
      if (isArchive(format, file.path)) {
        // Of an archive only what the format reads counts, as of a folder.
        const own = format?.layout === 'archive' ? null : (format?.reads ?? null)
        const isRead = ({ path }: SourceFile): boolean =>
          own === null || [...own, '.txt'].some((ending) => path.toLowerCase().endsWith(ending))
        expanded.push(...(await unpacked(file, files.length > 1)).filter(isRead))
      } else if (endingOf(file.path) === '.xlsx') expanded.push(...(await tables(file, files.length > 1)))
      else expanded.push(file)
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error
      throw new CallError(error.code, `${file.path}: ${error.message}`)
    }
  }
  // A loss report goes along with exports, and is no part of them.
  const isPart = ({ path }: SourceFile): boolean => !path.endsWith(LOSS_REPORT) && !path.endsWith('.losses.json')
  return expanded.filter(isPart).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

async function unpacked({ path, bytes }: SourceFile, withFolder: boolean): Promise<SourceFile[]> {
  const archive = await ZipArchive.open(bytes)
  const folder = withFolder ? `${withoutEnding(path)}/` : ''
  const found: SourceFile[] = []
  for (const name of archive.names) {
    if (name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) continue
    const content = await archive.read(name, ENTRY_BYTES)
    if (content) found.push({ path: `${folder}${name}`, bytes: new Uint8Array(content) })
  }
  return found
}

async function tables({ path, bytes }: SourceFile, withFolder: boolean): Promise<SourceFile[]> {
  const folder = withFolder ? `${withoutEnding(path)}/` : ''
  return (await workbookTables(bytes)).map(({ sheet, csv }) => ({
    path: `${folder}${sheet}.csv`,
    bytes: utf8Bytes(csv)
  }))
}
