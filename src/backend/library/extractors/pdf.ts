import { ExtractError } from '../extracted-document'
import type { Extractor } from '../extracted-document'

/** How far into a file its mark may stand; readers allow for some bytes of a mail or a web server before it. */
const MARK_WITHIN = 1024

/** PDF with a text layer: paragraphs out of lines, columns in order, running heads and page numbers gone. */
export const pdfExtractor: Extractor = {
  kind: 'pdf',
  name: 'PDF',
  extensions: ['pdf'],
  isText: false,
  async extract(bytes) {
    if (!Buffer.from(bytes.subarray(0, MARK_WITHIN)).toString('latin1').includes('%PDF-')) {
      throw new ExtractError('damaged', 'This is not a PDF, whatever its ending says. Get the file again.')
    }
    // Loaded when the first PDF is imported: it is large, and nothing else needs it.
    const { extractPdf } = await import('../pdf/extract-pdf')
    return extractPdf(bytes)
  }
}
