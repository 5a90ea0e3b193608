// Where Electron's program is, without asking the `electron` package: requiring it would start a download.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Path of Electron's program, or null if it is not on this machine. Honours ELECTRON_EXEC_PATH (a program) and
 * ELECTRON_OVERRIDE_DIST_PATH (a folder), as Electron's own tools do.
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function electronBinary(root) {
  const program = process.env['ELECTRON_EXEC_PATH']
  if (program) return existsSync(program) ? program : null
  const home = join(root, 'node_modules', 'electron')
  const pathFile = join(home, 'path.txt') // written by the package's installer when it is done
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!existsSync(pathFile) && !override) return null
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const file = join(override ?? join(home, 'dist'), name)
  return existsSync(file) ? file : null
}
