import * as z from 'zod'
import { BACKUP_REASONS } from '../../../api/backup-views'
import type { BackupReason } from '../../../api/backup-views'
import { idSchema, sha256Schema, timeSchema } from '../../../core/schema/primitives'
import type { FileKind } from '../json-file'

/** A file of the library as a backup holds it. */
export interface BackedUpFile {
  /** SHA-256 of its content, in hex: the object's name. */
  readonly sha256: string
  /** Bytes of its content. */
  readonly bytes: number
}

/** Where a journal ends: the entry and the hash of its line (D15). */
export interface JournalPlace {
  /** `<person>-<device>` */
  readonly name: string
  readonly seq: number
  readonly lastHash: string
}

/** `backups/<person>-<device>/<id>.json`: what a backup holds. */
export interface BackupManifest {
  /** Counts the backups of a device, from 1. */
  readonly number: number
  /** When the state it holds was the library's, ISO 8601 in UTC. */
  readonly at: string
  readonly reason: BackupReason
  readonly library: string
  readonly person: string
  readonly device: string
  /** The records hold what the journal says up to here; later entries are not in them. */
  readonly journal: JournalPlace
  /** By path below the library, with `/`. */
  readonly files: Readonly<Record<string, BackedUpFile>>
}

export const BACKUP_FILE: FileKind<BackupManifest> = {
  format: 'claimdesk/backup',
  version: 1,
  schema: z.strictObject({
    number: z.int().positive(),
    at: timeSchema,
    reason: z.enum(BACKUP_REASONS),
    library: idSchema,
    person: idSchema,
    device: idSchema,
    journal: z.strictObject({
      name: z.string().max(200),
      seq: z.int().nonnegative(),
      lastHash: z.string().max(64)
    }),
    files: z.record(z.string().max(400), z.strictObject({ sha256: sha256Schema, bytes: z.int().nonnegative() }))
  }),
  migrations: {}
}

/** Name of a backup, which is also its id: the time for people, the number so that no two are the same. */
export function backupId({ at, number, device }: Pick<BackupManifest, 'at' | 'number' | 'device'>): string {
  const stamp = at.replaceAll(/[-:]|\.\d+/g, '')
  return `${stamp}-${number}-${device.slice(0, 24)}`
}
