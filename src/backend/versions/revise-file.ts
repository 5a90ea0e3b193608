import { basename } from 'node:path'
import { CallError } from '../../api/envelope'
import type { VersionReport } from '../../api/version-views'
import type { Session } from '../handlers/session'
import { PLAIN_READING } from '../../api/import-params'
import { errorCode, explainFileError } from '../store/file-system'
import { readNewVersion } from './new-version'
import { storeVersion } from './store-version'
import { requireArticle, VersionDraft } from './version-draft'

/**
 * Makes a file of this machine a new version of an article. A file that the library has already changes nothing. What
 * of the details is proposed is taken over.
 *
 * @param read the file's bytes
 * @param dryRun only says what would happen
 * @throws CallError saying what is wrong with the file or the article
 */
export async function reviseFile(
  session: Session,
  article: string,
  path: string,
  read: (path: string) => Promise<Uint8Array>,
  { dryRun }: { readonly dryRun: boolean }
): Promise<VersionReport> {
  const library = session.requireLibrary()
  requireArticle(library, article)
  const name = basename(path)
  let bytes: Uint8Array
  try {
    bytes = await read(path)
  } catch (error) {
    if (error instanceof CallError || errorCode(error) === null) throw error
    throw new CallError('file-error', `“${name}” cannot be read: ${explainFileError(error)}.`)
  }
  const file = {
    item: 'file',
    name,
    folder: '',
    size: bytes.length,
    title: null,
    settings: PLAIN_READING,
    read: () => Promise.resolve(bytes)
  }
  const arrived = await readNewVersion(file, session.options.clock().toISOString())
  const draft = new VersionDraft(library, article, arrived)
  const report = await draft.report(Infinity)
  if (dryRun || report.outcome === 'duplicate') return report
  await storeVersion(
    draft,
    report.fields.filter(({ proposed }) => proposed).map(({ field }) => field)
  )
  return report
}
