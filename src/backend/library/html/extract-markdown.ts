import { freezeText } from '../../../core/text/freeze'
import { DocumentBuilder } from '../document-builder'
import { checkSize, withinStack } from '../extract-guard'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument, FoundMetadata } from '../extracted-document'
import { decodeHtml, encodingOfHtml } from './decode-html'
import { mojibakeOf } from '../repaired-encoding'
import { splitFrontMatter } from './front-matter'
import { markdownBlocks } from './markdown-blocks'

/** Most bytes of a Markdown file: as text, it would be several novels. */
const MARKDOWN_BYTE_LIMIT = 8 * 1024 * 1024

/**
 * Makes an article's text of Markdown: its words without the marks, front matter as metadata.
 *
 * @param chosen the encoding a person chose, or null to find out
 * @throws ExtractError
 */
export function extractMarkdown(bytes: Uint8Array, chosen: string | null): ExtractedDocument {
  checkSize(bytes, MARKDOWN_BYTE_LIMIT)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encoding = encodingOfHtml(buffer, chosen)
  const source = freezeText(decodeHtml(buffer, encoding.name))
  const { metadata, body } = splitFrontMatter(source)
  const blocks = withinStack(() => markdownBlocks(body))
  if (blocks.length === 0) throw new ExtractError('empty', 'The file has no text in it: there is nothing to annotate.')
  const first = blocks[0]
  const isHeadline = first?.kind === 'heading' && first.level === 1
  const builder = new DocumentBuilder()
  const title = metadata.title?.value
  if (title !== undefined && !isHeadline) builder.add({ text: title, kind: 'heading', level: 1, role: 'title' })
  for (const block of blocks) builder.add(block === first && isHeadline ? { ...block, role: 'title' } : block)
  const found: FoundMetadata = {
    ...(isHeadline ? { title: { value: first.text, where: 'first heading' } } : {}),
    ...metadata
  }
  return builder.finish(found, { encoding, mojibake: mojibakeOf(source, encoding.name) })
}
