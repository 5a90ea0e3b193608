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
    // A backup under way keeps no program running that is done.
    worker.unref()
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', (error) => reject(error instanceof Error ? error : new Error(String(error))))
        worker.once('exit', (code) => reject(new Error(`The thread that makes backups ended with code ${code}.`)))
        worker.postMessage(job)
      })
    } catch (error) {
      this.#worker = null
      throw error
    } finally {
      worker.removeAllListeners()
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    worker?.on('error', () => undefined)
    await worker?.terminate()
  }
}
