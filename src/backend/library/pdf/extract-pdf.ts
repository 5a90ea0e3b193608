import { getDocumentProxy } from 'unpdf'
import { DocumentBuilder } from '../document-builder'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument, FoundMetadata, FoundValue, MetadataField } from '../extracted-document'
import { realDate, realName, realTitle } from '../extractors/package-metadata'
import { MOST_ITEMS, piecesOf } from './page-pieces'
import type { PdfItem, Piece } from './page-pieces'
import { paragraphsIn } from './paragraphs'
import type { Paragraph, PageLine } from './paragraphs'
import { linesInOrder } from './reading-order'
import { runningPieces } from './running-pieces'

const MOST_PAGES = 5000
/** A heading is set at least this much larger than the text, and is not longer than this. */
const HEADING_SIZE = 1.15
const LONGEST_HEADING = 300

/** What is written below pictures and above tables: `Figure 3: …`, `Photo: Jo Ng`. */
const CAPTION =
  /^(?:(?:figure|fig\.|table|chart|map|photo|abbildung|abb\.|tabelle|grafik|schaubild|figura|tableau|tabla|tabela|tabella|рис(?:унок|\.)|таблица)\s?\d{1,3}(?:\.\d{1,2})?\s*[.:–—|]|(?:photos?|fotos?|image|bild|picture|illustration|photograph)(?: credit)?\s*:\s)/iu
const LONGEST_CAPTION = 600

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: the library keeps what it is given. Nothing of a PDF runs, and nothing is fetched for it.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useWorkerFetch: false,
      stopAtErrors: false,
      maxImageSize: 1,
      verbosity: 0
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ExtractError(
        'encrypted',
        'The PDF is protected with a password. Save a copy without the password, then import it.'
      )
    }
    throw error
  }
}

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type TextContent = Awaited<ReturnType<PdfPage['getTextContent']>>

/** The items of a page, piece by piece: a page that draws without end is left when there are enough. */
async function itemsOf(page: PdfPage): Promise<readonly PdfItem[]> {
  const items: PdfItem[] = []
  const stream = page.streamTextContent({ includeMarkedContent: false }) as ReadableStream<TextContent>
  const reader = stream.getReader()
  while (items.length < MOST_ITEMS) {
    const { done, value } = await reader.read()
    if (done) return items
    for (const item of value.items) if ('str' in item) items.push(item)
  }
  await reader.cancel(new Error('enough'))
  return items
}

async function piecesOfPages(document: PdfDocument): Promise<(readonly Piece[])[]> {
  if (document.numPages > MOST_PAGES) {
    throw new ExtractError(
      'too-large',
      `The PDF has ${document.numPages} pages; it may have ${MOST_PAGES}. Split it and import the parts.`
    )
  }
  const pages: (readonly Piece[])[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    pages.push(piecesOf(await itemsOf(page)))
    page.cleanup()
  }
  return pages
}

/** Letters that a font does not name come out as private or missing characters: the text cannot be used. */
function checkLetters(paragraphs: readonly Paragraph[]): void {
  const text = paragraphs
    .map((paragraph) => paragraph.text)
    .join(' ')
    .slice(0, 200_000)
  // eslint-disable-next-line no-control-regex -- control characters are what fonts without names give
  const unknown = text.match(/[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  if (unknown <= text.replace(/\s/g, '').length * 0.3) return
  throw new ExtractError(
    'damaged',
    'The fonts in this PDF do not say which letters they draw, so its text cannot be read. Run text recognition (OCR) ' +
      'on it, or get the document in another format.'
  )
}

/** The size most letters have. */
function bodySize(paragraphs: readonly Paragraph[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of paragraphs) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10
}

/** Levels of headings by their size, the largest first. */
function headingLevels(paragraphs: readonly Paragraph[]): (paragraph: Paragraph) => number | null {
  const body = bodySize(paragraphs)
  const isHeading = ({ size, text, kind }: Paragraph): boolean =>
    kind !== 'table-row' && size >= body * HEADING_SIZE && text.length <= LONGEST_HEADING && /\p{L}/u.test(text)
  const rounded = ({ size }: Paragraph): number => Math.round(size)
  const sizes = [...new Set(paragraphs.filter(isHeading).map(rounded))].sort((a, b) => b - a)
  return (paragraph) => (isHeading(paragraph) ? Math.min(6, sizes.indexOf(rounded(paragraph)) + 1) : null)
}

/** `D:20240806120000+02'00'` (PDF 32000-1, 7.9.4) as ISO 8601. */
function pdfDate(value: string | null): string | null {
  const found = /^D?:?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d)?'?(\d\d)?/.exec(value ?? '')
  if (!found) return null
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = found
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  if (day === undefined || hour === undefined || minute === undefined) return realDate(date)
  const offset = zone === undefined ? '' : zone === 'Z' ? 'Z' : `${zone}:${zoneMinutes ?? '00'}`
  return realDate(`${date}T${hour}:${minute}${second === undefined ? '' : `:${second}`}${offset}`)
}

async function metadataOf(document: PdfDocument): Promise<FoundMetadata> {
  const found: Partial<Record<MetadataField, FoundValue>> = {}
  const info = new Map<string, unknown>(Object.entries((await document.getMetadata()).info))
  const text = (key: string): string | null => {
    const value = info.get(key)
    return typeof value === 'string' ? value : null
  }
  const take = (field: MetadataField, value: string | null, key: string): void => {
    if (value !== null) found[field] = { value, where: `${key} of the PDF's information` }
  }
  take('title', realTitle(text('Title')), 'Title')
  take('byline', realName(text('Author')), 'Author')
  take('publishedAt', pdfDate(text('CreationDate')), 'CreationDate')
  take('language', text('Language')?.trim() || null, 'Language')
  return found
}

/** The text layer of a PDF. @throws ExtractError */
export async function extractPdf(bytes: Uint8Array): Promise<ExtractedDocument> {
  const document = await open(bytes)
  try {
    const pages = await piecesOfPages(document)
    const running = runningPieces(pages)
    const linesOf = (isKept: (piece: Piece) => boolean): readonly PageLine[] =>
      pages.flatMap((pieces, index) =>
        linesInOrder(pieces.filter(isKept)).map((line): PageLine => ({ ...line, page: index + 1 }))
      )
    const kept = linesOf((piece) => !running.has(piece))
    // Where everything stands at an edge there is nothing to tell heads from text by.
    const paragraphs = paragraphsIn(kept.length > 0 ? kept : linesOf(() => true))
    if (paragraphs.length === 0) {
      throw new ExtractError(
        'empty',
        'The PDF has pictures of its pages but no text. Run text recognition (OCR) on it first, then import the result.'
      )
    }
    checkLetters(paragraphs)
    return build(paragraphs, await metadataOf(document))
  } finally {
    await document.destroy()
  }
}

function build(paragraphs: readonly Paragraph[], metadata: FoundMetadata): ExtractedDocument {
  const builder = new DocumentBuilder()
  const levelOf = headingLevels(paragraphs)
  const headline = paragraphs.find((paragraph) => paragraph.page === 1 && levelOf(paragraph) === 1)
  let page = 0
  for (const paragraph of paragraphs) {
    const { text, kind } = paragraph
    if (paragraph.page > page) {
      page = paragraph.page
      builder.enter('page', String(page))
    }
    const level = levelOf(paragraph)
    if (level !== null) {
      builder.add({ text, kind: 'heading', level, ...(paragraph === headline ? { role: 'title' } : {}) })
    } else if (kind === 'list-item') builder.add({ text, kind, level: 1 })
    else if (kind === 'table-row') builder.add({ text, kind })
    else if (text.length <= LONGEST_CAPTION && CAPTION.test(text))
      builder.add({ text, kind: 'caption', role: 'caption' })
    else builder.add({ text })
  }
  const title = headline && { value: headline.text, where: 'largest heading of the first page' }
  return builder.finish({ ...(title ? { title } : {}), ...metadata })
}
