import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The name of a further file: one that is called after the main one is called after the name that was chosen. */
export function besideName(path: string, main: string, chosen: string): string {
  return path.startsWith(`${main}.`) ? `${chosen}${path.slice(main.length)}` : path
}

/** Copies beside the target first, so that a full disk leaves what was there. */
export async function replaceFile(from: string, to: string, id: string): Promise<void> {
  const temporary = join(dirname(to), `.${id}.tmp`)
  try {
    await copyFile(from, temporary)
    await rename(temporary, to)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
