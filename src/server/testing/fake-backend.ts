import type { AnyEvent } from '../../api/contract'
import type { ReplyEnvelope } from '../../api/envelope'

/** A backend that answers every envelope with itself and sends the events it is told to. */
export function createFakeBackend() {
  const listeners = new Set<(event: AnyEvent) => void>()
  const heard: unknown[] = []
  return {
    heard,
    listeners,
    async dispatch(envelope: unknown): Promise<ReplyEnvelope> {
      heard.push(envelope)
      return { id: '1', ok: true, result: envelope }
    },
    subscribe(listener: (event: AnyEvent) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(event: AnyEvent) {
      for (const listener of listeners) listener(event)
    }
  }
}
