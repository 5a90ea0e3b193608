import { basename, join } from 'node:path'
import { CallError } from '../../../api/envelope'
import type { BackupList, BackupMade, BackupReason, BackupView } from '../../../api/backup-views'
import { errorCode, explainFileError } from '../file-system'
import type { Companion } from '../command-engine'
import type { OpenLibrary } from '../load-library'
import { BackupFolder, backupFolders } from './backup-folder'
import type { Backup } from './backup-folder'
import type { JournalPlace } from './backup-manifest'
import { BackupThread } from './backup-thread'
import { BackupFailed, BackupStopped, emptyMemory, makeBackup, pruneBackups } from './make-backup'
import type { MadeBackup } from './make-backup'

/** When backups are made without being asked for, in milliseconds. */
export interface BackupPace {
  /** While work goes on. */
  readonly every: number
  /** A backup that young is not followed by another one at the first change or at closing. */
  readonly apart: number
  /** After one that failed. */
  readonly again: number
  /** How long closing the library waits for its backup; what is not done then is done after the next opening. */
  readonly closing: number
}

const MINUTE = 60_000
export const BACKUP_PACE: BackupPace = {
  every: 4 * 60 * MINUTE,
  apart: 15 * MINUTE,
  again: 10 * MINUTE,
  closing: 3_000
}

/** A backup and the folder it lies in. */
export interface FoundBackup {
  readonly backup: Backup
  readonly folder: BackupFolder
}

/**
 * Makes the backups of an open library: of the state before the first change, while work goes on, when it is closed,
 * and when somebody asks (D6, D7). It never stands between a change and its acknowledgement: it reads files that rest,
 * packs in a thread, and lets saves go first.
 */
export class BackupKeeper implements Companion {
  readonly #library: OpenLibrary
  readonly #device: string
  readonly #pace: BackupPace
  /** Hears of what went wrong inside: nothing a person could do about. */
  readonly #onFault: (error: unknown) => void
  readonly #thread = new BackupThread()
  readonly #memory = emptyMemory()
  readonly folder: BackupFolder
  /** Where the journal ended when the files were last known to rest without a change; null once there was one. */
  #unchangedAt: JournalPlace | null
  #changed = false
  #timer: NodeJS.Timeout | null = null
  #running: Promise<unknown> = Promise.resolve()
  #stop = new AbortController()
  #trouble: string | null = null
  /** Damaged files that the person was told of. */
  readonly #told = new Set<string>()
  #closed = false

  constructor(library: OpenLibrary, onFault: (error: unknown) => void, pace: BackupPace = BACKUP_PACE) {
    const { fileSystem, paths } = library.store.parts
    this.#library = library
    this.#device = paths.device
    this.#pace = pace
    this.#onFault = onFault
    this.folder = new BackupFolder(fileSystem, join(paths.backups, paths.journalName))
    this.#unchangedAt = library.store.isDirty ? null : this.#place()
  }

  #place(): JournalPlace {
    const { store } = this.#library
    return { name: store.parts.paths.journalName, seq: store.seq, lastHash: store.entries.journal?.lastHash ?? '' }
  }

  changed(): void {
    if (this.#closed || this.#changed) return
    this.#changed = true
    const before = this.#unchangedAt
    this.#unchangedAt = null
    // The files still hold the state before: they are brought up to date a moment later, and wait for this.
    void this.#automatic('first-change', before)
  }

  /** Makes one if the newest is old enough; plans the next. */
  async #automatic(reason: BackupReason, before: JournalPlace | null): Promise<void> {
    const { apart, every, again } = this.#pace
    try {
      const made = await this.#make(reason, before, reason === 'first-change' ? apart : every)
      this.#plan('age' in made ? Math.max(0, every - made.age) : every)
    } catch (error) {
      // What kept it from being made was told where it came up.
      if (!(error instanceof BackupStopped)) this.#plan(again)
    }
  }

  #plan(wait: number): void {
    if (this.#closed) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#automatic('while-working', null), wait)
    this.#timer.unref()
  }

  /** In milliseconds; infinite when there is none, or when it is of a time that is yet to come: a clock jumped. */
  async #ageOfNewest(): Promise<number> {
    const [newest] = (await this.folder.list()).backups
    const age = newest ? this.#library.store.parts.clock().getTime() - Date.parse(newest.at) : Infinity
    return age < 0 ? Infinity : age
  }

  /**
   * Makes a backup now, of the state that holds.
   *
   * @throws CallError `read-only`, `not-saved` with the reason
   */
  async make(reason: BackupReason): Promise<BackupMade> {
    const { readOnly } = this.#library.store
    if (readOnly) throw new CallError('read-only', readOnly.message)
    try {
      const result = await this.#make(reason, null, 0)
      if ('age' in result) throw new Error('A backup that is asked for is made whatever the age of the newest.')
      const { folder } = this
      const newest = await this.view({ backup: result.newest, folder })
      return { made: result.made && newest, newest }
    } catch (error) {
      if (error instanceof BackupStopped) throw new CallError('closed', 'The library was closed. No backup was made.')
      if (error instanceof CallError) throw error
      throw new CallError('not-saved', explainFailure(error))
    }
  }

  /**
   * One at a time. Tells the person when it fails, once, until one succeeds.
   *
   * @param apart only if the newest is at least so old, in milliseconds; else answers with its age
   */
  #make(
    reason: BackupReason,
    before: JournalPlace | null,
    apart: number
  ): Promise<MadeBackup | { readonly age: number }> {
    const attempt = () => this.#attempt(reason, before, apart)
    const result = this.#running.then(attempt)
    this.#running = result.catch(() => undefined)
    return result
  }

  async #attempt(
    reason: BackupReason,
    before: JournalPlace | null,
    apart: number
  ): Promise<MadeBackup | { readonly age: number }> {
    const { store, engine } = this.#library
    try {
      // Nothing may be waited for before this: until then the files hold the state before.
      const result = await engine.atRest(before !== null, async () => {
        const age = await this.#ageOfNewest()
        return age < apart ? { age } : this.#atRest(reason, before ?? this.#place())
      })
      if (!result) throw this.#closed ? new BackupStopped() : new BackupFailed('changes came too fast')
      if (this.#trouble !== null) store.notice('info', 'Backups can be made again.')
      this.#trouble = null
      return result
    } catch (error) {
      if (error instanceof BackupStopped) throw error
      if (!isForeseen(error)) this.#onFault(error)
      const isNew = this.#trouble === null
      this.#trouble = explainFailure(error)
      // D3: who can only read by now was told so, and that no backup is made is part of it.
      if (isNew && !store.readOnly) store.notice('warning', this.#trouble)
      throw error
    }
  }

  async #atRest(reason: BackupReason, journal: JournalPlace): Promise<MadeBackup> {
    const { store, engine } = this.#library
    const { fileSystem, paths, info, person, clock } = store.parts
    const task = {
      fileSystem,
      root: paths.root,
      folder: this.folder,
      thread: this.#thread,
      memory: this.#memory,
      library: info.id,
      person,
      device: this.#device,
      now: clock(),
      reason,
      journal,
      signal: this.#stop.signal,
      giveWay: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        if ((store.entries.journal?.pending ?? 0) > 0) await engine.settled()
      }
    }
    const made = await makeBackup(task)
    if (made.made) await pruneBackups(task)
    for (const { path, problem } of made.skipped) {
      if (this.#told.has(path)) continue
      this.#told.add(path)
      store.notice(
        'warning',
        `${path} cannot be backed up (${problem}). It was left as it is; backups keep what it held when it was whole.`
      )
    }
    return made
  }

  /** Backups of this person, those of other devices as well, newest first. */
  async found(): Promise<{ readonly backups: readonly FoundBackup[]; readonly damaged: readonly string[] }> {
    const { fileSystem, paths, person } = this.#library.store.parts
    const backups: FoundBackup[] = []
    const damaged: string[] = []
    for (const folder of await backupFolders(fileSystem, paths.root, person)) {
      const list = await folder.list()
      backups.push(...list.backups.filter((backup) => backup.person === person).map((backup) => ({ backup, folder })))
      damaged.push(...list.damaged.map((name) => `backups/${basename(folder.folder)}/${name}`))
    }
    backups.sort((a, b) =>
      a.backup.at < b.backup.at ? 1 : a.backup.at > b.backup.at ? -1 : b.backup.number - a.backup.number
    )
    return { backups, damaged }
  }

  /** @throws CallError `not-found` */
  async require(id: string): Promise<FoundBackup> {
    const { backups, damaged } = await this.found()
    const found = backups.find(({ backup }) => backup.id === id)
    if (!found) {
      const file = damaged.find((path) => basename(path) === `${id}.json`)
      const reason = file ? `The backup cannot be read: ${file} is damaged.` : `There is no backup “${id}”.`
      const message = `${reason} The list of backups has those that can be restored.`
      throw new CallError('not-found', message, { backup: id })
    }
    return found
  }

  async list(): Promise<BackupList> {
    const views: BackupView[] = []
    const { backups, damaged } = await this.found()
    for (const found of backups) views.push(await this.view(found))
    return { backups: views, damaged, trouble: this.#trouble }
  }

  /** A backup as it is told of. That nothing is missing is seen here; altered objects show when it is opened. */
  async view({ backup, folder }: FoundBackup): Promise<BackupView> {
    const files = Object.entries(backup.files)
    let state: BackupView['state'] = 'whole'
    for (const [, { sha256 }] of files) {
      if ((await folder.sizeOf(sha256)) !== null) continue
      state = 'damaged'
      break
    }
    const { id, at, reason } = backup
    return {
      id,
      at,
      reason,
      isOwn: folder.folder === this.folder.folder,
      articles: files.filter(([path]) => path.endsWith('/article.json')).length,
      bytes: files.reduce((sum, [, { bytes }]) => sum + bytes, 0),
      state
    }
  }

  async stop(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#stop.abort()
    await this.#running
    await this.#thread.close()
  }

  /** The state that is left behind; given up when it takes too long. */
  async closing(): Promise<void> {
    const { store } = this.#library
    try {
      if (!this.#changed || store.readOnly || store.isDirty || (await this.#ageOfNewest()) < this.#pace.apart) return
      this.#stop = new AbortController()
      const limit = setTimeout(() => this.#stop.abort(), this.#pace.closing)
      try {
        await this.#atRest('closing', this.#place())
      } finally {
        clearTimeout(limit)
      }
    } catch (error) {
      // The journal and the files have everything; the next opening makes this backup.
      if (!isForeseen(error)) this.#onFault(error)
      if (!(error instanceof BackupStopped)) store.notice('warning', explainFailure(error))
    } finally {
      await this.#thread.close()
    }
  }
}

const isForeseen = (error: unknown): boolean =>
  error instanceof BackupStopped || error instanceof BackupFailed || errorCode(error) !== null

/** Why there is no backup, in words. */
function explainFailure(error: unknown): string {
  const reason = error instanceof BackupFailed ? error.message : explainFileError(error)
  return `No backup could be made: ${reason}. Your work itself is saved. It will be tried again.`
}
