import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { ExtractError } from '../extracted-document'

/** What an archive may be (X6); sizes in bytes. */
export interface ArchiveLimits {
  readonly entries: number
  /** Of one entry, inflated. */
  readonly entryBytes: number
  /** Of all entries together, inflated. */
  readonly totalBytes: number
  /** Most bytes that one byte of the archive may stand for, from a megabyte on. */
  readonly ratio: number
  /** Folders within folders. */
  readonly depth: number
}

const MEGABYTE = 1024 * 1024

/** Far more than honest documents need: the longest novels have some megabytes of XML, which shrink to a tenth. */
export const DOCUMENT_LIMITS: ArchiveLimits = {
  entries: 10_000,
  entryBytes: 256 * MEGABYTE,
  totalBytes: 768 * MEGABYTE,
  ratio: 250,
  depth: 24
}

const tooLarge = (what: string): ExtractError =>
  new ExtractError(
    'too-large',
    `${what} Such an archive is made to fill the memory, or is damaged. If you trust it, unpack it and save the ` +
      'document anew.'
  )

const damaged = (what: string): ExtractError =>
  new ExtractError('damaged', `The archive inside the file is damaged: ${what}. Get the file again, or save it anew.`)

/** Says of what yauzl threw what it means for a person. */
function explain(error: unknown): ExtractError {
  if (error instanceof ExtractError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/encrypt/i.test(message)) return encrypted()
  if (/too many bytes/i.test(message)) return tooLarge('A part of the archive is longer than it says.')
  if (/^(absolute path|invalid relative path|invalid characters)/i.test(message)) {
    return damaged('a name in it leads out of the archive')
  }
  if (/central directory/i.test(message)) return damaged('it was cut off, or it is no archive')
  if (/not enough bytes/i.test(message)) return damaged('a part of it is shorter than it says')
  if (/compression method/i.test(message)) return damaged('a part of it is packed in a way that nobody knows')
  return damaged(`it cannot be unpacked (${message.slice(0, 160).replace(/\.+$/, '')})`)
}

const encrypted = (): ExtractError =>
  new ExtractError(
    'encrypted',
    'The file is protected with a password. Save a copy without the password, then import it.'
  )

/** Upper half of the external attributes: a Unix mode. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/**
 * A zip archive in memory. Opening it checks everything that its table of contents says (X6): number of entries,
 * sizes, ratio, depth, names and links; reading an entry stops when it is longer than the table says.
 */
export class ZipArchive {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  /** @throws ExtractError `damaged`, `too-large` or `encrypted` */
  static async open(bytes: Uint8Array, limits: ArchiveLimits = DOCUMENT_LIMITS): Promise<ZipArchive> {
    try {
      const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      return new ZipArchive(zip, checkEntries(await listEntries(zip, limits), limits))
    } catch (error) {
      throw explain(error)
    }
  }

  /** Names of all files in it; folders are left out. */
  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /**
   * @param mostBytes how long the entry may be
   * @returns null when there is no such entry
   * @throws ExtractError
   */
  async read(name: string, mostBytes: number): Promise<Buffer | null> {
    const entry = this.#entries.get(name)
    if (!entry) return null
    if (entry.uncompressedSize > mostBytes) {
      throw tooLarge(`“${name.slice(-80)}” in the file has ${Math.ceil(entry.uncompressedSize / MEGABYTE)} MB.`)
    }
    try {
      return await readEntry(this.#zip, entry)
    } catch (error) {
      throw explain(error)
    }
  }
}

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, autoClose: false }
    yauzl.fromBuffer(buffer, options, (error, zip) => {
      if (error) reject(error)
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    if (zip.entryCount > limits.entries) {
      reject(tooLarge(`The file is an archive of ${zip.entryCount} parts; it may have ${limits.entries}.`))
      return
    }
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function checkEntries(entries: readonly Entry[], limits: ArchiveLimits): Map<string, Entry> {
  const files = new Map<string, Entry>()
  let total = 0
  for (const entry of entries) {
    const name = entry.fileName
    if (name.endsWith('/')) continue
    if (entry.isEncrypted()) throw encrypted()
    if (isLink(entry)) throw damaged('it has a link in it')
    if (name.split('/').length > limits.depth) throw damaged(`its folders lie more than ${limits.depth} deep`)
    // Two entries of one name are two documents in one: which of them is read would depend on who reads.
    if (files.has(name)) throw damaged(`“${name.slice(-80)}” is in it twice`)
    total += entry.uncompressedSize
    const inflates = entry.uncompressedSize > MEGABYTE && entry.uncompressedSize > entry.compressedSize * limits.ratio
    if (entry.uncompressedSize > limits.entryBytes || total > limits.totalBytes || inflates) {
      throw tooLarge(`“${name.slice(-80)}” in the file would unpack to ${Math.ceil(total / MEGABYTE)} MB or more.`)
    }
    files.set(name, entry)
  }
  checkOverlaps([...files.values()])
  return files
}

/** Entries that share bytes of the archive multiply them: a bomb that no ratio shows. */
function checkOverlaps(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const { relativeOffsetOfLocalHeader: start, compressedSize } of inOrder) {
    if (start < end) throw damaged('parts of it lie on top of one another')
    end = start + compressedSize
  }
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error)
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
