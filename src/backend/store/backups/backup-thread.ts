import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { doBackupJob } from './backup-job'
import type { BackupJob, BackupResults } from './backup-job'

/** The built worker lies beside the programs, this module beside it or in a folder below. */
const BUILT = ['./backup-worker.js', '../backup-worker.js'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/**
 * Packs and checks records, one at a time, in a thread of its own: a large file must not hold up a save. Where the
 * sources run unbuilt (tests) the work is done where it is asked for.
 */
export class BackupThread {
  readonly #file: string | null
  #worker: Worker | null = null

  /** @param file the built worker, or null for none */
  constructor(file: string | null = BUILT.find(existsSync) ?? null) {
    this.#file = file
  }

  /** @throws Error when the thread ended by itself */
  async run<Job extends BackupJob>(job: Job): Promise<BackupResults[Job['kind']]> {
    if (this.#file === null) {
      await new Promise((resolve) => setImmediate(resolve))
      return doBackupJob(job)
    }
    const worker = (this.#worker ??= new Worker(this.#file, { name: 'backup' }))
    // Only a backup under way keeps the program running: a command that makes one waits for it.
    worker.ref()
    const heard: (() => void)[] = []
    try {
      return await new Promise((resolve, reject) => {
        // Taken off one by one: a worker whose listeners are all removed at once is never heard again.
        const hear = (event: 'message' | 'error' | 'exit', listener: (given: never) => void): void => {
          worker.on(event, listener as (given: unknown) => void)
          heard.push(() => worker.off(event, listener as (given: unknown) => void))
        }
        hear('message', resolve)
        hear('error', (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))))
        hear('exit', (code: number) => reject(new Error(`The thread that makes backups ended with code ${code}.`)))
        worker.postMessage(job)
      })
    } catch (error) {
      this.#worker = null
      throw error
    } finally {
      for (const leave of heard) leave()
      worker.unref()
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    worker?.on('error', () => undefined)
    await worker?.terminate()
  }
}
