import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { CallError } from '../api/envelope'
import type { Person } from '../core/model/library'
import { CONFIG_FILE } from './store/file-kinds'
import type { ConfigFile } from './store/file-kinds'
import { makeFolder } from './store/durable-write'
import { errorCode, explainFileError } from './store/file-system'
import type { FileSystem } from './store/file-system'
import { DamagedFileError, jsonFile } from './store/json-file'
import { setAside } from './store/set-aside'

/** Where a person's settings lie: CLAIMDESK_CONFIG_DIR, or the system's usual place. */
export function defaultConfigDir(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir()
): string {
  if (env['CLAIMDESK_CONFIG_DIR']) return env['CLAIMDESK_CONFIG_DIR']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Claimdesk')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Claimdesk')
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'claimdesk')
}

/** The library folder a new user is offered: `Claimdesk` in the documents folder. */
export function proposedPlace(
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir()
): string {
  return join(env['XDG_DOCUMENTS_DIR'] ?? join(home, 'Documents'), 'Claimdesk')
}

/** The system's name for the person, as a proposal. */
export function proposedName(): string {
  try {
    return userInfo().username || 'Me'
  } catch {
    // Some systems have no entry for the user of a container.
    return 'Me'
  }
}

/** A person with an id that is a file name everywhere: `mara-klein-3f2a91`. */
export function newPerson(name: string, newId: string): Person {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return {
    id: `${slug === '' ? 'person' : slug}-${newId.replace(/-/g, '').slice(-6)}`,
    name: name.trim().slice(0, 200) || 'Me'
  }
}

/** The settings of the person on this machine. */
export class Config {
  readonly #fileSystem: FileSystem
  readonly #file: string
  #data: ConfigFile | null = null

  private constructor(fileSystem: FileSystem, file: string) {
    this.#fileSystem = fileSystem
    this.#file = file
  }

  /**
   * Reads the settings; damaged ones are set aside (D4), and the person is asked again.
   *
   * @throws CallError `file-error` when the system does not let them be read (D5); they stay as they are
   */
  static async read(fileSystem: FileSystem, configDir: string, now: Date): Promise<Config> {
    try {
      return await Config.#read(fileSystem, configDir, now)
    } catch (error) {
      if (errorCode(error) === null) throw error
      throw new CallError('file-error', `Your settings cannot be read: ${explainFileError(error)}. Try again.`)
    }
  }

  static async #read(fileSystem: FileSystem, configDir: string, now: Date): Promise<Config> {
    await makeFolder(fileSystem, configDir, 0o700)
    const config = new Config(fileSystem, join(configDir, 'config.json'))
    const file = jsonFile(fileSystem, CONFIG_FILE, config.#file)
    try {
      await file.read()
      config.#data = file.data
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error
      await setAside(fileSystem, config.#file, now)
    }
    return config
  }

  get data(): ConfigFile | null {
    return this.#data
  }

  async write(data: ConfigFile): Promise<void> {
    const file = jsonFile(this.#fileSystem, CONFIG_FILE, this.#file)
    file.data = data
    await file.write()
    this.#data = data
  }
}
