import type { ImportSource } from '../../../api/import-views'
import { buildArticle } from '../../library/build-article'
import type { BuiltArticle } from '../../library/build-article'
import { buildPart } from '../../library/build-part'
import type { CollectionKind, CollectionPlace } from '../../library/collections/collection'
import { COLLECTIONS, collectionFor, openCollection } from '../../library/collections/registry'
import { extractorFor } from '../../library/extractors/registry'
import { sha256 } from '../../store/text-files'
import type { ImportFile } from './import-file'

/** A document of a file, not read yet. */
export interface FileDocument {
  /** Of the file, with its number (from 1) where there are several. */
  readonly item: string
  readonly name: string
  /** Where it stands in a file of several, in words. */
  readonly place: string | null
  readonly bytes: Uint8Array
  /** @throws ExtractError */
  readonly build: () => Promise<BuiltArticle>
}

/** A file that was opened. */
export interface OpenFile {
  /** What is known before its documents are read; the encoding of a file that is one document comes with that. */
  readonly source: ImportSource
  /** How many documents it has, as far as it is known. */
  readonly count: number
  /** A file whose rows or parts become articles is kept as a whole, too; null for the others. */
  readonly container: { readonly kind: string; readonly bytes: Uint8Array } | null
  readonly documents: () => AsyncIterable<FileDocument>
}

/** Kinds whose entries are whole files: keeping the archive as well would keep everything twice. */
const ARCHIVES: ReadonlySet<CollectionKind['kind']> = new Set(['zip'])

function placeInWords({ kind, name }: CollectionPlace): string {
  return kind === 'entry' ? name : `${kind} ${name}`
}

/** The kind of a file that holds several documents; null when it is read as one. */
function collectionOf({ name, settings }: ImportFile, bytes: Uint8Array): CollectionKind | null {
  if (settings.as === 'one') return null
  const byName = collectionFor(name, bytes)
  return byName ?? (settings.as === 'several' ? (COLLECTIONS.find(({ kind }) => kind === 'parts') ?? null) : null)
}

function canBe({ name }: ImportFile, bytes: Uint8Array, collection: CollectionKind | null): ImportSource['canBe'] {
  if (collection) return collection.isText ? 'one' : null
  if (collectionFor(name, bytes)) return 'several'
  const canBeCut = COLLECTIONS.some(({ kind }) => kind === 'parts') && extractorFor(name).kind === 'txt'
  return canBeCut ? 'several' : null
}

/** What is known of a file before anything of it is read; without its bytes, by its name alone. */
export function sourceOf(file: ImportFile, bytes: Uint8Array = new Uint8Array()): ImportSource {
  const { item, name, folder, size, settings } = file
  const collection = collectionOf(file, bytes)
  const extractor = extractorFor(name)
  return {
    item,
    name,
    folder,
    bytes: size,
    kind: collection?.kind ?? extractor.kind,
    isText: (collection ?? extractor).isText,
    settings,
    encoding: null,
    collection: null,
    canBe: canBe(file, bytes, collection),
    problem: null
  }
}

/**
 * Opens a file of an import: what it is, and its documents one after the other, each read when it is asked for.
 *
 * @param importedAt ISO 8601 in UTC
 * @throws ExtractError, CallError when nothing of it can be read
 */
export async function openFile(file: ImportFile, importedAt: string): Promise<OpenFile> {
  const { settings, item, name } = file
  const bytes = await file.read()
  const source = sourceOf(file, bytes)
  const collection = collectionOf(file, bytes)
  if (!collection) {
    const build = () =>
      buildArticle({ name, bytes }, { encoding: settings.encoding, repair: settings.repair, importedAt })
    // eslint-disable-next-line @typescript-eslint/require-await -- as files of several have them
    const documents = async function* () {
      yield { item, name, place: null, bytes, build }
    }
    return { source, count: 1, container: null, documents }
  }
  const open = await openCollection(collection.kind, bytes, settings.collection, settings.encoding)
  const from = { name, sha256: sha256(bytes) }
  const documents = async function* (): AsyncGenerator<FileDocument> {
    let number = 0
    for await (const part of open.parts()) {
      number += 1
      yield {
        item: `${item}.${number}`,
        name: part.name,
        place: placeInWords(part.place),
        bytes: part.bytes,
        build: () => buildPart(part, from, { repair: settings.repair, importedAt })
      }
    }
  }
  return {
    source: {
      ...source,
      settings: { ...settings, collection: open.settings },
      encoding: open.encoding,
      collection: open.view
    },
    count: open.view.documents,
    container: ARCHIVES.has(collection.kind) ? null : { kind: collection.kind, bytes },
    documents
  }
}
