import { basename } from 'node:path'
import type * as z from 'zod'
import type { Article } from '../../core/model/article'
import { articleFields } from '../../core/schema/records'
import { wordsOf } from '../../core/text/words'
import { paragraphsOf } from '../../core/text/paragraphs'
import { sha256 } from '../store/text-files'
import { cutText } from '../transfer/fit-record'
import { extractInThread } from './extract-thread'
import type { ExtractedDocument, Extractor } from './extracted-document'
import { extractorFor } from './extractors/registry'
import { guessLanguage } from './guess-language'
import { repairedEncoding } from './repaired-encoding'

/** A file as it came in. `name` is a base name. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** An article made from a file, not in the library yet. */
export interface BuiltArticle {
  readonly article: Article
  readonly text: string
  readonly document: ExtractedDocument
  /** Words and paragraphs of the text, for the preview. */
  readonly words: number
  readonly paragraphs: number
}

/** A text longer than this is not counted word by word for a preview; its words are estimated from this much. */
const COUNTED_LENGTH = 400_000

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

const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,8}$/, '') || name

function countWords(text: string, language: string): number {
  if (text.length <= COUNTED_LENGTH) return wordsOf(text, language).length
  const counted = wordsOf(text.slice(0, COUNTED_LENGTH), language).length
  return Math.round((counted * text.length) / COUNTED_LENGTH)
}

/** A value of a document's metadata that an article can hold, else null: what a file claims is not trusted. */
function fitField(schema: z.ZodType<string | null>, value: string | undefined): string | null {
  const parsed = schema.safeParse(value?.trim() || null)
  return parsed.success ? parsed.data : null
}

/** A language that a document names and that has a code; `und` and nonsense are not one. */
function fitLanguage(value: string | undefined): string | null {
  const language = value?.trim().replace('_', '-')
  return language && language !== 'und' && articleFields.language.safeParse(language).success ? language : null
}

/** Plain text is only decoded; whatever has to be taken apart is, in a thread and under limits (X6). */
async function extract(extractor: Extractor, bytes: Uint8Array, encoding: string | null): Promise<ExtractedDocument> {
  return extractor.kind === 'txt'
    ? extractor.extract(bytes, encoding)
    : extractInThread({ kind: extractor.kind, bytes, encoding })
}

/** How an article is made of a file. */
export interface BuildOptions {
  /** What a person chose, or null to find out; only for kinds that are text. */
  readonly encoding: string | null
  /** Whether mojibake is put right before the text is frozen (default: no). The original bytes stay what they are. */
  readonly repair?: boolean
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
  { encoding, repair = false, importedAt }: BuildOptions
): Promise<BuiltArticle> {
  const name = safeName(file.name)
  const extractor = extractorFor(name)
  const first = await extract(extractor, file.bytes, extractor.isText ? encoding : null)
  const document = repair ? await repaired(extractor, file.bytes, first) : first
  const { text, metadata } = document
  const language = fitLanguage(metadata.language?.value) ?? guessLanguage(text)
  const hash = sha256(file.bytes)
  const article: Article = {
    id: hash.slice(0, 16),
    title: cutText(metadata.title?.value ?? withoutEnding(name), 500),
    byline: fitField(articleFields.byline, metadata.byline?.value),
    publisher: fitField(articleFields.publisher, metadata.publisher?.value),
    url: fitField(articleFields.url, metadata.url?.value),
    publishedAt: fitField(articleFields.publishedAt, metadata.publishedAt?.value),
    language,
    importedAt,
    original: {
      name,
      sha256: hash,
      bytes: file.bytes.length,
      kind: extractor.kind,
      encoding: document.encoding?.name ?? 'binary'
    },
    text: { sha256: sha256(text), length: text.length, revision: 1 },
    earlier: [],
    segments: document.segments,
    paragraphs: document.paragraphs,
    places: document.places,
    metadataFrom: Object.fromEntries(
      Object.entries(metadata).map(([field, { where }]) => [field, cutText(where, 200)])
    ),
    tags: [],
    binnedAt: null
  }
  return { article, text, document, words: countWords(text, language), paragraphs: paragraphsOf(text).length }
}
