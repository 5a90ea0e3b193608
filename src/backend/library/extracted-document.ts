import type { EncodingView } from '../../api/views'
import type { OriginalPlace, ParagraphMark, Segment } from '../../core/model/article'
import type { Mojibake } from '../../core/text/mojibake'

/** Something a document says about itself, and where: `og:title`, `Dublin Core`, `first line`. */
export interface FoundValue {
  readonly value: string
  readonly where: string
}

/** What is said about a document. `publishedAt` is ISO 8601 and may be partial; `language` is BCP 47. */
export const METADATA_FIELDS = ['title', 'byline', 'publisher', 'url', 'publishedAt', 'language'] as const
export type MetadataField = (typeof METADATA_FIELDS)[number]
export type FoundMetadata = Readonly<Partial<Record<MetadataField, FoundValue>>>

/** What an extractor makes of a file's bytes. Positions are UTF-16 code units of `text`. */
export interface ExtractedDocument {
  /** Frozen: see `freezeText`. */
  readonly text: string
  /** How the bytes were read as text; null for kinds that say it themselves or are no text. */
  readonly encoding: EncodingView | null
  /** Letters that were read wrongly before, and can be repaired; null when there are none, or for kinds that are no text. */
  readonly mojibake: Mojibake | null
  readonly metadata: FoundMetadata
  readonly segments: readonly Segment[]
  readonly paragraphs: readonly ParagraphMark[]
  readonly places: readonly OriginalPlace[]
}

/** A file that cannot become an article; the message says what to do. */
export class ExtractError extends Error {
  readonly code:
    | 'empty'
    | 'binary'
    | 'broken-utf8'
    | 'too-large'
    | 'unknown-encoding'
    | 'damaged'
    | 'encrypted'
    | 'too-deep'
    | 'too-slow'
  constructor(code: ExtractError['code'], message: string) {
    super(message)
    this.name = 'ExtractError'
    this.code = code
  }
}

/** Makes an article's text out of the bytes of one kind of document. */
export interface Extractor {
  /** Kind of the document; also the ending of the stored original. */
  readonly kind: string
  readonly name: string
  /** File endings in lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Whether the bytes are text in some encoding, which a person may choose. */
  readonly isText: boolean
  /**
   * @param encoding what a person chose, or null to find out; for kinds that are no text always null
   * @throws ExtractError
   */
  readonly extract: (bytes: Uint8Array, encoding: string | null) => ExtractedDocument | Promise<ExtractedDocument>
}

/** Longest text an article may have, in UTF-16 code units: about ten long novels. */
export const TEXT_LIMIT = 20_000_000
