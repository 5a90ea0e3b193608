import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { CallError } from '../api/envelope'
import type { Backend } from '../backend/create-backend'
import { UsageError } from './cli-context'
import type { Access, OpenBackend } from './cli-context'
import type { Output } from './output'

/**
 * Opens a library for a command. Writing makes a new one in a folder that is missing or empty, and says so; reading
 * never makes anything.
 *
 * @param directory absolute path, or null for the library of the settings
 * @throws CallError for places that hold something else, and for a library that is in use by another program
 * @throws UsageError when no library is named and none is known
 */
export async function openLibrary(
  open: OpenBackend,
  directory: string | null,
  access: Access,
  output: Output
): Promise<Backend> {
  const isNew = directory !== null && (await isVacant(directory))
  if (isNew && access !== 'write') {
    throw new CallError('no-library', `There is no library in “${basename(directory)}”. An import makes one.`)
  }
  const backend = await open({ libraryDir: directory, readOnly: access !== 'write' })
  try {
    const state = backend.state()
    if (state.phase === 'setup') {
      if (state.setup.problem !== null) throw new CallError('no-library', state.setup.problem)
      throw new UsageError('No library is known yet: name one with --library DIR.')
    }
    if (isNew) output.message(`Made a new library in “${directory}”.`)
    const { name, notices, readOnly } = state.library
    const told = access === 'check' ? [] : notices.filter(({ severity }) => severity !== 'info')
    for (const { message } of told) output.message(message)
    if (access === 'write' && readOnly !== null) {
      throw new CallError(readOnly.reason, `Nothing was done to “${name}”. ${readOnly.message}`)
    }
    return backend
  } catch (error) {
    await backend.close()
    throw error
  }
}

/** Whether a library would be made here. Other troubles (a file, no permission) are the backend's to explain. */
export async function isVacant(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
