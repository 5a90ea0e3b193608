import type { Article } from '../../core/model/article'
import { rereadRow } from './collections/row-words'
import { extractInThread } from './extract-thread'
import { ExtractError } from './extracted-document'
import { extractorOfKind } from './extractors/registry'

/**
 * Makes the text of an article again from its original bytes, as it was made when it came in (D4): by its kind, in the
 * encoding that was taken then. Whether it is the same text, its hash has to say.
 *
 * @throws ExtractError when the bytes give no text
 */
export async function rereadOriginal(
  { original, metadataFrom }: Pick<Article, 'original' | 'metadataFrom'>,
  bytes: Uint8Array
): Promise<string> {
  const { kind, encoding } = original
  if (kind === 'json') return rereadRow(bytes, metadataFrom['text'] ?? '', encoding)
  const extractor = extractorOfKind(kind)
  if (!extractor) throw new ExtractError('damaged', `This version cannot read originals of the kind ${kind}.`)
  const chosen = extractor.isText && encoding !== 'binary' ? encoding : null
  // Plain text is only decoded, which takes no thread.
  const { text } =
    kind === 'txt' ? await extractor.extract(bytes, chosen) : await extractInThread({ kind, bytes, encoding: chosen })
  return text
}
