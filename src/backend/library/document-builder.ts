import type { EncodingView } from '../../api/views'
import type { OriginalPlace, ParagraphKind, ParagraphMark, Segment, SegmentRole } from '../../core/model/article'
import type { Mojibake } from '../../core/text/mojibake'
import { freezeText } from '../../core/text/freeze'
import { ExtractError, TEXT_LIMIT } from './extracted-document'
import type { ExtractedDocument, FoundMetadata } from './extracted-document'
import { cutText } from '../transfer/fit-record'
import { oneLine, soundMetadata, soundWords } from './sound-values'

/** A paragraph on its way into a text. */
export interface Block {
  /** Its words; line ends in it become spaces, white space at its edges goes. */
  readonly text: string
  readonly kind?: ParagraphKind
  /** Depth of a heading or a list, from 1. */
  readonly level?: number
  /** What the paragraph is for the article: its title, its byline, a caption. */
  readonly role?: Exclude<SegmentRole, 'body'>
}

/** How a file's bytes were read as text. */
export interface TextSource {
  readonly encoding: EncodingView | null
  readonly mojibake: Mojibake | null
}

const NO_TEXT: TextSource = { encoding: null, mojibake: null }

const LONGEST_PLACE = 500

/**
 * Puts blocks together to a frozen text, a paragraph a line, and keeps where each begins (X6: whatever a document was
 * made of, it becomes blocks of text). Offsets are UTF-16 code units.
 */
export class DocumentBuilder {
  readonly #parts: string[] = []
  readonly #paragraphs: ParagraphMark[] = []
  readonly #segments: Segment[] = []
  readonly #places: OriginalPlace[] = []
  #length = 0

  /** From the next block on the text comes from this place of the original. */
  enter(kind: OriginalPlace['kind'], name: string): void {
    const start = this.#length
    if (this.#places.at(-1)?.start === start) this.#places.pop()
    const shown = oneLine(cutText(name, LONGEST_PLACE))
    this.#places.push({ start, kind, name: shown === '' ? String(this.#places.length + 1) : shown })
  }

  /** @throws ExtractError `too-large` when the text would become longer than an article may be */
  add(block: Block): void {
    // Line by line: an expression over runs of white space would take the square of their length.
    const lines = freezeText(soundWords(block.text)).split('\n')
    const text = lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(' ')
    if (text === '') return
    const start = this.#length
    const end = start + text.length
    if (end > TEXT_LIMIT) {
      const message = `The text has more than ${TEXT_LIMIT / 1_000_000} million characters. Split the file and import the parts.`
      throw new ExtractError('too-large', message)
    }
    if (block.kind) this.#paragraphs.push({ start, end, kind: block.kind, level: block.level ?? null })
    if (block.role) {
      this.#segments.push({ start, end, role: block.role, excluded: false, reason: 'document', confirmedBy: null })
    }
    this.#parts.push(text)
    this.#length = end + 1
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0
  }

  /**
   * @param source how the bytes were read, for kinds that are text
   * @throws ExtractError `empty` when there was no block with words
   */
  finish(metadata: FoundMetadata, source: TextSource = NO_TEXT): ExtractedDocument {
    if (this.isEmpty) throw new ExtractError('empty', 'The file has no text in it: there is nothing to annotate.')
    return {
      text: this.#parts.join('\n'),
      ...source,
      metadata: soundMetadata(metadata),
      segments: this.#segments,
      paragraphs: this.#paragraphs,
      places: this.#places.filter(({ start }) => start < this.#length)
    }
  }
}
