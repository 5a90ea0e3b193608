import type { Handlers } from '../../api/dispatch'
import type { Session } from './session'

export function commandHandlers(
  session: Session
): Pick<
  Handlers,
  'command.run' | 'command.runGroup' | 'command.undo' | 'command.redo' | 'history.list' | 'history.entry'
> {
  return {
    'command.run': ({ command }) => session.requireLibrary().engine.run(command),
    'command.runGroup': ({ commands, label }) => session.requireLibrary().engine.runGroup(commands, label),
    'command.undo': ({ expected }) => session.requireLibrary().engine.undo(expected),
    'command.redo': ({ expected }) => session.requireLibrary().engine.redo(expected),
    'history.list': ({ before, limit }) => session.requireLibrary().engine.entriesBefore(before, limit),
    async 'history.entry'({ seq, limit }) {
      const changes = await session.requireLibrary().engine.changesOf(seq)
      return { changes: changes.slice(0, limit), total: changes.length }
    }
  }
}
