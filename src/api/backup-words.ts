import type { BackupReason } from './backup-views'

/** Why a backup was made, as the window and the command line say it. */
export const BACKUP_REASONS_TOLD: Readonly<Record<BackupReason, string>> = {
  'first-change': 'before the first change since the library was opened',
  'while-working': 'while you worked',
  closing: 'when the library was closed',
  'by-hand': 'made by hand',
  'before-restore': 'before an older state was restored'
}
