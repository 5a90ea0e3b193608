import { describe, expect, test, vi } from 'vitest'
import type { BackupView, RestorePreview } from '../api/backup-views'
import { run } from './testing/run'

const BACKUP: BackupView = {
  id: '20260207T101500Z-3-d1',
  at: '2026-02-07T10:15:00.000Z',
  reason: 'by-hand',
  isOwn: true,
  articles: 2,
  bytes: 4096,
  state: 'whole'
}

const PREVIEW: RestorePreview = {
  backup: BACKUP,
  changes: 4,
  articles: [
    {
      article: '0123456789abcdef',
      title: 'Harbour',
      details: 'same',
      records: { back: 3, changed: 0, gone: 1 },
      hasText: true
    }
  ],
  articlesChanged: 1,
  articlesStaying: 2,
  schemes: { back: 0, changed: 0, gone: 0 },
  desk: { back: 0, changed: 0, gone: 0 },
  unusable: []
}

describe('backup, backups, restore', () => {
  test('D6: a backup is made, or none when nothing is new', async () => {
    const made = await run(['backup'], { local: { makeBackup: async () => ({ made: BACKUP, newest: BACKUP }) } })
    expect(made.stdout).toBe(`made  ${BACKUP.id}\n`)
    const none = await run(['backup'], { local: { makeBackup: async () => ({ made: null, newest: BACKUP }) } })
    expect(none.stdout).toContain('Nothing has changed')
  })

  test('backups are listed with what is wrong with them', async () => {
    const other: BackupView = { ...BACKUP, id: 'x-1-d2', isOwn: false, state: 'damaged' }
    const listBackups = async () => ({ backups: [BACKUP, other], damaged: ['backups/a/x.json'], trouble: null })
    const { stdout, stderr } = await run(['backups'], { local: { listBackups } })
    expect(stderr).toBe('backups/a/x.json: it is damaged, so it cannot be restored.\n')
    expect(stdout).toContain(`${BACKUP.id}  2026-02-07T10:15:00.000Z  2         made by hand\n`)
    expect(stdout).toContain('made by hand, another device, damaged')
  })

  test('a dry run says what would change, and restores nothing', async () => {
    const restoreBackup = vi.fn()
    const local = { previewRestore: async () => PREVIEW, restoreBackup }
    const { stdout, stderr } = await run(['restore', BACKUP.id, '--dry-run'], { local })
    expect(stdout).toContain('Harbour  details the same; annotations: 3 back, 0 as they were, 1 taken away')
    expect(stdout).toContain('4 changes would be made.')
    expect(stderr).toContain('2 articles came later')
    expect(restoreBackup).not.toHaveBeenCalled()
  })

  test('D7: restoring names the backup of the state before', async () => {
    const before: BackupView = { ...BACKUP, id: 'before-4-d1', reason: 'before-restore' }
    const restoreBackup = vi.fn(async () => ({ committed: null, before }))
    const local = { previewRestore: async () => PREVIEW, restoreBackup }
    const { stdout } = await run(['restore', BACKUP.id, '--article', '0123456789abcdef'], { local })
    expect(restoreBackup).toHaveBeenCalledWith({ backup: BACKUP.id, articles: ['0123456789abcdef'] })
    expect(stdout).toContain('before  before-4-d1')
  })
})
