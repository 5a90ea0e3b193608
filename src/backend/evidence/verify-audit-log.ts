import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CallError } from '../../api/envelope'
import { checkAuditLog } from '../../core/audit/check-audit-log'
import type { AuditCheck } from '../../core/audit/check-audit-log'
import { explainFileError, errorCode } from '../store/file-system'
import { sha256 } from '../store/text-files'

/**
 * Checks an exported audit log on its own (D15).
 *
 * @throws CallError `file-error` when the file cannot be read
 */
export async function verifyAuditLog(path: string): Promise<AuditCheck> {
  try {
    return checkAuditLog(await readFile(path, 'utf8'), sha256)
  } catch (error) {
    if (errorCode(error) === null) throw error
    throw new CallError('file-error', `“${basename(path)}” cannot be read: ${explainFileError(error)}.`)
  }
}
