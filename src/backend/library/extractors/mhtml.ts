import type { Extractor } from '../extracted-document'

/** Pages that a browser saved with all their parts (MIME HTML, RFC 2557). */
export const mhtmlExtractor: Extractor = {
  kind: 'mhtml',
  name: 'Web archive (MHTML)',
  extensions: ['mhtml', 'mht'],
  // Its parts say how they are encoded, each for itself; a person is not asked.
  isText: false,
  async extract(bytes, encoding) {
    const { extractMhtml } = await import('../html/extract-mhtml')
    return extractMhtml(bytes, encoding)
  }
}
