import { join } from 'node:path'
import { CallError } from '../api/envelope'
import type { WindowMemoryView } from '../api/window-memory'
import { WINDOW_FILE } from './store/file-kinds'
import { explainFileError, isFileError } from './store/file-system'
import type { FileSystem } from './store/file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from './store/json-file'
import { setAside } from './store/set-aside'

/** Most UTF-16 code units of all values together. */
const MOST = 8_000_000

const NOTHING: WindowMemoryView = { revision: 0, values: {} }

const sizeOf = (values: Readonly<Record<string, string>>): number =>
  Object.entries(values).reduce((sum, [key, value]) => sum + key.length + value.length, 0)

/**
 * What windows remember between two starts: settings, and text that was typed and is not saved (D11). A browser keeps
 * such things by address, and the address of the browser host changes with its port. One file beside the settings.
 */
export class WindowMemory {
  readonly #fileSystem: FileSystem
  readonly #file: string
  readonly #clock: () => Date
  /** One change of the file after the other. */
  #work: Promise<unknown> = Promise.resolve()
  /** The file is of a newer Claimdesk (D10): it is not touched. */
  #isForeign = false

  constructor(fileSystem: FileSystem, configDir: string, clock: () => Date) {
    this.#fileSystem = fileSystem
    this.#file = join(configDir, 'window.json')
    this.#clock = clock
  }

  /**
   * What is remembered. A damaged file is set aside (D4) and nothing is.
   *
   * @throws CallError `file-error` when the file cannot be read (D5)
   */
  read(): Promise<WindowMemoryView> {
    return this.#inTurn(() => this.#read())
  }

  /**
   * Remembers values, and forgets those that are null; on the disk when it resolves.
   *
   * @throws CallError `too-large` when it would be more than a window has reason to remember, `file-error`
   */
  keep(changes: Readonly<Record<string, string | null>>): Promise<{ readonly revision: number }> {
    return this.#inTurn(async () => {
      // Read anew: another program of the same person may have written meanwhile.
      const { revision, values } = await this.#read()
      const kept = Object.entries({ ...values, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== null
      )
      const next = { revision: revision + 1, values: Object.fromEntries(kept) }
      if (sizeOf(next.values) > MOST) {
        throw new CallError('too-large', 'There is too much unsaved text to keep it. Save or discard some of it.')
      }
      if (this.#isForeign) return { revision }
      const file = jsonFile(this.#fileSystem, WINDOW_FILE, this.#file)
      file.data = next
      await file.write()
      return { revision: next.revision }
    })
  }

  async #read(): Promise<WindowMemoryView> {
    const file = jsonFile(this.#fileSystem, WINDOW_FILE, this.#file)
    try {
      await file.read()
      return file.data ?? NOTHING
    } catch (error) {
      if (error instanceof NewerVersionError) this.#isForeign = true
      else if (error instanceof DamagedFileError) await setAside(this.#fileSystem, this.#file, this.#clock())
      else throw error
      return NOTHING
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#work.then(work).catch((error: unknown) => {
      if (!isFileError(error)) throw error
      throw new CallError('file-error', `What you typed cannot be kept for later: ${explainFileError(error)}.`)
    })
    // A failure is the caller's; the next one only waits for its end.
    this.#work = mine.catch(() => undefined)
    return mine
  }
}
