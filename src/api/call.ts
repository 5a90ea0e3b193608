import type * as z from 'zod'

/** A call of the contract: how its parameters are checked, and what it answers with. */
export interface CallDefinition<Params, Result> {
  readonly params: z.ZodType<Params>
  /** Never set: it carries the type of the result. */
  readonly result?: Result
}

/** Defines a call; the result's type is given, the parameters' type follows from the validator. */
export function call<Result>() {
  return <Params>(params: z.ZodType<Params>): CallDefinition<Params, Result> => ({ params })
}
