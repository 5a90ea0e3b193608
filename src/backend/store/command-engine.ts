import { setTimeout as pause } from 'node:timers/promises'
import { CallError } from '../../api/envelope'
import type { Committed, UndoState } from '../../api/views'
import { invertChanges, layersTouched } from '../../core/commands/change'
import type { Change } from '../../core/commands/change'
import { isLogged, layersNeeded, textsNeeded } from '../../core/commands/command'
import type { Command, Usage } from '../../core/commands/command'
import { describeCommand } from '../../core/commands/describe'
import { onPresent } from '../../core/commands/on-present'
import type { HistoryEntry } from '../../core/commands/history'
import { planCommand } from '../../core/commands/plan'
import { emptyLayer } from '../../core/model/library'
import { viewOfState } from '../../core/commands/state-view'
import type { PlanView } from '../../core/commands/view'
import type { ActionLog } from './action-log'
import { explainFileError } from './file-system'
import type { Journal } from './journal'
import type { JournalEntry } from './journal-entry'
import type { LibraryStore } from './library-store'
import { requireStorable } from './require-storable'

/** How long after the last change the files are brought up to date. */
const CHECKPOINT_IDLE_MS = 1_500
/** Changes after which the files are brought up to date although work goes on. */
const CHECKPOINT_CHANGES = 5_000
/** How often the files are brought up to date before it is given up that they rest. */
const REST_TRIES = 8
/** How long completing a part of the journal waits for changes on their way to the disk, while others wait for it. */
const SEAL_PATIENCE_MS = 200

export interface EngineEvents {
  /** Changes are durable and in force. */
  readonly committed: (committed: Committed) => void
  /** D2: writing fails (a message for the person) or works again (null). */
  readonly trouble: (message: string | null) => void
  /** There is a new notice, or the library can no longer be changed. */
  readonly noticed: () => void
}

/** What goes along with an open library: it makes backups while the library is worked on. */
export interface Companion {
  /** A change is in force. Called often; it must come back at once. */
  readonly changed: () => void
  /** The library is closing: ends what is under way. */
  readonly stop: () => Promise<void>
  /** The library's files are complete, and nothing is written to them any more. */
  readonly closing: () => Promise<void>
}

interface Draft {
  readonly kind: HistoryEntry['kind']
  readonly target: number | null
  readonly label: string
  readonly command: string
  readonly changes: readonly Change[]
}

/**
 * Runs commands on an open library: plan, apply, journal, acknowledge. Planning is one at a time; the wait for the
 * disk is shared by all that are under way (group commit).
 */
export class CommandEngine {
  readonly #store: LibraryStore
  readonly #events: EngineEvents
  readonly #log: ActionLog
  #queue: Promise<unknown> = Promise.resolve()
  #inFlight: { readonly entry: HistoryEntry; readonly changes: readonly Change[] }[] = []
  #timer: NodeJS.Timeout | null = null
  /** When the newest change under way is on the disk; it fails with that change. */
  #newest: Promise<unknown> = Promise.resolve()
  #changesSinceCheckpoint = 0
  #checkpointTroubled = false
  #closing = false
  #checkpointing: Promise<void> | null = null
  #lastAt: string
  #companion: Companion | null = null
  readonly #usage: Usage = {
    scheme: (id) => this.#store.state.schemes.get(id) ?? null,
    articlesUsing: (uses) => this.#store.articlesUsing(uses)
  }

  constructor(store: LibraryStore, log: ActionLog, events: EngineEvents) {
    this.#store = store
    this.#events = events
    this.#log = log
    this.#lastAt = log.newest?.at ?? store.parts.clock().toISOString()
    if (store.isDirty) this.#scheduleCheckpoint()
  }

  undoState(): UndoState {
    return { undo: this.#log.nextUndo, redo: this.#log.nextRedo }
  }

  /** When the newest acknowledged change reached the disk; null before the first. */
  get savedAt(): string | null {
    return this.#store.seq === 0 ? null : this.#lastAt
  }

  /** What the library's files lack is written when work rests. */
  checkpointSoon(): void {
    this.#scheduleCheckpoint()
  }

  /** Lets somebody go along with this library from now on. */
  accompany(companion: Companion): void {
    this.#companion = companion
  }

  /** Journal entries, newest first, with `seq` below `before` (0: all). */
  entriesBefore(before: number, limit: number): Promise<{ readonly entries: HistoryEntry[]; readonly more: boolean }> {
    return this.#log.before(before, limit)
  }

  /**
   * What an entry of the journal changed.
   *
   * @throws CallError `not-found` when there is no such entry, or an old one of a library that is open for reading only
   */
  async changesOf(seq: number): Promise<readonly Change[]> {
    if (!this.#store.entries.has(seq)) throw new CallError('not-found', `The history has no entry ${seq}.`, { seq })
    const changes = await this.#store.entries.changesToTell(seq)
    if (changes) return changes
    throw new CallError(
      'not-found',
      'While the library is open for reading only, what was changed then is not at hand.'
    )
  }

  /**
   * Carries a command out. Resolves when it is durable (D1).
   *
   * @throws CommandError, CallError `read-only`, CallError `not-saved` where failed writes are not retried
   */
  async run(command: Command): Promise<Committed> {
    const { saved } = await this.#exclusive(async () => {
      this.#requireWritable()
      const view = await this.#prepare(layersNeeded(command, this.#usage), textsNeeded(command))
      const { clock, person } = this.#store.parts
      const changes = planCommand(view, command, { now: clock().toISOString(), person })
      requireStorable(changes)
      const label = describeCommand(command, changes, [...view.schemes()])
      const kind = isLogged(command) ? 'log' : 'do'
      return { saved: this.#commit({ kind, target: null, label, command: command.type, changes }) }
    })
    return saved
  }

  /**
   * Carries several commands out as one action: all or none, one entry in the history, one undo. Each is planned on
   * what the ones before it made.
   *
   * @param name what the action is called in the history; without it, it is named after the last command
   * @param fresh texts of articles that an `article.add` of the group brings and that the library did not have
   */
  async runGroup(
    commands: readonly Command[],
    name?: string,
    fresh: ReadonlyMap<string, string> = new Map()
  ): Promise<Committed> {
    const { saved } = await this.#exclusive(async () => {
      this.#requireWritable()
      const isKnown = (id: string): boolean => !fresh.has(id) || this.#store.state.articles.has(id)
      const view = await this.#prepare(
        commands.flatMap((command) => layersNeeded(command, this.#usage)).filter(isKnown),
        commands.flatMap(textsNeeded).filter(isKnown),
        fresh
      )
      // Its commands are in force one by one before they are written: refused later, they would be in the files alone.
      this.#requireJournal()
      // An article that came in by another way meanwhile has its layer.
      const { articles, layers } = this.#store.state
      const own = [...fresh.keys()].filter((id) => !articles.has(id))
      for (const id of own) layers.set(id, emptyLayer(id))
      const { clock, person } = this.#store.parts
      const all: Change[] = []
      let label = ''
      let type = ''
      try {
        for (const command of commands) {
          const changes = planCommand(view, command, { now: clock().toISOString(), person })
          requireStorable(changes)
          this.#store.apply(changes)
          all.push(...changes)
          label = describeCommand(command, changes, [...view.schemes()])
          type = command.type
        }
      } catch (error) {
        this.#store.apply(invertChanges(all))
        for (const id of own) layers.delete(id)
        throw error
      }
      return { saved: this.#commit({ kind: 'do', target: null, label: name ?? label, command: type, changes: all }) }
    })
    return saved
  }

  /**
   * Carries out changes that were worked out elsewhere, as one action with one undo. `plan` is asked while nothing else
   * is carried out: what it compares with is what holds. Layers it changes must be loaded by it.
   *
   * @returns null when it has nothing to change
   * @throws CallError `read-only`, `not-storable`, `not-saved`
   */
  async runPlanned(label: string, command: string, plan: () => Promise<readonly Change[]>): Promise<Committed | null> {
    const { saved } = await this.#exclusive(async () => {
      this.#requireWritable()
      const changes = await plan()
      if (changes.length === 0) return { saved: null }
      requireStorable(changes)
      return { saved: this.#commit({ kind: 'do', target: null, label, command, changes }) }
    })
    return saved
  }

  /**
   * Does something while the library's files rest: nothing is written to them until it is done, and changes go on
   * meanwhile. The files hold what the journal says up to `seq`.
   *
   * @param asTheyAre the files need not be brought up to date first: they hold what holds since the library was opened
   * @returns null when the files did not come to rest, because changes came too fast or the library is closing
   * @throws the file error that kept the files from being brought up to date
   */
  async atRest<Value>(asTheyAre: boolean, work: (seq: number) => Promise<Value>): Promise<Value | null> {
    while (this.#checkpointing) await this.#checkpointing
    if (this.#closing) return null
    const { promise, resolve } = deferred()
    this.#checkpointing = promise
    try {
      for (let tries = 0; tries < REST_TRIES; tries += 1) {
        if (asTheyAre || (!this.#store.isDirty && this.#inFlight.length === 0)) return await work(this.#store.seq)
        await this.#store.checkpoint(() => (this.#inFlight.length > 0 ? this.#newest : null))
      }
      return null
    } finally {
      this.#checkpointing = null
      resolve()
    }
  }

  /** Waits for the changes that are on their way to the disk now; one that fails there is told to whoever made it. */
  async settled(): Promise<void> {
    await this.#newest.catch(() => undefined)
  }

  /**
   * Takes the newest action back; null when there is none. Durable when it resolves.
   *
   * @param expected number of the action in the journal that it has to be
   * @throws CallError `not-next` when it is another one
   */
  undo(expected?: number): Promise<Committed | null> {
    return this.#replay('undo', expected)
  }

  /** Makes the action last taken back again; null when there is none. Otherwise as `undo`. */
  redo(expected?: number): Promise<Committed | null> {
    return this.#replay('redo', expected)
  }

  async #replay(kind: 'undo' | 'redo', expected?: number): Promise<Committed | null> {
    const { saved } = await this.#exclusive(async () => {
      this.#requireWritable()
      // What can be undone next must be known once this is undone.
      if (kind === 'undo') await this.#log.reachBack(2)
      const target = kind === 'undo' ? this.#log.nextUndo : this.#log.nextRedo
      if (!target) return { saved: null }
      if (expected !== undefined && target.seq !== expected) {
        throw new CallError(
          'not-next',
          `Something else was done meanwhile: “${target.label}” is the next to be ${kind === 'undo' ? 'undone' : 'redone'}.`
        )
      }
      const original = await this.#store.entries.changesOf(target.seq)
      const wanted = kind === 'undo' ? invertChanges(original) : original
      for (const id of layersTouched(wanted)) {
        const { articles, layers } = this.#store.state
        // What is made again may bring its article along.
        if (articles.has(id)) await this.#store.loadLayer(id)
        else layers.set(id, await this.#store.layerOfAbsent(id))
      }
      const changes = onPresent(this.#store.state, await this.#store.settled(wanted))
      return { saved: this.#commit({ kind, target: target.seq, label: target.label, command: kind, changes }) }
    })
    return saved
  }

  async #prepare(
    layers: readonly string[],
    texts: readonly string[],
    fresh: ReadonlyMap<string, string> = new Map()
  ): Promise<PlanView> {
    for (const article of layers) {
      // A layer may still be in memory although the import of its article was undone meanwhile.
      if (!this.#store.state.articles.has(article)) throw notThere(article)
      await this.#store.loadLayer(article)
    }
    const loaded = new Map(fresh)
    for (const id of texts) loaded.set(id, await this.readText(id))
    return viewOfState(this.#store.state, this.#store.parts.info.defaultScheme, (id) => {
      const text = loaded.get(id)
      if (text === undefined) throw new Error(`The text of article ${id} was not loaded before a command needed it.`)
      return text
    })
  }

  /** The frozen text of an article of the library. */
  async readText(id: string): Promise<string> {
    const article = this.#store.state.articles.get(id)
    if (!article) throw new CallError('not-found', `The library has no article ${id}.`, { article: id })
    const onRecovered = this.#store.readOnly ? null : (message: string) => this.#store.notice('warning', message)
    return this.#store.texts.read(article, onRecovered)
  }

  #requireWritable(): void {
    if (this.#store.readOnly) throw new CallError('read-only', this.#store.readOnly.message)
  }

  /** @throws CallError `read-only`, `closed` when nothing can be written any more */
  #requireJournal(): Journal {
    const { journal } = this.#store.entries
    if (!journal) throw new CallError('read-only', 'The library is open for reading only.')
    if (journal.isClosed) throw new CallError('closed', 'The library was closed. Nothing was changed.')
    return journal
  }

  #commit(draft: Draft): Promise<Committed> {
    const store = this.#store
    let journal: Journal
    try {
      journal = this.#requireJournal()
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)))
    }
    // An undo that finds nothing to take back is one all the same: the next one is of what was done before.
    if (draft.changes.length === 0 && draft.target === null) return this.#nothingToDo(draft.label)
    const entry: HistoryEntry & Omit<JournalEntry, 'previous'> = {
      seq: Math.max(this.#log.newest?.seq ?? 0, store.seq) + 1,
      at: store.parts.clock().toISOString(),
      article: onlyArticle(draft.changes),
      ...draft
    }
    const { command: _command, changes, ...historyEntry } = entry
    store.apply(changes)
    store.entries.add(entry.seq, null, changes, true)
    this.#log.push(historyEntry)
    this.#inFlight.push({ entry: historyEntry, changes })
    const written = journal.append(entry, () => this.#takeBackInFlight())
    this.#newest = written
    return written.then((place) => {
      store.entries.place(entry.seq, place, changes)
      store.seq = entry.seq
      this.#lastAt = entry.at
      this.#inFlight = this.#inFlight.filter((flight) => flight.entry.seq !== entry.seq)
      this.#changesSinceCheckpoint += changes.length
      this.#companion?.changed()
      this.#scheduleCheckpoint()
      const committed = { seq: entry.seq, at: entry.at, label: entry.label, changes, undo: this.undoState() }
      this.#events.committed(committed)
      return committed
    }, notSaved)
  }

  /** D1: what is as the command wants it may be so by a change that is still on its way to the disk. */
  #nothingToDo(label: string): Promise<Committed> {
    return this.#newest.then(
      () => ({ seq: this.#store.seq, at: this.#lastAt, label, changes: [], undo: this.undoState() }),
      notSaved
    )
  }

  /** Every change that could not be written goes, newest first; what is on the disk stays in force. */
  #takeBackInFlight(): void {
    if (this.#inFlight.length === 0) return
    this.#newest = Promise.resolve()
    for (const { entry, changes } of this.#inFlight.reverse()) {
      this.#store.apply(invertChanges(changes))
      this.#store.entries.remove(entry.seq, changes)
    }
    this.#log.drop(new Set(this.#inFlight.map(({ entry }) => entry.seq)))
    this.#inFlight = []
  }

  #scheduleCheckpoint(wait = this.#changesSinceCheckpoint >= CHECKPOINT_CHANGES ? 0 : CHECKPOINT_IDLE_MS): void {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#closing) return
    this.#timer = setTimeout(() => void this.checkpoint(), wait)
    this.#timer.unref()
  }

  /** Brings the library's files up to date; says so when it cannot, and tries again. */
  async checkpoint(): Promise<void> {
    if (this.#checkpointing || this.#closing) return this.#scheduleCheckpoint(CHECKPOINT_IDLE_MS)
    this.#changesSinceCheckpoint = 0
    this.#checkpointing = this.#writeFiles().finally(() => {
      this.#checkpointing = null
    })
    await this.#checkpointing
  }

  async #writeFiles(): Promise<void> {
    try {
      await this.#store.checkpoint(() => (this.#inFlight.length > 0 ? this.#newest : null))
      await this.#store.writeIndex()
      await this.#sealJournal()
      if (this.#checkpointTroubled) this.#events.trouble(null)
      this.#checkpointTroubled = false
    } catch (error) {
      this.#checkpointTroubled = true
      this.#events.trouble(`The library’s files cannot be brought up to date: ${explainFileError(error)}.`)
      this.#scheduleCheckpoint(CHECKPOINT_IDLE_MS)
    }
  }

  /** Completes a part of the journal when it has become long; while something can be redone it waits. */
  async #sealJournal(): Promise<void> {
    if (this.#store.readOnly || this.#closing) return
    await this.#exclusive(async () => {
      if (this.#inFlight.length > 0) {
        await Promise.race([this.#newest.catch(() => undefined), pause(SEAL_PATIENCE_MS, undefined, { ref: false })])
      }
      if (this.#inFlight.length > 0 || this.#log.nextRedo !== null || this.#store.readOnly) return
      const border = await this.#store.entries.seal(this.#store.seq)
      if (border) this.#log.beginPart(border)
    })
    await this.#store.entries.sealed?.writeDigest()
  }

  /** D9: waits for what is under way and writes everything. Rejects when changes are not on the disk. */
  async close(): Promise<void> {
    await this.#queue.catch(() => undefined)
    // First the journal: a checkpoint under way may be waiting for a change that cannot be written.
    await this.#store.entries.journal?.close()
    this.#closing = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#companion?.stop()
    await this.#checkpointing
    await this.#store.close(async () => this.#companion?.closing())
  }

  #exclusive<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#queue.then(work, work)
    this.#queue = result.catch(() => undefined)
    return result
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const notThere = (article: string): CallError =>
  new CallError('not-found', `The library has no article ${article}.`, { article })

function notSaved(error: unknown): never {
  throw new CallError('not-saved', `The change was not saved: ${explainFileError(error)}. Nothing was changed.`)
}

/** The article that all changes belong to; null when there are several or none. */
function onlyArticle(changes: readonly Change[]): string | null {
  const articles = layersTouched(changes)
  for (const change of changes) if (change.table === 'article') articles.add(change.id)
  const [first] = articles
  return articles.size === 1 && first !== undefined ? first : null
}
