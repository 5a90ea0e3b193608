import type { Committed } from './views'

/** Why a backup was made. */
export const BACKUP_REASONS = ['first-change', 'while-working', 'closing', 'by-hand', 'before-restore'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A backup of the library's records that this person made, on this device or another one. */
export interface BackupView {
  readonly id: string
  /** The state it holds, ISO 8601 in UTC. */
  readonly at: string
  readonly reason: BackupReason
  /** Whether it was made on this device. */
  readonly isOwn: boolean
  readonly articles: number
  /** Bytes of the records it holds, before packing; unchanged ones are stored once for all backups. */
  readonly bytes: number
  /** `damaged`: parts of it are missing or altered; what is whole can still be restored. */
  readonly state: 'whole' | 'damaged'
}

export interface BackupList {
  /** Newest first. */
  readonly backups: readonly BackupView[]
  /** Backups that cannot be read, as paths below the library. They stay where they are. */
  readonly damaged: readonly string[]
  /** Why the last attempt to make one failed, in words; null when it did not. It is tried again. */
  readonly trouble: string | null
}

export interface BackupMade {
  /** Null when nothing has changed since the newest backup. */
  readonly made: BackupView | null
  readonly newest: BackupView
}

/** How many records a restore would bring back, change back, and take away because they came later. */
export interface RestoreCounts {
  readonly back: number
  readonly changed: number
  readonly gone: number
}

/** What a restore would do to one article. */
export interface RestoredArticle {
  readonly article: string
  readonly title: string
  /** `back`: the library does not have it now. */
  readonly details: 'same' | 'changed' | 'back'
  /** Records of the person in it: highlights, claims, evidence and so on. */
  readonly records: RestoreCounts
  /** Whether its text is there. Without it the article comes back with its annotations, and cannot be read. */
  readonly hasText: boolean
}

/** Most articles of a preview told one by one. */
export const RESTORE_PAGE = 500

/** What a restore would do. Nothing is changed. */
export interface RestorePreview {
  readonly backup: BackupView
  /** Changes to single records, all together; with 0 the library is as it was then. */
  readonly changes: number
  /** Articles that would change, the first `RESTORE_PAGE` of them, by title. */
  readonly articles: readonly RestoredArticle[]
  /** How many would change. */
  readonly articlesChanged: number
  /** Articles that came later and stay as they are. */
  readonly articlesStaying: number
  readonly schemes: RestoreCounts
  /** Sources, people, contacts, facts, scales, sessions; what came later stays. */
  readonly desk: RestoreCounts
  /** Files of the backup that cannot be used; what they held stays as it is now. Each in words. */
  readonly unusable: readonly string[]
}

export interface Restored {
  /** Null when the library was as it was then. */
  readonly committed: Committed | null
  /** The backup of the state before, when there was something new to back up. */
  readonly before: BackupView | null
}
