import type { Handlers } from '../../api/dispatch'
import { previewRestore, restoreBackup } from '../store/backups/restore-backup'
import type { Session } from './session'

type BackupCalls = 'backup.list' | 'backup.make' | 'backup.preview' | 'backup.restore'

export function backupHandlers(session: Session): Pick<Handlers, BackupCalls> {
  return {
    'backup.list': () => session.backups().list(),
    'backup.make': () => session.backups().make('by-hand'),
    'backup.preview': (request) => previewRestore(session.requireLibrary(), session.backups(), request),
    'backup.restore': (request) => restoreBackup(session.requireLibrary(), session.backups(), request)
  }
}
