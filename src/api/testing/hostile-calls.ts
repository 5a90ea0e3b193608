import { CALLS } from '../contract'
import type { CallName } from '../contract'
import { hostileJson, NAMES_OF_OBJECTS } from './hostile-values'
import type { Dice } from './hostile-values'
import { sampleOf } from './sample-params'

/** A call that no window of ours would make. */
export interface HostileCall {
  readonly name: CallName
  readonly params: unknown
  /**
   * Whether the contract takes its parameters as to their shape: then it names things that are not there, or are not
   * the caller's to name, and whatever happens must be something that a person could have done.
   */
  readonly wellFormed: boolean
}

/** How a call is spoilt. */
type Spoil = (params: unknown, dice: Dice) => unknown

const SPOILS: readonly Spoil[] = [
  (params) => params,
  (_params, dice) => hostileJson(dice),
  (params, dice) => at(params, dice, () => hostileJson(dice)),
  (params, dice) => at(params, dice, () => hostileJson(dice)),
  (params, dice) => at(params, dice, (value) => withOwnKey(value, dice)),
  (params, dice) => at(params, dice, withoutAKey)
]

/** A command is one of many kinds, most of which nest deeply: more of these calls are needed to meet every kind. */
const WEIGHTS: Partial<Record<CallName, number>> = { 'command.run': 20, 'command.runGroup': 5 }

/**
 * Hostile calls, at least `each` for every call of the contract; JSON can carry them all (`__proto__` is a key of its own).
 *
 * @param known strings that mean something here, such as ids of articles
 */
export function* hostileCalls(dice: Dice, each: number, known: readonly string[]): Generator<HostileCall> {
  for (const name of Object.keys(CALLS) as CallName[]) {
    const schema = CALLS[name].params
    for (let count = 0; count < each * (WEIGHTS[name] ?? 1); count += 1) {
      const spoil = SPOILS[count % SPOILS.length] ?? ((params: unknown) => params)
      const params = spoil(sampleOf(schema, dice, known), dice)
      yield { name, params, wellFormed: schema.safeParse(params).success }
    }
  }
}

/** A copy with one value somewhere inside replaced; values of one's own keys only. */
function at(value: unknown, dice: Dice, replace: (value: unknown) => unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  if (keys.length === 0 || dice.whole(3) === 0) return replace(value)
  const key = keys[dice.whole(keys.length)] ?? ''
  const whole = value as Record<string, unknown>
  const copy = Array.isArray(value) ? ([...value] as unknown[]) : { ...whole }
  return setOwn(copy, key, at(whole[key], dice, replace))
}

function withOwnKey(value: unknown, dice: Dice): unknown {
  const target = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  return setOwn(target, NAMES_OF_OBJECTS[dice.whole(NAMES_OF_OBJECTS.length)] ?? '', { polluted: true })
}

function withoutAKey(value: unknown): unknown {
  return Object.fromEntries(Object.entries(typeof value === 'object' && value !== null ? value : {}).slice(1))
}

/** Assigning `__proto__` would set the prototype: a key of its own is defined. */
function setOwn<Target extends object>(target: Target, key: string, value: unknown): Target {
  return Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
