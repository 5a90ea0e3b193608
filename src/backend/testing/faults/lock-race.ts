import { fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { buildFaultChild } from './child-process'
import type { FromRacer, ToRacer } from './lock-racer'
import type { SeededRandom } from './seeded-random'

/** So many programs want the lock at once. */
export const RACERS = 8

/** Number of a process that has ended. */
export async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

/** A lock as a program that died leaves it. */
export const leftBehind = (pid: number, token: string, more: object = {}): string =>
  JSON.stringify({ pid, host: hostname(), processStart: '1', since: '2024-08-22T12:00:00.000Z', token, ...more })

/** Programs that race for a lock that was left behind, again and again (D3). */
export class LockRace {
  readonly #file: string
  readonly #folder: string
  readonly #dead: number
  #racers: ChildProcess[] = []

  private constructor(file: string, folder: string, dead: number) {
    this.#file = file
    this.#folder = folder
    this.#dead = dead
  }

  /** @param folder for the program and the locks */
  static async prepare(folder: string): Promise<LockRace> {
    const race = new LockRace(await buildFaultChild(folder, 'lock-racer'), join(folder, 'race'), await endedProcess())
    await mkdir(join(folder, 'race'), { recursive: true })
    return race
  }

  /** A race; what went wrong, in words. Some of the programs may be killed over it. */
  async run(run: number, random: SeededRandom): Promise<string[]> {
    await this.#fill()
    const file = join(this.#folder, `person-${run}.lock`)
    const token = `left behind ${run}`
    await writeFile(file, leftBehind(this.#dead, token))
    const isAgain = random.chance(0.5)
    if (isAgain) {
      // Somebody died over the takeover, too.
      const right = `${createHash('sha256').update(token).digest('hex').slice(0, 16)}.takeover`
      await writeFile(join(this.#folder, `person-${run}.${right}`), leftBehind(this.#dead, `taking over ${run}`))
    }
    const doomed = random.chance(0.3) ? [random.whole(RACERS), random.whole(RACERS)] : []
    const answers = this.#racers.map((racer) => answerOf(racer))
    for (const racer of this.#racers) tell(racer, { do: 'take', file })
    for (const index of doomed) {
      await new Promise((resolve) => setTimeout(resolve, random.whole(6)))
      this.#racers[index]?.kill('SIGKILL')
    }
    const said = await Promise.all(answers)
    const alive = said.filter((answer, index) => answer !== null && !doomed.includes(index))
    const broken = alive.filter((answer) => answer?.startsWith('failed')).map((answer) => `a program ${answer}`)
    const taken = alive.filter((answer) => answer === 'taken').length
    if (taken > 1) broken.push(`${taken} of ${RACERS} programs took one lock`)
    if (taken === 0 && doomed.length === 0) broken.push('nobody took a lock that was left behind')
    this.#racers = this.#racers.filter((_, index) => !doomed.includes(index))
    await Promise.all(this.#racers.map((racer) => released(racer)))
    const left = (await readdir(this.#folder)).filter((name) => name.startsWith(`person-${run}.`))
    if (doomed.length === 0 && left.length > 0) broken.push(`left over: ${left.join(', ')}`)
    for (const name of left) await rm(join(this.#folder, name))
    return broken
  }

  end(): void {
    for (const racer of this.#racers) racer.kill('SIGKILL')
  }

  async #fill(): Promise<void> {
    const fresh = Array.from({ length: RACERS - this.#racers.length }, () =>
      fork(this.#file, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    )
    await Promise.all(fresh.map(answerOf))
    this.#racers.push(...fresh)
  }
}

const tell = (racer: ChildProcess, message: ToRacer): void => void racer.send(message, () => undefined)

/** What it says next; null when it is dead. */
function answerOf(racer: ChildProcess): Promise<FromRacer | null> {
  return new Promise((resolve) => {
    const settle = (answer: FromRacer | null): void => {
      racer.off('message', heard).off('exit', died)
      resolve(answer)
    }
    const heard = (message: FromRacer): void => settle(message)
    const died = (): void => settle(null)
    racer.on('message', heard).on('exit', died)
  })
}

function released(racer: ChildProcess): Promise<unknown> {
  const answer = answerOf(racer)
  tell(racer, { do: 'release' })
  return answer
}
