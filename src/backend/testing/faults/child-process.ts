import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import type { Plugin } from 'vite'
import { createClient } from '../../../api/client'
import type { Client } from '../../../api/client'
import type { CallEnvelope, ReplyEnvelope } from '../../../api/envelope'
import type { AppState } from '../../../api/views'
import type { VerifyReport } from '../../backend'
import type { ChildPlaces, FromChild, ToChild } from './child-messages'

/**
 * Libraries that take apart, or write, files of kinds the harness has none of. A program without them starts in a third
 * of the time, and nothing of them touches the store.
 */
const LEFT_OUT = [
  '@mozilla/readability',
  'chrono-node',
  'hyparquet',
  'hyparquet-compressors',
  'hyparquet-writer',
  'mammoth',
  'markdown-it',
  'postal-mime',
  'read-excel-file',
  'unpdf',
  'write-excel-file'
]

/** Puts an empty module in their place, and one that knows no language: its tables are most of the program. */
const leaveOut: Plugin = {
  name: 'leave-out',
  enforce: 'pre',
  resolveId(source) {
    if (source === 'eld/small') return '\0no-languages'
    return LEFT_OUT.some((name) => source === name || source.startsWith(`${name}/`)) ? '\0left-out' : null
  },
  load(id) {
    if (id === '\0no-languages') return "export const eld = { detect: () => ({ language: '' }) }"
    return id === '\0left-out' ? 'export default undefined' : null
  }
}

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')

/**
 * Makes one file of a program that is killed, so that starting it costs little.
 *
 * @param name of its source beside this file
 * @returns the path of the file, in `folder`
 */
export async function buildFaultChild(folder: string, name = 'fault-child'): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    plugins: [leaveOut],
    // As in electron.vite.config.ts.
    resolve: { alias: { fflate: join(ROOT, 'node_modules', 'fflate', 'lib', 'node.cjs') } },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: { shimMissingExports: true, output: { format: 'es', entryFileNames: `${name}.mjs` } }
    },
    ssr: { noExternal: true, target: 'node' }
  })
  return join(folder, `${name}.mjs`)
}

/** The program ended, or was killed, before it answered. */
export class ChildGone extends Error {
  constructor() {
    super('The program ended before it answered.')
    this.name = 'ChildGone'
  }
}

interface Waiting<Value> {
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

/** The application in a process of its own. */
export class FaultChild {
  readonly client: Client
  /** Errors that the program reported of itself. */
  readonly faults: string[] = []
  /** Resolves when it has ended and everything that it said has been heard. */
  readonly gone: Promise<void>
  readonly #process: ChildProcess
  readonly #replies = new Map<string, Waiting<ReplyEnvelope>>()
  readonly #waiting = new Map<FromChild['is'], Waiting<FromChild>[]>()
  readonly #listeners = new Set<(message: FromChild) => void>()
  #isGone = false

  constructor(file: string, env: Readonly<Record<string, string>> = {}) {
    this.#process = fork(file, {
      execArgv: [],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc']
    })
    this.#process.on('message', (message: FromChild) => this.#hear(message))
    this.gone = Promise.all([this.#once('exit'), this.#once('disconnect')]).then(() => this.#end())
    this.client = createClient({ send: (envelope) => this.#send(envelope), subscribe: () => () => undefined })
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** Hears everything that the program says, in order. */
  listen(listener: (message: FromChild) => void): void {
    this.#listeners.add(listener)
  }

  /** @throws ChildGone; Error with what the program said went wrong */
  async open(places: ChildPlaces): Promise<AppState> {
    const message = await this.#ask({ do: 'open', places }, 'open')
    if (message.is !== 'open') throw new Error('The program answered something else.')
    return message.state
  }

  async verify(): Promise<VerifyReport> {
    const message = await this.#ask({ do: 'verify' }, 'verified')
    if (message.is !== 'verified') throw new Error('The program answered something else.')
    return message.report
  }

  /** Closes the library and lets the program end. */
  async close(): Promise<void> {
    await this.#ask({ do: 'close' }, 'closed')
    this.#process.disconnect()
    await this.gone
  }

  /** Begins to close the library, to be killed over it. */
  beginClose(): void {
    this.#ask({ do: 'close' }, 'closed').catch(() => undefined)
  }

  /** Begins to open a library, to be killed over it. */
  beginOpen(places: ChildPlaces): void {
    this.#ask({ do: 'open', places }, 'open').catch(() => undefined)
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.gone
  }

  #once(event: 'exit' | 'disconnect'): Promise<void> {
    return new Promise((resolve) => this.#process.once(event, () => resolve()))
  }

  #post(message: ToChild): void {
    if (!this.#isGone && this.#process.connected) this.#process.send(message, () => undefined)
  }

  #send(envelope: CallEnvelope): Promise<ReplyEnvelope> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) return reject(new ChildGone())
      this.#replies.set(envelope.id, { resolve, reject })
      this.#post({ do: 'call', envelope })
    })
  }

  #ask(message: ToChild, answer: FromChild['is']): Promise<FromChild> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) return reject(new ChildGone())
      this.#waiting.set(answer, [...(this.#waiting.get(answer) ?? []), { resolve, reject }])
      this.#post(message)
    })
  }

  #hear(message: FromChild): void {
    for (const listener of this.#listeners) listener(message)
    if (message.is === 'reply') {
      this.#replies.get(message.reply.id)?.resolve(message.reply)
      this.#replies.delete(message.reply.id)
    } else if (message.is === 'failed') {
      this.faults.push(message.why)
      for (const waiting of [...this.#waiting.values()].flat()) waiting.reject(new Error(message.why))
      this.#waiting.clear()
    } else {
      for (const waiting of this.#waiting.get(message.is) ?? []) waiting.resolve(message)
      this.#waiting.delete(message.is)
    }
  }

  #end(): void {
    this.#isGone = true
    for (const { reject } of this.#replies.values()) reject(new ChildGone())
    for (const { reject } of [...this.#waiting.values()].flat()) reject(new ChildGone())
    this.#replies.clear()
    this.#waiting.clear()
  }
}
