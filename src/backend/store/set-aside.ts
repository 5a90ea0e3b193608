import { basename, dirname } from 'node:path'
import { syncFolder } from './durable-write'
import { isThere } from './file-system'
import type { FileSystem } from './file-system'

/** `harbour.json` and a time -> `harbour.json.damaged-20260207T101500Z-0`; safe as a file name everywhere. */
function damagedName(file: string, at: Date, attempt: number): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  return `${file}.damaged-${stamp}${attempt === 0 ? '' : `-${attempt}`}`
}

/**
 * D4: moves a damaged file out of the way under a name that nothing overwrites.
 *
 * @returns the base name it has now
 */
export async function setAside(fileSystem: FileSystem, file: string, at: Date): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const target = damagedName(file, at, attempt)
    // A name that cannot be looked at may be that of another damaged file: that is an error.
    if (await isThere(fileSystem, target)) continue
    await fileSystem.rename(file, target)
    await syncFolder(fileSystem, dirname(file))
    return basename(target)
  }
}
