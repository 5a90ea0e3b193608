import { basename, dirname } from 'node:path'
import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import * as z from 'zod'
import { canonicalJson } from './canonical-json'
import { makeFolder, writeDurably } from './durable-write'
import { errorCode, isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { gitSides } from './git-sides'
import type { KnownFiles } from './known-files'

/** What a kind of file is: its header, its validator, and the way up from older versions. */
export interface FileKind<Data> {
  /** `claimdesk/<kind>` in the file's `format` field. */
  readonly format: string
  readonly version: number
  readonly schema: z.ZodType<Data>
  /** `migrations[n]` takes the content of version n to version n + 1 (D10). One frozen step each. */
  readonly migrations: Readonly<Record<number, (content: Record<string, unknown>) => Record<string, unknown>>>
}

/** D10: the file was written by a newer Claimdesk. */
export class NewerVersionError extends Error {
  readonly file: string
  readonly reason: string
  constructor(file: string, version: number) {
    const reason = `has format version ${version}, which is newer than this Claimdesk knows`
    super(`${basename(file)} ${reason}.`)
    this.name = 'NewerVersionError'
    this.file = file
    this.reason = `it ${reason}`
  }
}

/** D4: the file's content is not what it should be. It is still where it was. */
export class DamagedFileError extends Error {
  readonly file: string
  readonly reason: string
  constructor(file: string, reason: string) {
    super(`${basename(file)} is damaged: ${reason}`)
    this.name = 'DamagedFileError'
    this.file = file
    this.reason = reason
  }
}

const headerSchema = z.looseObject({ format: z.string(), version: z.int().positive() })

/** What is wrong with a text that is no JSON, in words. What it says is not said back: it may be private (X8). */
function whyNoJson(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty'
  if (/^\0+$/.test(text)) return 'it holds nothing but zeros'
  const said = error instanceof Error ? error.message : ''
  const isCut = /end of JSON|Unterminated/.test(said) || / at position (\d+)/.exec(said)?.[1] === String(text.length)
  return isCut ? 'it ends too early' : 'it is not JSON'
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new DamagedFileError(file, whyNoJson(text, error))
  }
}

/**
 * Reads the text of a file of a kind: header, migrations, validator.
 *
 * @throws NewerVersionError, DamagedFileError
 */
export function parseFile<Data>(kind: FileKind<Data>, file: string, text: string): Data {
  const header = headerSchema.safeParse(parseJson(file, text))
  if (!header.success || header.data.format !== kind.format) {
    throw new DamagedFileError(file, `it does not say that it is ${kind.format}`)
  }
  if (header.data.version > kind.version) throw new NewerVersionError(file, header.data.version)
  let content: Record<string, unknown> = { ...header.data }
  for (let version = header.data.version; version < kind.version; version += 1) {
    const migrate = kind.migrations[version]
    if (!migrate) throw new DamagedFileError(file, `there is no way up from version ${version}`)
    content = { ...migrate(content), version: version + 1 }
  }
  delete content['format']
  delete content['version']
  delete content['offsetUnit']
  const parsed = kind.schema.safeParse(content)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new DamagedFileError(file, issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'unknown')
  }
  return parsed.data
}

/** The text of a file of a kind, with its header. Offsets in library files are UTF-16 code units. */
export function formatFile<Data extends object>(kind: FileKind<Data>, data: Data): string {
  return canonicalJson({ ...data, format: kind.format, version: kind.version, offsetUnit: 'utf16' })
}

/** lowdb's adapter over our durable write: never lowdb's presets, which keep data in memory under NODE_ENV=test. */
class DurableJsonAdapter<Data extends object> implements Adapter<Data> {
  readonly #fileSystem: FileSystem
  readonly #kind: FileKind<Data>
  readonly #file: string
  readonly #known: KnownFiles | null

  constructor(fileSystem: FileSystem, kind: FileKind<Data>, file: string, known: KnownFiles | null) {
    this.#fileSystem = fileSystem
    this.#kind = kind
    this.#file = file
    this.#known = known
  }

  /** The content, or null when there is no file. Throws DamagedFileError, NewerVersionError, file errors (D5). */
  async read(): Promise<Data | null> {
    let text: string
    try {
      text = await this.#fileSystem.readFile(this.#file, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      // No program of ours makes a folder there, and it can be moved aside like a file.
      if (errorCode(error) === 'EISDIR') throw new DamagedFileError(this.#file, 'a folder lies in its place')
      throw error
    }
    const data = this.#parse(text)
    this.#known?.note(this.#file, text)
    return data
  }

  /** D14: of a file that Git could not merge, this side is in force; the other one is kept by whoever writes it. */
  #parse(text: string): Data {
    try {
      return parseFile(this.#kind, this.#file, text)
    } catch (error) {
      const sides = error instanceof DamagedFileError ? gitSides(text) : null
      if (!sides) throw error
      const ours = parseFile(this.#kind, this.#file, sides.ours)
      parseFile(this.#kind, this.#file, sides.theirs)
      this.#known?.noteUnmerged(this.#file, sides.theirs)
      return ours
    }
  }

  /** Throws ForeignChangeError where the file is not what was read or written last; see `jsonFile`. */
  async write(data: Data): Promise<void> {
    const text = formatFile(this.#kind, data)
    const known = this.#known
    await makeFolder(this.#fileSystem, dirname(this.#file))
    await writeDurably(
      this.#fileSystem,
      this.#file,
      text,
      known ? () => known.requireOurs(this.#file, text) : undefined
    )
    known?.note(this.#file, text)
  }
}

/**
 * A JSON file of the library as a lowdb database. `data` is null until it was read or set.
 *
 * @param known keeps what was read and written; a file that somebody else changed since is not written over (D14)
 */
export function jsonFile<Data extends object>(
  fileSystem: FileSystem,
  kind: FileKind<Data>,
  file: string,
  known: KnownFiles | null = null
): Low<Data | null> {
  return new Low<Data | null>(new DurableJsonAdapter<Data>(fileSystem, kind, file, known) as Adapter<Data | null>, null)
}
