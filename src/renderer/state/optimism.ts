import { invertChanges } from '../../core/commands/change'
import type { Change } from '../../core/commands/change'
import type { ClientCommand } from '../../core/commands/command'
import { CommandError } from '../../core/commands/command-error'
import { planCommand } from '../../core/commands/plan'
import type { PlanContext } from '../../core/commands/view'
import { applyToMirror } from './mirror'
import type { Mirror } from './mirror'
import { viewOfMirror } from './plan-view'

/** A command on its way to the backend, and what the window shows of it meanwhile. */
export interface PendingCommand {
  readonly command: ClientCommand
  readonly context: PlanContext
  changes: readonly Change[]
}

/**
 * Commands that are shown before they are acknowledged. Whatever comes from the backend goes beneath them: they are
 * taken back in reverse, the truth is applied, and they are planned again on top of it, in the order they were given.
 */
export class Optimism {
  readonly #pending: PendingCommand[] = []

  get size(): number {
    return this.#pending.length
  }

  /**
   * Shows a command at once, as far as the mirror knows what it would do.
   *
   * @throws CommandError when the mirror knows enough to tell that it cannot be carried out
   */
  begin(mirror: Mirror, command: ClientCommand, context: PlanContext): { entry: PendingCommand; mirror: Mirror } {
    const changes = planCommand(viewOfMirror(mirror, command), command, context)
    const entry: PendingCommand = { command, context, changes }
    this.#pending.push(entry)
    return { entry, mirror: applyToMirror(mirror, changes) }
  }

  /** Takes note of a command that only the backend can plan: nothing is shown until it answers. */
  beginUnseen(command: ClientCommand, context: PlanContext): PendingCommand {
    const entry: PendingCommand = { command, context, changes: [] }
    this.#pending.push(entry)
    return entry
  }

  /**
   * Lets the truth in beneath the pending commands.
   *
   * @param change what to do with the mirror while no pending command is in force
   * @param settled a pending command that was answered, and is pending no longer
   */
  beneath(mirror: Mirror, change: (mirror: Mirror) => Mirror, settled: PendingCommand | null = null): Mirror {
    let result = mirror
    for (const entry of [...this.#pending].reverse()) result = applyToMirror(result, invertChanges(entry.changes))
    if (settled) this.#pending.splice(this.#pending.indexOf(settled), 1)
    result = change(result)
    for (const entry of this.#pending) {
      entry.changes = replan(result, entry)
      result = applyToMirror(result, entry.changes)
    }
    return result
  }
}

/** What a pending command does to the mirror as it is now; nothing when it no longer fits. The backend decides. */
function replan(mirror: Mirror, entry: PendingCommand): Change[] {
  try {
    return planCommand(viewOfMirror(mirror, entry.command), entry.command, entry.context)
  } catch (error) {
    if (error instanceof CommandError) return []
    throw error
  }
}
