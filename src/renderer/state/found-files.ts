/** A file that was chosen or dropped. */
export interface FoundFile {
  readonly file: File
  /** The folders it came from, with a slash between them: `2024/march`; empty when it was chosen by itself. */
  readonly folder: string
}

/** Longest folder that an import keeps, in UTF-16 code units. */
const LONGEST_FOLDER = 1000
/** What file managers leave behind beside the files of a person. */
const LEFT_BEHIND = new Set(['thumbs.db', 'desktop.ini', '__macosx'])

const isHidden = (name: string): boolean => name.startsWith('.') || LEFT_BEHIND.has(name.toLowerCase())

/**
 * X3: the folders of a path as they are kept: names only, nothing that leads out of them, and no name of a drive.
 * A path that is too long loses folders at its beginning.
 */
export function folderOf(path: string): string {
  const names = path
    .split('/')
    .slice(0, -1)
    .map((name) => name.replace(/[\\:\0]/g, '_'))
    .filter((name) => name !== '' && name !== '.' && name !== '..')
  while (names.join('/').length > LONGEST_FOLDER) names.shift()
  return names.join('/')
}

/** Files chosen by a person; those of a folder know where in it they were. Hidden files of a folder are left out. */
export function chosenFiles(files: Iterable<File>): readonly FoundFile[] {
  const found: FoundFile[] = []
  for (const file of files) {
    const path = file.webkitRelativePath
    if (path === '') found.push({ file, folder: '' })
    else if (!path.split('/').some(isHidden)) found.push({ file, folder: folderOf(path) })
  }
  return found
}

const entriesOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject))
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

async function walk(entry: FileSystemEntry, found: FoundFile[], unread: string[]): Promise<void> {
  try {
    if (isFile(entry)) found.push({ file: await fileOf(entry), folder: folderOf(entry.fullPath) })
    if (!isFolder(entry)) return
    const reader = entry.createReader()
    // A folder tells its entries in parts, until it has none left.
    for (let part = await entriesOf(reader); part.length > 0; part = await entriesOf(reader)) {
      for (const child of part) if (!isHidden(child.name)) await walk(child, found, unread)
    }
  } catch (error) {
    // What is gone or closed to us is named; the rest of the folder is still wanted.
    if (!(error instanceof DOMException)) throw error
    unread.push(entry.fullPath.replace(/^\//, ''))
  }
}

export interface DroppedFiles {
  readonly files: readonly FoundFile[]
  /** Files and folders that could not be opened. */
  readonly unread: readonly string[]
}

/**
 * The files of a drop, those in dropped folders among them. What was dropped can be asked for only while the event
 * lasts, so this must be called at once.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFiles> {
  const dropped = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const files: FoundFile[] = []
  const unread: string[] = []
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) await walk(entry, files, unread)
    // A file that was dropped by itself is wanted, even a hidden one.
    else if (file) files.push({ file, folder: '' })
  }
  return { files, unread }
}
