import type { CollectionSettings } from '../../../api/import-params'
import { ZipArchive } from '../archive/zip-archive'
import type { ArchiveLimits } from '../archive/zip-archive'
import { ExtractError } from '../extracted-document'
import { EXTRACTORS } from '../extractors/registry'
import type { CollectionKind, CollectionPart, OpenCollection } from './collection'
import { csvCollection, tsvCollection } from './csv'
import { holdsRecords, jsonlCollection } from './jsonl'
import { ProblemList } from './problem-list'
import { xlsxCollection } from './xlsx'

const MEGABYTE = 1024 * 1024

/** An archive of a whole corpus has more entries than a document, and more in them; they are read one by one. */
const CORPUS_LIMITS: ArchiveLimits = {
  entries: 200_000,
  entryBytes: 256 * MEGABYTE,
  totalBytes: 4096 * MEGABYTE,
  ratio: 250,
  depth: 24
}
const SAMPLE_ENTRIES = 5

/** What may lie in an archive and is opened as well, one level deep. */
const INNER: readonly CollectionKind[] = [csvCollection, tsvCollection, jsonlCollection, xlsxCollection]
const ARCHIVES: ReadonlySet<string> = new Set(['zip', 'rar', '7z', 'gz', 'tgz', 'tar', 'bz2', 'xz', 'zst'])
const DOCUMENTS: ReadonlySet<string> = new Set(EXTRACTORS.flatMap(({ extensions }) => extensions))

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
const endingOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What systems put into archives and folders by themselves, and hidden files and folders. */
const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /^(?:thumbs\.db|desktop\.ini)$/i.test(baseName(name))

type EntryKind = 'document' | 'archive' | 'other' | CollectionKind

function kindOf(name: string): EntryKind {
  const ending = endingOf(name)
  const inner = INNER.find(({ extensions }) => extensions.includes(ending))
  if (inner) return inner
  if (DOCUMENTS.has(ending)) return 'document'
  return ARCHIVES.has(ending) ? 'archive' : 'other'
}

const NOT_READ: Readonly<Record<'archive' | 'other', (name: string) => string>> = {
  archive: (name) => `“${name}” is an archive in an archive. It was not opened; unpack it and import it by itself.`,
  other: (name) => `“${name}” is no kind of document that can be read. It is left out.`
}

/** What is found out about a table is its own: only how the archive's tables are read alike is handed on. */
const innerSettings = (settings: CollectionSettings): CollectionSettings => ({
  ...settings,
  columns: null,
  sheet: null,
  hasHeader: null
})

class OpenArchive {
  readonly #archive: ZipArchive
  readonly #settings: CollectionSettings

  constructor(archive: ZipArchive, settings: CollectionSettings) {
    this.#archive = archive
    this.#settings = settings
  }

  get names(): readonly string[] {
    return this.#archive.names.filter((name) => !isHidden(name))
  }

  /** @throws ExtractError for an entry that cannot be unpacked */
  async read(name: string): Promise<Buffer> {
    return (await this.#archive.read(name, CORPUS_LIMITS.entryBytes)) ?? Buffer.alloc(0)
  }

  /** A table or list of records in the archive; null when the entry is one document (a `.json` that is no list). */
  async inner(kind: CollectionKind, name: string): Promise<OpenCollection | null> {
    const bytes = await this.read(name)
    if (endingOf(name) === 'json' && !holdsRecords(bytes)) return null
    return kind.open(bytes, innerSettings(this.#settings), null)
  }

  async *parts(): AsyncGenerator<CollectionPart> {
    for (const name of this.names) {
      try {
        yield* this.#partsOf(name)
      } catch (error) {
        // Already told when the archive was opened: an entry with a problem is left out.
        if (!(error instanceof ExtractError)) throw error
      }
    }
  }

  async *#partsOf(name: string): AsyncGenerator<CollectionPart> {
    const kind = kindOf(name)
    if (kind === 'archive' || kind === 'other') return
    const inner = kind === 'document' ? null : await this.inner(kind, name)
    if (inner === null) {
      const bytes = await this.read(name)
      yield { place: { kind: 'entry', name }, name: baseName(name), bytes, content: { kind: 'file' } }
      return
    }
    for await (const part of inner.parts()) {
      const place = { kind: 'entry', name: `${name}, row ${part.place.name}` } as const
      yield { ...part, place, name: `${baseName(name)}.${part.name}` }
    }
  }
}

/** Looks at every entry: how many documents there are, and what cannot be read. Documents are not unpacked for that. */
async function survey(archive: OpenArchive): Promise<{ documents: number; problems: ProblemList }> {
  const problems = new ProblemList()
  let documents = 0
  for (const name of archive.names) {
    const kind = kindOf(name)
    if (kind === 'archive' || kind === 'other') {
      problems.add({ code: kind === 'archive' ? 'nested' : 'unknown-kind', message: NOT_READ[kind](name) }, name)
      continue
    }
    try {
      const view = kind === 'document' ? null : ((await archive.inner(kind, name))?.view ?? null)
      documents += view?.documents ?? 1
      if (view) problems.addAll(view.problems, view.problemCount, name)
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error
      problems.add({ code: error.code, message: `“${name}” cannot be read: ${error.message}` }, name)
    }
  }
  return { documents, problems }
}

/** Archives of documents of any kind. Tables and lists in them are opened, archives are not. */
export const zipCollection: CollectionKind = {
  kind: 'zip',
  name: 'Archive of documents (ZIP)',
  extensions: ['zip'],
  isText: false,
  async open(bytes, settings) {
    if (bytes.length === 0) throw new ExtractError('empty', 'The file is empty: there are no documents in it.')
    const archive = new OpenArchive(await ZipArchive.open(bytes, CORPUS_LIMITS), settings)
    const { documents, problems } = await survey(archive)
    if (documents === 0 && problems.count === 0) {
      throw new ExtractError('empty', 'There are no documents in the archive.')
    }
    return {
      settings,
      view: {
        kind: 'archive',
        documents,
        columns: [],
        sheets: [],
        sample: archive.names.slice(0, SAMPLE_ENTRIES).map((name) => [name]),
        problems: problems.first,
        problemCount: problems.count
      },
      encoding: null,
      parts: () => archive.parts()
    }
  }
}
