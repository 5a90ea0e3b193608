import { join } from 'node:path'
import { writeDurably } from './durable-write'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'

/** What is of one machine only, or comes and goes while files are written. */
const OF_THIS_MACHINE = ['/cache/', '/backups/', '/journal/*.lock', '/journal/*.takeover', '.*.tmp']

/**
 * Files that keep other programs from doing harm: Git leaves out what is no work and never changes line ends (a frozen
 * text is believed by its hash), Syncthing leaves the same alone but for the lock, which other devices should see.
 */
export const IGNORE_FILES: Readonly<Record<string, string>> = {
  '.gitignore': `${OF_THIS_MACHINE.join('\n')}\n`,
  '.gitattributes': '* -text\n',
  '.stignore': `${OF_THIS_MACHINE.filter((line) => !line.startsWith('/journal/'))
    .map((line) => line.replace(/\/$/, ''))
    .join('\n')}\n`
}

/** Puts them into a library that does not have them; what a person wrote into one stays. */
export async function writeIgnoreFiles(fileSystem: FileSystem, root: string): Promise<void> {
  for (const [name, content] of Object.entries(IGNORE_FILES)) {
    const file = join(root, name)
    try {
      await fileSystem.stat(file)
    } catch (error) {
      if (!isMissing(error)) throw error
      await writeDurably(fileSystem, file, content)
    }
  }
}
