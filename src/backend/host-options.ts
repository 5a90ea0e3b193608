import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import type { BackendOptions, Log } from './backend'
import { defaultConfigDir } from './config'
import { faultLine, withoutFolders } from './fault-line'

export interface HostRequest {
  /** The project's folder, which holds `package.json`, `resources` and `out`. */
  readonly root: string
  /** Library that was asked for; without it CLAIMDESK_LIBRARY, else null. */
  readonly libraryDir?: string | null | undefined
  /** Folder of the settings that was asked for; without it CLAIMDESK_CONFIG_DIR, else the system's place. */
  readonly configDir?: string | undefined
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** What every host of this machine gives a backend: the system's clock, new ids, settings, resources and a log. */
export function hostOptions({ root, libraryDir, configDir, env = process.env }: HostRequest): BackendOptions {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const library = libraryDir ?? env['CLAIMDESK_LIBRARY']
  return {
    configDir: resolve(configDir ?? defaultConfigDir(env)),
    libraryDir: library ? resolve(library) : null,
    resourcesDir: join(root, 'resources'),
    version,
    clock: () => new Date(),
    ids: () => v7(),
    log: standardErrorLog
  }
}

/** Trouble goes to where a terminal or a service manager shows it; what went well is not worth a line there. */
const standardErrorLog: Log = {
  info: () => undefined,
  warn: (message) => void process.stderr.write(`${withoutFolders(message)}\n`),
  error: (message, error) => void process.stderr.write(`${withoutFolders(message)} ${faultLine(error)}\n`)
}
