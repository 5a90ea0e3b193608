import { decodeBytes } from '../decode-bytes'
import { ExtractError } from '../extracted-document'
import type { CollectionKind, CollectionPart } from './collection'
import { encodingOfCollection } from './decode-chunks'
import { guessSeparator, partsBetween } from './text-parts'

const SAMPLE_PARTS = 5
const SAMPLE_LENGTH = 160
/** The text is in memory as a whole, so that a part can be given back as it stands in the file. In bytes. */
const MOST_BYTES = 200 * 1024 * 1024

const firstWords = (text: string): string =>
  text
    .slice(0, 4 * SAMPLE_LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, SAMPLE_LENGTH)

/** A plain text with several documents and a line between them, or two and more empty lines. */
export const partsCollection: CollectionKind = {
  kind: 'parts',
  name: 'Text with several documents',
  // Only a person can say so: every text may have such lines.
  extensions: [],
  isText: true,
  // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for what they read
  async open(bytes, settings, chosen) {
    if (bytes.length > MOST_BYTES) {
      throw new ExtractError('too-large', 'A text with several documents may have 200 MB. Split the file.')
    }
    const encoding = encodingOfCollection(bytes, chosen)
    const text = decodeBytes(bytes, encoding.name).replace(/^\uFEFF+/, '')
    const separator = settings.separator ?? guessSeparator(text)
    if (separator === null) {
      throw new ExtractError(
        'empty',
        'No line between documents was found. Say which line stands between them, or import the text as one.'
      )
    }
    let documents = 0
    const sample: string[][] = []
    for (const { start, end } of partsBetween(text, separator)) {
      documents += 1
      if (sample.length < SAMPLE_PARTS) sample.push([firstWords(text.slice(start, Math.min(end, start + 1000)))])
    }
    if (documents === 0)
      throw new ExtractError('empty', 'The text has nothing but separators: there is nothing to annotate.')
    // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for bytes between their documents
    async function* parts(): AsyncGenerator<CollectionPart> {
      let number = 0
      for (const { start, end } of partsBetween(text, separator ?? '')) {
        number += 1
        yield {
          place: { kind: 'part', name: String(number) },
          name: `part-${number}.txt`,
          // Of UTF-8 these are the bytes of the file: what was decoded without loss is encoded to the same again.
          bytes: Buffer.from(text.slice(start, end), 'utf8'),
          content: { kind: 'file' }
        }
      }
    }
    return {
      settings: { ...settings, separator },
      view: { kind: 'text', documents, columns: [], sheets: [], sample, problems: [], problemCount: 0 },
      encoding,
      parts
    }
  }
}
