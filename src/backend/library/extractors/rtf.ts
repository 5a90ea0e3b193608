import { checkSize } from '../extract-guard'
import { ExtractError } from '../extracted-document'
import type { Extractor, FoundMetadata, FoundValue, MetadataField } from '../extracted-document'
import { RtfReader } from './rtf-reader'

/** Most bytes of a file: its pictures are in it, each byte as two letters. */
const RTF_BYTE_LIMIT = 128 * 1024 * 1024

/** Characters in a file's first bytes, for what it says it is. */
const head = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart()

function metadataOf(reader: RtfReader): FoundMetadata {
  const found: Partial<Record<MetadataField, FoundValue>> = {}
  const take = (field: MetadataField, key: string, where = `\\${key} of \\info`): void => {
    const value = reader.information.get(key)?.replace(/\s+/g, ' ').trim()
    if (value && !found[field]) found[field] = { value, where }
  }
  take('title', 'title')
  take('byline', 'author')
  take('publisher', 'company')
  take('publishedAt', 'creatim')
  const heading = reader.firstHeading
  if (heading && !found.title) found.title = { value: heading, where: 'first heading' }
  return found
}

/**
 * Rich Text Format, read by ourselves: nothing is nested deeper than the reader's own bounded stack. Kept are
 * paragraphs, headings (by outline level or style), lists, table rows and footnotes (after the text). Pictures,
 * objects, headers and footers, comments, deleted and hidden text go.
 */
export const rtfExtractor: Extractor = {
  kind: 'rtf',
  name: 'Rich text',
  extensions: ['rtf'],
  isText: false,
  extract(bytes) {
    checkSize(bytes, RTF_BYTE_LIMIT)
    if (!head(bytes).startsWith('{\\rtf')) {
      throw new ExtractError(
        'damaged',
        'This is not a rich text file, whatever its ending says. Open it in the program it is from and save it as RTF.'
      )
    }
    const reader = new RtfReader()
    reader.read(bytes)
    return reader.builder.finish(metadataOf(reader))
  }
}
