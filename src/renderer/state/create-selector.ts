type Select<State, Value> = (state: State) => Value

/**
 * A selector that works its result out anew only when one of what it is worked out from is another object. It keeps the
 * last one, so it serves one store at a time, and components that ask with it stay quiet.
 */
export function createSelector<State, A, Result>(
  first: Select<State, A>,
  work: (first: A) => Result
): Select<State, Result>
export function createSelector<State, A, B, Result>(
  first: Select<State, A>,
  second: Select<State, B>,
  work: (first: A, second: B) => Result
): Select<State, Result>
export function createSelector<State, A, B, C, Result>(
  first: Select<State, A>,
  second: Select<State, B>,
  third: Select<State, C>,
  work: (first: A, second: B, third: C) => Result
): Select<State, Result>
export function createSelector<State>(...given: readonly unknown[]): Select<State, unknown> {
  const selectors = given.slice(0, -1) as Select<State, unknown>[]
  const work = given.at(-1) as (...inputs: readonly unknown[]) => unknown
  let last: { readonly inputs: readonly unknown[]; readonly result: unknown } | null = null
  return (state) => {
    const inputs = selectors.map((select) => select(state))
    if (!last || inputs.some((input, at) => input !== last?.inputs[at])) last = { inputs, result: work(...inputs) }
    return last.result
  }
}
