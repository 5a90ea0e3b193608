import { createHash } from 'node:crypto'
import { CallError } from '../../../api/envelope'
import type { AppState } from '../../../api/views'
import { ChildGone } from './child-process'
import type { FaultChild } from './child-process'
import type { FromChild } from './child-messages'
import { nextAction } from './kill-actions'
import type { Action, Surroundings } from './kill-actions'
import { applySeen } from './seen-state'
import type { SeenChange } from './seen-state'
import type { SeededRandom } from './seeded-random'

/** When the program is killed. */
export const MOMENTS = {
  moment: 'killed at a random moment of the work',
  answer: 'killed the moment an answer came',
  closing: 'killed while it closed the library',
  rest: 'killed while it brought the files up to date',
  opening: 'killed while it opened the library'
} as const
export type Moment = keyof typeof MOMENTS

/** How many people's worth of work goes on at once: so many calls can be under way when the program is killed. */
const LANES = 4
/** The files are brought up to date after a rest of this length, in milliseconds (command-engine.ts). */
const REST = 1_500

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A program's life from the opening of a library until it is killed, and what was seen of it. */
export class Life {
  readonly acknowledged = new Map<number, readonly SeenChange[] | null>()
  readonly inFlight = new Set<Action>()
  /** How often what was asked for. */
  readonly asked = new Map<string, number>()
  readonly #child: FaultChild
  readonly #around: Surroundings
  #dead = false
  #heard = 0
  #killAfter = Infinity
  #killed: Promise<void> | null = null

  constructor(child: FaultChild, around: Surroundings) {
    this.#child = child
    this.#around = around
    child.listen((message) => this.#hear(message))
  }

  /** Works until the program is dead. */
  async workUntil(moment: Moment): Promise<void> {
    const { random } = this.#around
    if (moment === 'answer') this.#killAfter = 1 + random.whole(40)
    const lanes = Array.from({ length: LANES }, () => this.#work())
    if (moment === 'answer') await Promise.race([pause(5_000), ...lanes])
    else await pause(random.whole(moment === 'moment' ? 300 : 120))
    if (moment === 'closing') {
      this.#child.beginClose()
      await pause(random.whole(60))
    } else if (moment === 'rest') {
      this.#resting = true
      await pause(REST + random.whole(120))
    }
    await this.#kill()
    await Promise.all(lanes)
  }

  #resting = false

  #kill(): Promise<void> {
    this.#dead = true
    return (this.#killed ??= this.#child.kill())
  }

  async #work(): Promise<void> {
    while (!this.#dead && !this.#resting) {
      const action = nextAction(this.#around)
      this.asked.set(action.name, (this.asked.get(action.name) ?? 0) + 1)
      this.inFlight.add(action)
      try {
        await action.run(this.#child.client)
      } catch (error) {
        // Whether it took effect is open: what is on the disk must be the whole of it, or nothing.
        if (error instanceof ChildGone) return
        // Refused, as what it was about is gone: nothing may be changed.
        if (!(error instanceof CallError)) throw error
        if (error.code === 'internal') throw error
        if (error.code === 'closed' || error.code === 'no-library') return void this.inFlight.delete(action)
      }
      this.inFlight.delete(action)
    }
  }

  #hear(message: FromChild): void {
    if (message.is === 'event' && message.event.name === 'library.changed') {
      const { seq, changes, part } = message.event.payload
      this.#note(seq, part === undefined ? changes : null)
    } else if (message.is === 'reply' && message.reply.ok) this.#noteReply(message.reply.result)
    else return
    this.#heard += 1
    if (this.#heard >= this.#killAfter) void this.#kill()
  }

  #noteReply(result: unknown): void {
    if (typeof result !== 'object' || result === null) return
    const answer = result as {
      readonly seq?: number | null
      readonly label?: unknown
      readonly changes?: readonly SeenChange[]
      readonly committed?: { readonly seq: number } | null
    }
    if (answer.committed) this.#note(answer.committed.seq, null)
    else if (typeof answer.seq === 'number' && typeof answer.label === 'string') {
      // An answer without changes says that there was nothing to do.
      if (answer.changes?.length !== 0) this.#note(answer.seq, answer.changes ?? null)
    }
  }

  #note(seq: number, changes: readonly SeenChange[] | null): void {
    if (changes && !this.acknowledged.get(seq)) applySeen(this.#around.known, changes)
    this.acknowledged.set(seq, this.acknowledged.get(seq) ?? changes)
  }
}

/** Why a library did not open as it should: without a question, without a word of damage, ready to be written. */
export function openingFaults(app: AppState, faults: readonly string[]): string[] {
  if (app.phase !== 'ready') return ['the library did not open']
  const { readOnly, notices } = app.library
  // What was not acknowledged and was cut off is said, and is no damage.
  const words = notices.filter(({ message }) => !message.startsWith('The last change before Claimdesk ended'))
  return [
    ...(readOnly ? [`it opened for reading only: ${readOnly.message}`] : []),
    ...words.map(({ message }) => `it opened with a notice: ${message}`),
    ...faults.map((fault) => `it logged an error: ${fault}`)
  ]
}

/** Whether a captured file that was acknowledged can be read, and is what it was. */
export async function captureFault(
  { client }: FaultChild,
  capture: Surroundings['captured'][number]
): Promise<string | null> {
  try {
    const { data } = await client.call('evidence.read', { ...capture, offset: 0 })
    const hash = createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex')
    return hash === capture.sha256 ? null : `the captured file ${capture.sha256} has other bytes`
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return `the captured file ${capture.sha256} was acknowledged and cannot be read: ${error.message}`
  }
}

/** @returns a moment; opening only where there is a library to open */
export function chooseMoment(random: SeededRandom, isFirst: boolean): Moment {
  const dice = random.next()
  if (dice < 0.1) return isFirst ? 'moment' : 'opening'
  if (dice < 0.13) return 'rest'
  if (dice < 0.28) return 'closing'
  return dice < 0.55 ? 'answer' : 'moment'
}
