import { ZipArchive } from '../archive/zip-archive'
import { DocumentBuilder } from '../document-builder'
import { ExtractError } from '../extracted-document'
import type { Extractor } from '../extracted-document'
import { attributeOf, decodeXml, descendants, firstElement, parseXml, textOf } from '../markup/xml-tree'
import type { XmlElement } from '../markup/xml-tree'
import { metadataFrom } from './package-metadata'

const MEGABYTE = 1024 * 1024
const MOST_PACKAGE = 8 * MEGABYTE
const MOST_CHAPTER = 16 * MEGABYTE
const MOST_CHAPTERS = 5000
/** A book has one table of contents, or an old one and a new one. */
const MOST_CONTENTS = 4

const damaged = (what: string): ExtractError =>
  new ExtractError('damaged', `The e-book is damaged: ${what}. Get the file again, or save it anew with a book editor.`)

/** Where a reference in a file of the archive leads, as a name in the archive; `..` ends at its root. */
export function resolveName(from: string, reference: string): string {
  let path = reference.replace(/[?#].*$/s, '')
  try {
    path = decodeURIComponent(path)
  } catch (error) {
    // A lone percent sign is a name as it stands.
    if (!(error instanceof URIError)) throw error
  }
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** An item of the book's list of files. */
interface ManifestItem {
  readonly name: string
  readonly type: string
  readonly properties: string
}

interface Book {
  readonly packageName: string
  readonly root: XmlElement
  readonly items: ReadonlyMap<string, ManifestItem>
  /** Chapters in the order of reading. */
  readonly spine: readonly ManifestItem[]
}

async function readXml(archive: ZipArchive, name: string): Promise<XmlElement | null> {
  const bytes = await archive.read(name, MOST_PACKAGE)
  return bytes === null ? null : parseXml(bytes, name)
}

async function openBook(archive: ZipArchive): Promise<Book> {
  const container = await readXml(archive, 'META-INF/container.xml')
  const rootfile = container && firstElement(container, 'rootfile')
  const packageName = rootfile ? resolveName('', attributeOf(rootfile, 'full-path') ?? '') : ''
  const root = packageName === '' ? null : await readXml(archive, packageName)
  if (!root) throw damaged('it does not say where its list of chapters is')
  const items = new Map<string, ManifestItem>()
  for (const item of descendants(root, 'item')) {
    items.set(attributeOf(item, 'id') ?? '', {
      name: resolveName(packageName, attributeOf(item, 'href') ?? ''),
      type: attributeOf(item, 'media-type') ?? '',
      properties: attributeOf(item, 'properties') ?? ''
    })
  }
  const spine = new Set<ManifestItem>()
  for (const reference of descendants(root, 'itemref')) {
    const item = items.get(attributeOf(reference, 'idref') ?? '')
    // A file that the list names again and again is read once.
    if (item && !/\bnav\b/.test(item.properties)) spine.add(item)
    if (spine.size > MOST_CHAPTERS)
      throw new ExtractError('too-large', `The e-book has more than ${MOST_CHAPTERS} parts.`)
  }
  return { packageName, root, items, spine: [...spine] }
}

/** Fonts may be scrambled; a book whose chapters are is locked to one shop's program. */
async function checkReadable(archive: ZipArchive, book: Book): Promise<void> {
  const encryption = await readXml(archive, 'META-INF/encryption.xml')
  if (!encryption) return
  const locked = new Set(
    [...descendants(encryption, 'CipherReference')].map((at) => resolveName('', attributeOf(at, 'URI') ?? ''))
  )
  if (book.spine.some(({ name }) => locked.has(name))) {
    throw new ExtractError(
      'encrypted',
      'The e-book is locked by copy protection, and only its own program can read it. Import a copy without protection.'
    )
  }
}

/** Names of chapters by the file they begin with, from the table of contents (EPUB 2: NCX, EPUB 3: nav). */
async function chapterNames(archive: ZipArchive, { items }: Book): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const add = (from: string, reference: string | null, words: string): void => {
    const name = resolveName(from, reference ?? '')
    const shown = words.replace(/\s+/g, ' ').trim()
    if (shown !== '' && !names.has(name)) names.set(name, shown)
  }
  const isNcx = ({ type }: ManifestItem): boolean => type === 'application/x-dtbncx+xml'
  const contents = [...items.values()].filter((item) => isNcx(item) || /\bnav\b/.test(item.properties))
  for (const item of contents.slice(0, MOST_CONTENTS)) {
    let root: XmlElement | null
    try {
      root = await readXml(archive, item.name)
    } catch (error) {
      // Without its table of contents a book is still read: chapters are named by their headings.
      if (error instanceof ExtractError && error.code === 'damaged') continue
      throw error
    }
    if (!root) continue
    if (isNcx(item)) {
      for (const point of descendants(root, 'navPoint')) {
        const label = firstElement(point, 'navLabel')
        const content = point.children.find(
          (child): child is XmlElement => typeof child !== 'string' && child.name.endsWith('content')
        )
        if (label && content) add(item.name, attributeOf(content, 'src'), textOf(label))
      }
    } else for (const link of descendants(root, 'a')) add(item.name, attributeOf(link, 'href'), textOf(link))
  }
  return names
}

/**
 * E-books (EPUB 2 and 3). Chapters in the order of reading are the places; footnotes come after their chapter.
 * Pictures, styles, scripts and the table of contents go.
 */
export const epubExtractor: Extractor = {
  kind: 'epub',
  name: 'E-book (EPUB)',
  extensions: ['epub'],
  isText: false,
  async extract(bytes) {
    // Loaded when the first book is imported: taking pages apart needs libraries that nothing else needs.
    const { htmlBlocks } = await import('../markup/html-blocks')
    const archive = await ZipArchive.open(bytes)
    const book = await openBook(archive)
    await checkReadable(archive, book)
    const names = await chapterNames(archive, book)
    const builder = new DocumentBuilder()
    let missing = 0
    for (const [index, { name, type }] of book.spine.entries()) {
      if (!/html|xml|^$/.test(type) || /svg/.test(type)) continue
      const chapter = await archive.read(name, MOST_CHAPTER)
      if (chapter === null) {
        missing += 1
        continue
      }
      const { blocks, notes, heading } = htmlBlocks(decodeXml(chapter))
      if (blocks.length === 0 && notes.length === 0) continue
      builder.enter('chapter', names.get(name) ?? heading ?? String(index + 1))
      for (const block of blocks) builder.add(block)
      for (const note of notes) builder.add(note)
    }
    if (builder.isEmpty && missing > 0) throw damaged('its chapters are not in it')
    const metadata = metadataFrom(book.root, book.packageName, {
      title: ['title'],
      byline: ['creator'],
      publisher: ['publisher'],
      publishedAt: ['date'],
      language: ['language']
    })
    return builder.finish(metadata)
  }
}
