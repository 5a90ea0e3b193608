import { ExtractError } from './extracted-document'

/** Most bytes a marked-up file may have: pages saved as one file carry their pictures with them. */
export const MARKUP_BYTE_LIMIT = 64 * 1024 * 1024
/** Most that may be left for a document when scripts, styles and pictures are gone, in UTF-16 code units. */
export const MARKUP_LENGTH_LIMIT = 6_000_000
/** Deepest nesting of elements. No article needs a tenth of it, and building a document takes a stack that deep. */
export const DEPTH_LIMIT = 256
/** Most tags, references and stray `<` of one document: each becomes an object of some hundred bytes. */
export const PIECE_LIMIT = 150_000

const megabytes = (count: number): string => `${(count / 1_048_576).toFixed(0)} MB`

/** @throws ExtractError `empty`, `too-large` for a file before anything is read of it */
export function checkSize(bytes: Uint8Array, limit = MARKUP_BYTE_LIMIT): void {
  if (bytes.length === 0) throw new ExtractError('empty', 'The file is empty: there is nothing to annotate.')
  if (bytes.length <= limit) return
  throw new ExtractError(
    'too-large',
    `The file has ${megabytes(bytes.length)}; a file of this kind may have ${megabytes(limit)}. ` +
      'Save it without its pictures, or copy its text into a plain text file.'
  )
}

/** @throws ExtractError `too-deep`, saying how deep it may be */
export function checkDepth(depth: number): void {
  if (depth > DEPTH_LIMIT) throw tooDeep()
}

/** @throws ExtractError `too-large` for markup that a document would take too much memory or time for */
export function checkMarkup(length: number, pieces: number): void {
  if (length <= MARKUP_LENGTH_LIMIT && pieces <= PIECE_LIMIT) return
  throw new ExtractError(
    'too-large',
    'The page is too large to be taken apart: it has ' +
      `${(length / 1_000_000).toFixed(1)} million characters and ${pieces} tags and references ` +
      `(at most ${MARKUP_LENGTH_LIMIT / 1_000_000} million and ${PIECE_LIMIT}). ` +
      'Copy its text into a plain text file.'
  )
}

function tooDeep(): ExtractError {
  return new ExtractError(
    'too-deep',
    `Its elements are nested more than ${DEPTH_LIMIT} deep, which no article is. ` +
      'If it is one, copy its text into a plain text file.'
  )
}

/**
 * Runs what builds a document. The scan before it counts as a browser would; should a library still nest deeper than
 * the stack is, that is the same message and no crash.
 *
 * @throws ExtractError `too-deep`
 */
export function withinStack<T>(build: () => T): T {
  try {
    return build()
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    throw error
  }
}
