import type { Extractor } from '../extracted-document'

/** Markdown (CommonMark and tables) with front matter. */
export const markdownExtractor: Extractor = {
  kind: 'md',
  name: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  isText: true,
  async extract(bytes, encoding) {
    const { extractMarkdown } = await import('../html/extract-markdown')
    return extractMarkdown(bytes, encoding)
  }
}
