import { cutText } from '../transfer/fit-record'
import { toWellFormed } from './decode-bytes'
import type { FoundMetadata } from './extracted-document'

/** Characters that no text means: controls other than tab and line end, and the marks for text that is not one. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
const UNMEANT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\u00ad]/gu

/** Longest value that is looked at, in UTF-16 code units: more than any field of an article may have. */
const LONGEST_VALUE = 10_000

/** Words of a document as they may be stored: whole characters, and none that no text means. */
export const soundWords = (words: string): string => toWellFormed(words.replace(UNMEANT, ''))

/** What is said about a document, each value on one line; those that say nothing are left out. */
export function soundMetadata(metadata: FoundMetadata): FoundMetadata {
  const sound = Object.entries(metadata).map(
    ([field, { value, where }]) => [field, { value: oneLine(cutText(value, LONGEST_VALUE)), where }] as const
  )
  return Object.fromEntries(sound.filter(([, { value }]) => value !== ''))
}

/** Words on one line, with single spaces. */
export const oneLine = (words: string): string => soundWords(words).replace(/\s+/g, ' ').trim()
