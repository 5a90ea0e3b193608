import type { AnyEvent, CallName, EventName, Events, Params, Result } from './contract'
import { CallError } from './envelope'
import type { CallEnvelope, ReplyEnvelope } from './envelope'

/** Carries envelopes to a backend and events back. Three exist: bridge, http, memory. */
export interface Transport {
  /** Rejects only when the envelope could not be carried. */
  send(envelope: CallEnvelope): Promise<ReplyEnvelope>
  /** Hears every event from now on; the function that comes back ends it. */
  subscribe(listener: (event: AnyEvent) => void): () => void
}

export interface Client {
  /** Resolves with the result; rejects with CallError (code, message, details). */
  call<Name extends CallName>(name: Name, params: Params<Name>): Promise<Result<Name>>
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void
}

/** A typed client over a transport. Answers are trusted: they come from the backend, through our own transport. */
export function createClient(transport: Transport): Client {
  let sent = 0
  return {
    async call(name, params) {
      sent += 1
      const reply = await transport.send({ id: String(sent), name, params })
      if (!reply.ok) throw new CallError(reply.error.code, reply.error.message, reply.error.details)
      return reply.result as Result<typeof name>
    },
    on(name, listener) {
      return transport.subscribe((event) => {
        if (event.name === name) (listener as (payload: unknown) => void)(event.payload)
      })
    }
  }
}
