import { basename } from 'node:path'
import type { OriginalSource } from '../../core/model/article'
import { sha256 } from '../store/text-files'
import { assembleArticle } from './assemble-article'
import type { BuiltArticle } from './assemble-article'
import { extractInThread } from './extract-thread'
import type { ExtractedDocument, Extractor } from './extracted-document'
import { extractorFor } from './extractors/registry'
import { withHeadLines } from './head-lines'
import { repairedEncoding } from './repaired-encoding'

export type { BuiltArticle } from './assemble-article'

/** A file as it came in. `name` is a base name. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Id of an article: the first 16 hex digits of the SHA-256 of its original bytes. */
export function articleIdOf(bytes: Uint8Array): string {
  return sha256(bytes).slice(0, 16)
}

/** Makes a name from outside fit to be stored: its last part, no control characters, at most 200 characters. */
export function safeName(name: string): string {
  const last = basename(name.replace(/\\/g, '/'))
  // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
  const clean = last.replace(/[\u0000-\u001f\u007f]/g, '').slice(-200)
  return clean === '' || clean === '.' || clean === '..' ? 'untitled.txt' : clean
}

/** A file's name as a title. */
export const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,8}$/, '') || name

/** Plain text is only decoded; whatever has to be taken apart is, in a thread and under limits (X6). */
async function extract(extractor: Extractor, bytes: Uint8Array, encoding: string | null): Promise<ExtractedDocument> {
  const { kind } = extractor
  return withHeadLines(
    await (kind === 'txt' ? extractor.extract(bytes, encoding) : extractInThread({ kind, bytes, encoding }))
  )
}

/** How an article is made of a file. */
export interface BuildOptions {
  /** What a person chose, or null to find out; only for kinds that are text. */
  readonly encoding: string | null
  /** Whether mojibake is put right before the text is frozen (default: no). The original bytes stay what they are. */
  readonly repair?: boolean
  /** The file of several documents it was taken out of. */
  readonly from?: OriginalSource
  /** ISO 8601 in UTC. */
  readonly importedAt: string
}

/** Reads a document again with its mojibake put right: in its source, where no space of it has gone yet. */
async function repaired(extractor: Extractor, bytes: Uint8Array, first: ExtractedDocument): Promise<ExtractedDocument> {
  const { encoding, mojibake } = first
  if (!encoding || !mojibake) return first
  const name = repairedEncoding(encoding.name, mojibake)
  const again = await extract(extractor, bytes, name)
  const evidence = `${encoding.evidence}; letters that had been read as ${mojibake.readAs} before were put right`
  return { ...again, encoding: { name, certain: encoding.certain, evidence }, mojibake }
}

/**
 * Makes an article from a file's bytes. Nothing is stored. Mojibake that was found is in `document`, also when it was
 * repaired.
 *
 * @throws ExtractError saying what is wrong with the file and what to do
 */
export async function buildArticle(
  file: IncomingFile,
  { encoding, repair = false, from, importedAt }: BuildOptions
): Promise<BuiltArticle> {
  const name = safeName(file.name)
  const extractor = extractorFor(name)
  const first = await extract(extractor, file.bytes, extractor.isText ? encoding : null)
  const document = repair ? await repaired(extractor, file.bytes, first) : first
  return assembleArticle({
    name,
    bytes: file.bytes,
    kind: extractor.kind,
    document,
    title: withoutEnding(name),
    importedAt,
    ...(from && { from })
  })
}
