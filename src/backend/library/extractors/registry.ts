import type { Extractor } from '../extracted-document'
import { docxExtractor } from './docx'
import { emlExtractor } from './eml'
import { epubExtractor } from './epub'
import { htmlExtractor } from './html'
import { markdownExtractor } from './markdown'
import { mhtmlExtractor } from './mhtml'
import { odtExtractor } from './odt'
import { pdfExtractor } from './pdf'
import { rtfExtractor } from './rtf'
import { textExtractor } from './text'

/** Every kind of document that can be imported. A new kind is a new file and a line here. */
export const EXTRACTORS: readonly Extractor[] = [
  textExtractor,
  htmlExtractor,
  mhtmlExtractor,
  markdownExtractor,
  docxExtractor,
  odtExtractor,
  rtfExtractor,
  pdfExtractor,
  epubExtractor,
  emlExtractor
]

/** The extractor for a file by its name. What has no known ending is tried as plain text. */
export function extractorFor(name: string): Extractor {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return EXTRACTORS.find((extractor) => extractor.extensions.includes(extension)) ?? textExtractor
}

/** The extractor of a kind that was imported before. */
export function extractorOfKind(kind: string): Extractor | null {
  return EXTRACTORS.find((extractor) => extractor.kind === kind) ?? null
}
