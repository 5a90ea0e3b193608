import type { Extractor } from '../extracted-document'

/** Web pages, also those that a browser saved as a single file. */
export const htmlExtractor: Extractor = {
  kind: 'html',
  name: 'Web page (HTML)',
  extensions: ['html', 'htm', 'xhtml', 'xht', 'shtml'],
  isText: true,
  async extract(bytes, encoding) {
    // Loaded when the first page is imported: taking pages apart needs libraries that nothing else needs.
    const { extractHtml } = await import('../html/extract-html')
    return extractHtml(bytes, encoding)
  }
}
