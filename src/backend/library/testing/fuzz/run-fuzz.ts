import { seededNumbers } from '../../html/testing/random-edits'
import type { ExtractThread } from '../../extract-thread'
import type { ExtractLimits } from '../../extract-thread'
import { ExtractError } from '../../extracted-document'
import { checkDocument } from './check-document'
import { fuzzInput } from './fuzz-kinds'
import type { FuzzInput } from './fuzz-kinds'
import type { FuzzSeeds } from './fuzz-seeds'

/** Inputs have at most 256 KB: what takes longer, or more memory, than this has found a trap. */
export const FUZZ_LIMITS: ExtractLimits = { milliseconds: 30_000, heapMegabytes: 512, growthMegabytes: 1000 }
/** From here on an input is slow, in milliseconds of work: a busy machine makes nobody slow. */
export const SLOW = 2000

/** What became of an input. `verdict` is `read`, or the code it was refused with. */
export interface FuzzAnswer {
  readonly verdict: string
  /** Of work, on all processors together. */
  readonly milliseconds: number
  /** What must not be, in words. */
  readonly violations: readonly string[]
}

/** Whether a message says to a person what to do: a sentence of some length that is no code of a program. */
const isSpoken = (message: string): boolean => message.length > 20 && /[.)]$/.test(message) && !/\n\s+at /.test(message)

async function tryOnce(thread: ExtractThread, kind: string, { bytes, encoding }: FuzzInput): Promise<FuzzAnswer> {
  const began = process.cpuUsage()
  const took = (): number => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  }
  try {
    const document = await thread.extract({ kind, bytes, encoding })
    return { verdict: 'read', milliseconds: took(), violations: checkDocument(document, kind) }
  } catch (error) {
    if (!(error instanceof ExtractError)) {
      return { verdict: 'crash', milliseconds: took(), violations: [`crash: ${String(error)}`] }
    }
    const isLimit = error.code === 'too-slow' || / memory than /.test(error.message)
    return {
      verdict: error.code,
      milliseconds: took(),
      violations: [
        ...(isLimit ? [`${error.code}: a small input reached a limit of the thread`] : []),
        ...(isSpoken(error.message) ? [] : [`says nothing to a person: ${error.message}`])
      ]
    }
  }
}

/**
 * Takes an input apart in a thread. What reached a limit, was slow, or ended the thread is tried again in a new one:
 * only what does it twice is the input's fault, and not the machine's or that of an input before it.
 */
export async function fuzzOne(thread: ExtractThread, kind: string, input: FuzzInput): Promise<FuzzAnswer> {
  const attempt = async (): Promise<FuzzAnswer> => {
    const before = thread.deaths
    const answer = await tryOnce(thread, kind, input)
    const [died, slow] = [thread.deaths > before, answer.milliseconds > SLOW && answer.violations.length === 0]
    const more = [...(died && answer.verdict === 'damaged' ? ['the thread died of it'] : []), ...(slow ? ['slow'] : [])]
    return { ...answer, violations: [...answer.violations, ...more] }
  }
  const first = await attempt()
  if (first.violations.length === 0) return first
  await thread.close()
  return attempt()
}

export interface FuzzTally {
  readonly kind: string
  runs: number
  /** How many ended in which way, by verdict. */
  readonly verdicts: Map<string, number>
  /** Of the slowest input, in milliseconds. */
  slowest: number
  violations: number
}

export interface FuzzPlan {
  readonly kind: string
  /** Number of the first input, and how many. */
  readonly from: number
  readonly runs: number
  readonly seed: number
  /** When to stop, as `performance.now()` has it. */
  readonly until: number
  /** Hears of every input that something is wrong with. */
  readonly onViolation: (number: number, input: FuzzInput, answer: FuzzAnswer) => void
}

/** The numbers that a kind, a seed and the number of an input stand for. */
export function numbersFor(kind: string, seed: number, number: number): (below: number) => number {
  let mixed = seed
  for (const character of `${kind} ${number}`) mixed = (Math.imul(mixed, 31) + character.charCodeAt(0)) | 0
  return seededNumbers(mixed)
}

/** Takes made-up inputs of a kind apart, one after the other, and counts what became of them. */
export async function runFuzz(thread: ExtractThread, seeds: FuzzSeeds, plan: FuzzPlan): Promise<FuzzTally> {
  const tally: FuzzTally = { kind: plan.kind, runs: 0, verdicts: new Map(), slowest: 0, violations: 0 }
  for (let number = plan.from; number < plan.from + plan.runs && performance.now() < plan.until; number += 1) {
    const input = fuzzInput(plan.kind, seeds, number, numbersFor(plan.kind, plan.seed, number))
    const answer = await fuzzOne(thread, plan.kind, input)
    tally.runs += 1
    tally.verdicts.set(answer.verdict, (tally.verdicts.get(answer.verdict) ?? 0) + 1)
    tally.slowest = Math.max(tally.slowest, answer.milliseconds)
    if (answer.violations.length === 0) continue
    tally.violations += 1
    plan.onViolation(number, input, answer)
  }
  return tally
}
