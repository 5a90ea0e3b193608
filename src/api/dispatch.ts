import type * as z from 'zod'
import { CommandError } from '../core/commands/command-error'
import { CALLS } from './contract'
import type { CallName, Params, Result } from './contract'
import { CallError, callEnvelopeSchema } from './envelope'
import type { FlatError, ReplyEnvelope } from './envelope'
import { shapeProblem } from './value-shape'

/** One handler for every call of the contract. */
export type Handlers = { readonly [Name in CallName]: (params: Params<Name>) => Promise<Result<Name>> }

/** Hears of errors that are faults of the program, with everything that must not cross the border. */
export type ReportFault = (callName: string, error: unknown) => void

function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALLS, name)
}

/** Flattens an error to what may cross the border, in one place. Unknown errors keep their details to themselves. */
export function flattenError(error: unknown): FlatError {
  if (error instanceof CallError || error instanceof CommandError) {
    return { code: error.code, message: error.message, details: error.details }
  }
  return { code: 'internal', message: 'Something went wrong inside Claimdesk. The log says more.', details: {} }
}

function invalid(name: string, issues: readonly string[]): FlatError {
  return { code: 'invalid-params', message: `${name} was called with parameters that do not fit.`, details: { issues } }
}

/** The first issues in words, cut: fields that were made up can be many and long, and are not said back. */
function issuesOf({ issues }: z.ZodError): readonly string[] {
  return issues.slice(0, 5).map(({ code, path, message }) => {
    const what = code === 'unrecognized_keys' ? 'has a field that does not belong there' : message
    return `${path.join('.').slice(0, 100) || 'params'}: ${what.slice(0, 200)}`
  })
}

/**
 * Makes the one door of the backend: validates an envelope (X3), calls the handler, flattens errors. Never throws.
 *
 * @param report hears of every error that is a fault of the program or of the system
 * @param explain puts errors of the system into words; what it cannot explain it gives back
 */
export function createDispatch(
  handlers: Handlers,
  report: ReportFault,
  explain: (error: unknown) => unknown = (error) => error
): (envelope: unknown) => Promise<ReplyEnvelope> {
  const answer = async (envelope: unknown): Promise<ReplyEnvelope> => {
    const parsed = callEnvelopeSchema.safeParse(envelope)
    if (!parsed.success) return { id: '', ok: false, error: invalid('The backend', issuesOf(parsed.error)) }
    const { id, name, params } = parsed.data
    if (!isCallName(name)) {
      return { id, ok: false, error: { code: 'unknown-call', message: 'There is no such call.', details: {} } }
    }
    const shape = shapeProblem(params)
    if (shape !== null) return { id, ok: false, error: invalid(name, [shape]) }
    const checked = CALLS[name].params.safeParse(params)
    if (!checked.success) return { id, ok: false, error: invalid(name, issuesOf(checked.error)) }
    try {
      const handler = handlers[name] as (params: unknown) => Promise<unknown>
      return { id, ok: true, result: await handler(checked.data) }
    } catch (error) {
      if (flattenError(error).code === 'internal') report(name, error)
      const flat = flattenError(explain(error))
      return { id, ok: false, error: flat }
    }
  }
  return async (envelope) => {
    try {
      return await answer(envelope)
    } catch {
      // What a handler throws is dealt with above: this is an envelope whose own fields throw when they are read.
      return { id: '', ok: false, error: UNREADABLE }
    }
  }
}

const UNREADABLE: FlatError = { code: 'invalid-params', message: 'The call could not be read.', details: {} }
