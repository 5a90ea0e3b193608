// Where things are. Node's own modules only: used before anything is installed.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** The folder the person stood in when calling npm; npm itself changes to the project's. */
export const callerDir = process.env['INIT_CWD'] ?? process.cwd()

/** Small things that commands remember; gone with node_modules. */
export const cacheDir = join(root, 'node_modules', '.cache', 'claimdesk')

/** Where the app window's browser profiles go: the system's place for what may be deleted at any time. */
export function userCacheDir() {
  const { CLAIMDESK_CONFIG_DIR, LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (CLAIMDESK_CONFIG_DIR) return join(CLAIMDESK_CONFIG_DIR, 'cache')
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'claimdesk')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'claimdesk')
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'claimdesk')
}
