import * as z from 'zod'

/** A call on its way: the same on every transport. */
export interface CallEnvelope {
  readonly id: string
  readonly name: string
  readonly params: unknown
}

/** What an error becomes at the border: never a stack, never a path. */
export interface FlatError {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type ReplyEnvelope =
  | { readonly id: string; readonly ok: true; readonly result: unknown }
  | { readonly id: string; readonly ok: false; readonly error: FlatError }

export const callEnvelopeSchema = z.strictObject({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(80),
  params: z.unknown()
})

/** An error a person can do something about. Every other error is a fault of the program and is reported as one. */
export class CallError extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.details = details
  }
}
