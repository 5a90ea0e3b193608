import { storeZip } from '../archive/store-zip'
import { ZipArchive } from '../archive/zip-archive'
import { DocumentBuilder } from '../document-builder'
import { ExtractError } from '../extracted-document'
import type { Extractor, FoundMetadata } from '../extracted-document'
import { decodeXml, guardXml, parseXml } from '../markup/xml-tree'
import { metadataFrom } from './package-metadata'

const MEGABYTE = 1024 * 1024
/** The library that reads Word files takes about fifteen times a part's size in memory. */
const MOST_PART = 40 * MEGABYTE
const MOST_PARTS = 80 * MEGABYTE
const MOST_METADATA = MEGABYTE

/** First bytes of the container that password protection and Word before 2007 use (MS-CFB, 2.2). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

function checkContainer(bytes: Uint8Array): void {
  if (!COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) return
  if (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  ) {
    throw new ExtractError(
      'encrypted',
      'The document is protected with a password. Save a copy without the password, then import it.'
    )
  }
  throw new ExtractError(
    'damaged',
    'This is a Word document from before 2007 (.doc). Save it as .docx and import that.'
  )
}

/**
 * The parts the library needs, checked one by one and packed anew: it opens the archive itself, without limits, and
 * would inflate whatever is in it.
 */
async function checkedCopy(archive: ZipArchive): Promise<Buffer> {
  const parts = new Map<string, Uint8Array>()
  let total = 0
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/i.test(name) || /^(?:customXml|docProps)\//i.test(name)) continue
    const part = await archive.read(name, MOST_PART)
    if (part === null) continue
    total += part.length
    if (total > MOST_PARTS) {
      throw new ExtractError('too-large', 'The document has too much in it. Split it, or save it as plain text.')
    }
    // The library takes every part for UTF-8, whatever the part says: what is looked at here is what it gets.
    const xml = decodeXml(part).replace(/^\uFEFF?<\?xml[^>]*\?>/, '')
    guardXml(xml, name)
    parts.set(name, Buffer.from(xml))
  }
  return storeZip(parts)
}

/** Styles by the names Word has for them, in any language of its menus. Comments have no line and are dropped. */
const STYLE_MAP = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh"
]

function titled(metadata: FoundMetadata, title: string | null, heading: string | null): FoundMetadata {
  if (title) return { ...metadata, title: { value: title, where: 'paragraph of style Title' } }
  if (metadata.title || !heading) return metadata
  return { ...metadata, title: { value: heading, where: 'first heading' } }
}

/**
 * Word documents. Kept are headings, lists, quotes and captions (by style), table rows, insertions and notes (after
 * the text). Deletions, comments, pictures, headers and footers go.
 */
export const docxExtractor: Extractor = {
  kind: 'docx',
  name: 'Word document',
  extensions: ['docx', 'docm'],
  isText: false,
  async extract(bytes) {
    checkContainer(bytes)
    const archive = await ZipArchive.open(bytes)
    if (!archive.has('[Content_Types].xml')) {
      throw new ExtractError('damaged', 'This is no Word document, whatever its ending says. Save it anew as .docx.')
    }
    // Loaded when the first document is imported: only these kinds need the libraries.
    const [{ default: mammoth }, { htmlBlocks }] = await Promise.all([
      import('mammoth'),
      import('../markup/html-blocks')
    ])
    const { value } = await mammoth.convertToHtml(
      { buffer: await checkedCopy(archive) },
      {
        styleMap: STYLE_MAP,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Pictures are left out, and not even read.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
      }
    )
    const title = /<h1 class="title">(.*?)<\/h1>/s.exec(value)
    const { blocks, notes, heading } = htmlBlocks(value)
    const titleText = title ? (htmlBlocks(title[0]).heading ?? null) : null
    const builder = new DocumentBuilder()
    const titleBlock =
      titleText === null ? undefined : blocks.find(({ text, kind }) => kind === 'heading' && text === titleText)
    for (const block of blocks) builder.add(block === titleBlock ? { ...block, role: 'title' } : block)
    for (const note of notes) builder.add(note)
    const properties = await archive.read('docProps/core.xml', MOST_METADATA)
    const metadata = metadataFrom(properties && parseXml(properties, 'docProps/core.xml'), 'docProps/core.xml', {
      title: ['title'],
      byline: ['creator'],
      publishedAt: ['created', 'modified'],
      language: ['language']
    })
    return builder.finish(titled(metadata, titleText, heading))
  }
}
