import type { EncodingView } from '../../api/views'
import type { Segment } from '../../core/model/article'

/** What an extractor makes of a file's bytes. Segment positions are UTF-16 code units of `text`. */
export interface ExtractedDocument {
  /** Frozen: see `freezeText`. */
  readonly text: string
  readonly encoding: EncodingView
  /** Title found in the document itself, or null. */
  readonly title: string | null
  readonly segments: readonly Segment[]
}

/** A file that cannot become an article; the message says what to do. */
export class ExtractError extends Error {
  readonly code: 'empty' | 'binary' | 'broken-utf8' | 'too-large' | 'unknown-encoding'
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
  /**
   * @param encoding what a person chose, or null to find out
   * @throws ExtractError
   */
  readonly extract: (bytes: Uint8Array, encoding: string | null) => ExtractedDocument
}

/** Longest text an article may have, in UTF-16 code units: about ten long novels. */
export const TEXT_LIMIT = 20_000_000
