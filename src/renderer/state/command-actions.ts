import type { Committed } from '../../api/views'
import { CallError } from '../../api/envelope'
import type { Change } from '../../core/commands/change'
import type { ClientCommand } from '../../core/commands/command'
import { layersNeeded } from '../../core/commands/command'
import { CommandError } from '../../core/commands/command-error'
import { spanEnd, spanStart } from '../../core/model/annotation'
import type { ClaimRef } from '../../core/model/desk'
import type { ActionContext } from './action-context'
import { explainFailedChange } from './explain-error'
import type { LibraryInternals } from './library-actions'
import type { PendingCommand } from './optimism'
import { windowUsage } from './plan-view'
import { selectLibrary } from './selectors'
import type { ViewActions } from './view-actions'
import { NOTHING_SELECTED } from './workbench-state'
import type { OpenDocument } from './workbench-state'

/** Changing the library: the only way is a command. */
export interface CommandActions {
  /**
   * Carries a command out: shown at once, then sent, then replaced by what the backend says. When it fails, what was
   * shown goes away again and a toast says why.
   *
   * @returns what was committed; null when it failed, or when there was nothing to change
   */
  readonly run: (command: ClientCommand) => Promise<Committed | null>
  /**
   * Carries several commands out as one action with one undo: all or none. It is shown when it is durable.
   *
   * @returns what was committed; null when it failed
   */
  readonly runGroup: (commands: readonly ClientCommand[], label: string) => Promise<Committed | null>
  /** Takes the newest action back, wherever it was; opens that article and selects what changed. */
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** One undo or redo without going where it was; null when there was none, or it failed and a toast says why. */
  readonly step: (direction: 'undo' | 'redo', expected: number) => Promise<Committed | null>
}

const NOTHING_TO_DO = 'nothing-to-do'

/** Positions are of the text that is shown here: the library refuses them once it has another one. */
function ofShownText(command: ClientCommand, open: OpenDocument | null): ClientCommand {
  if (!('article' in command) || command.article !== open?.article.id) return command
  const { revision } = open.article.text
  switch (command.type) {
    case 'annotations.add':
      return command.spans.length + (command.bookmarks?.length ?? 0) > 0 ? { ...command, revision } : command
    case 'span.update':
      return command.patch.ranges ? { ...command, revision } : command
    case 'article.segments':
      return { ...command, revision }
    default:
      return command
  }
}

/** The article that changes give another text, or null. */
function revisedArticle(changes: readonly Change[]): string | null {
  const revised = changes.find(
    (change) =>
      change.table === 'article' &&
      change.before !== null &&
      change.after !== null &&
      change.before.text.revision !== change.after.text.revision
  )
  return revised?.table === 'article' ? revised.id : null
}

/** The claim that changes are about, or null. */
function changedClaim(changes: readonly Change[]): ClaimRef | null {
  for (const change of changes) {
    if (change.table === 'claim' && change.after) return { article: change.article, claim: change.id }
    if (change.table !== 'question' && change.table !== 'evidence') continue
    const record = change.after ?? change.before
    if (record) return { article: change.article, claim: record.claim }
  }
  return null
}

export function createCommandActions(
  context: ActionContext,
  view: ViewActions,
  library: LibraryInternals
): CommandActions {
  const { store, client, optimism } = context
  const { getState, setState } = store
  /** Commands go out one after the other: a later one may build on what an earlier one made. */
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(send: () => Promise<Result>): Promise<Result> {
    const result = queue.then(send)
    queue = result.catch(() => undefined)
    return result
  }

  function takeCommitted(committed: Committed, settled: PendingCommand | null): void {
    const isNewest = committed.seq > context.ledger.last
    library.takeEntry(committed, settled)
    if (isNewest) setState({ undo: committed.undo })
  }

  /** Shows the command if the window knows enough; null when it would change nothing. */
  function show(command: ClientCommand): PendingCommand | null {
    const person = selectLibrary(getState())?.person.id ?? ''
    const plan = { now: new Date().toISOString(), person }
    const { app, articles, open, bench } = getState()
    const known =
      layersNeeded(command, windowUsage(app)).every(
        (id) => id === open?.article.id || bench.get(id)?.isStale === false || command.type === 'article.status'
      ) &&
      // What a change of a scheme does to highlights, the library works out.
      (command.type !== 'scheme.put' || command.moves === undefined) &&
      // Articles in the bin are not in the window's list: what comes back from there, only the backend knows.
      (command.type !== 'article.bin' || command.articles.every((id) => articles.has(id)))
    if (!known) return optimism.beginUnseen(command, plan)
    const { entry, mirror } = optimism.begin({ app, articles, open, bench }, command, plan)
    if (entry.changes.length === 0) {
      optimism.beneath(mirror, (same) => same, entry)
      return null
    }
    setState({ ...mirror, ...(mirror.open ? {} : NOTHING_SELECTED) })
    return entry
  }

  async function run(given: ClientCommand): Promise<Committed | null> {
    const command = ofShownText(given, getState().open)
    const readOnly = selectLibrary(getState())?.readOnly
    if (readOnly) {
      view.toast({ severity: 'error', message: readOnly.message })
      return null
    }
    let entry: PendingCommand | null = null
    try {
      entry = show(command)
      if (!entry) return null
      setState({ pending: optimism.size })
      const committed = await inTurn(() => client.call('command.run', { command }))
      takeCommitted(committed, entry)
      return committed
    } catch (error) {
      if (entry) library.takeEntry(null, entry)
      const isIdle = (error instanceof CallError || error instanceof CommandError) && error.code === NOTHING_TO_DO
      if (!isIdle) view.toast({ severity: 'error', message: explainFailedChange(error) })
      return null
    }
  }

  async function runGroup(group: readonly ClientCommand[], label: string): Promise<Committed | null> {
    const readOnly = selectLibrary(getState())?.readOnly
    if (readOnly) {
      view.toast({ severity: 'error', message: readOnly.message })
      return null
    }
    const commands = group.map((command) => ofShownText(command, getState().open))
    try {
      const committed = await inTurn(() => client.call('command.runGroup', { commands, label }))
      takeCommitted(committed, null)
      return committed
    } catch (error) {
      view.toast({ severity: 'error', message: explainFailedChange(error) })
      return null
    }
  }

  /** Selects what an undo or redo changed, opening its article if it is another one. */
  async function selectChanged(changes: readonly Change[]): Promise<void> {
    const change = changes.find((candidate) => 'article' in candidate)
    if (!change || !('article' in change)) return
    if (getState().open?.article.id !== change.article) {
      // Undoing in a fact-check stays in it.
      const page = getState().page === 'session' ? 'session' : 'annotate'
      if (!getState().articles.has(change.article) || !(await library.openArticle(change.article, { page }))) return
    }
    const claim = getState().page === 'session' ? changedClaim(changes) : null
    if (claim) setState((state) => ({ session: { ...state.session, claim } }))
    for (const candidate of changes) {
      if (candidate.table === 'span' && candidate.after) return view.selectSpan(candidate.id, { reveal: true })
      if (candidate.table === 'claim' && candidate.after) {
        return view.selectSpan(candidate.after.spans[0] ?? null, { reveal: true })
      }
    }
    const gone = changes.find((candidate) => candidate.table === 'span' && candidate.before !== null)
    if (gone?.table === 'span' && gone.before) {
      view.selectSpan(null)
      view.reveal({ start: spanStart(gone.before), end: spanEnd(gone.before) })
    }
  }

  async function step(direction: 'undo' | 'redo', expected: number): Promise<Committed | null> {
    try {
      const committed = await inTurn(() => client.call(`command.${direction}`, { expected }))
      if (committed) takeCommitted(committed, null)
      return committed
    } catch (error) {
      view.toast({ severity: 'error', message: explainFailedChange(error) })
      return null
    }
  }

  async function travel(name: 'command.undo' | 'command.redo', done: string, nothing: string): Promise<void> {
    try {
      const committed = await inTurn(() => client.call(name, {}))
      if (!committed) return view.announce(nothing)
      takeCommitted(committed, null)
      const revised = revisedArticle(committed.changes)
      if (revised === null) await selectChanged(committed.changes)
      else if (getState().open?.article.id !== revised) await library.openArticle(revised)
      view.announce(`${done}: ${committed.label}`)
    } catch (error) {
      view.toast({ severity: 'error', message: explainFailedChange(error) })
    }
  }

  return {
    run,
    runGroup,
    step,
    undo: () => travel('command.undo', 'Undone', 'There is nothing to undo.'),
    redo: () => travel('command.redo', 'Redone', 'There is nothing to redo.')
  }
}
