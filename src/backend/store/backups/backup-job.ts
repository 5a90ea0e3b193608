import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DamagedFileError, NewerVersionError } from '../json-file'
import { checkRecordFile } from './record-files'

/** Packs a file's content for the backup, and says whether it can be believed. */
export interface PackJob {
  readonly kind: 'pack'
  readonly path: string
  readonly content: Uint8Array
}
/** Opens an object of the backup again: is it what its name says, and a record that can be read? */
export interface CheckJob {
  readonly kind: 'check'
  readonly path: string
  readonly sha256: string
  readonly packed: Uint8Array
}
export type BackupJob = PackJob | CheckJob

export interface BackupResults {
  pack: {
    readonly sha256: string
    readonly packed: Uint8Array
    /** What is wrong with the content, in words; null when it is sound. */
    readonly problem: string | null
  }
  check: { readonly problem: string | null }
}

/** The content of an object, or null when it is not what its name says. */
export function unpackObject(packed: Uint8Array, sha256: string): Buffer | null {
  let content: Buffer
  try {
    content = gunzipSync(packed)
  } catch {
    // Not gzip any more: the same as content with another hash.
    return null
  }
  return createHash('sha256').update(content).digest('hex') === sha256 ? content : null
}

function problemOf(path: string, content: Uint8Array): string | null {
  try {
    checkRecordFile(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8'))
    return null
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof NewerVersionError) return error.message
    throw error
  }
}

/** Does a job where it is called. */
export function doBackupJob<Job extends BackupJob>(job: Job): BackupResults[Job['kind']]
export function doBackupJob(job: BackupJob): BackupResults[BackupJob['kind']] {
  if (job.kind === 'check') {
    const content = unpackObject(job.packed, job.sha256)
    return { problem: content === null ? 'it is not what was stored' : problemOf(job.path, content) }
  }
  const problem = problemOf(job.path, job.content)
  const sha256 = createHash('sha256').update(job.content).digest('hex')
  return { sha256, packed: problem === null ? gzipSync(job.content) : new Uint8Array(), problem }
}
