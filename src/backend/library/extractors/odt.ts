import type { ParagraphKind } from '../../../core/model/article'
import { ZipArchive } from '../archive/zip-archive'
import { DocumentBuilder } from '../document-builder'
import { ExtractError } from '../extracted-document'
import type { Extractor, FoundMetadata } from '../extracted-document'
import { attributeOf, descendants, firstElement, localName, outermost, parseXml } from '../markup/xml-tree'
import type { XmlElement } from '../markup/xml-tree'
import { metadataFrom } from './package-metadata'

const MOST_CONTENT = 64 * 1024 * 1024
const MOST_METADATA = 4 * 1024 * 1024

/** Elements whose words are not the text's: deletions kept for undoing, comments, indexes, forms, scripts. */
const SKIPPED = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'forms',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'table-of-content',
  'alphabetical-index',
  'bibliography',
  'illustration-index',
  'table-index',
  'note-citation',
  'ruby-text',
  'script',
  'object',
  'binary-data',
  'desc',
  'title'
])

interface Style {
  readonly parent: string | null
  readonly name: string
}

/** What surrounds a paragraph. */
interface Surroundings {
  readonly list: number
}

/** Reads the body of an OpenDocument text. The tree is at most 256 deep, so the walk may recurse. */
class OdtReader {
  readonly builder = new DocumentBuilder()
  title: string | null = null
  firstHeading: string | null = null
  readonly #styles: ReadonlyMap<string, Style>
  readonly #notes: string[] = []

  constructor(styles: ReadonlyMap<string, Style>) {
    this.#styles = styles
  }

  read(body: XmlElement): void {
    this.#blocks(body, { list: 0 })
    for (const text of this.#notes) this.builder.add({ text })
  }

  #blocks(parent: XmlElement, around: Surroundings): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      const name = localName(child.name)
      if (SKIPPED.has(name)) continue
      if (name === 'h') this.#heading(child)
      else if (name === 'p') this.#paragraph(child, around)
      else if (name === 'list') this.#blocks(child, { ...around, list: around.list + 1 })
      else if (name === 'table-row') this.#row(child)
      else this.#blocks(child, around)
    }
  }

  #heading(element: XmlElement): void {
    const { text, boxes } = this.#inline(element)
    const level = Number(attributeOf(element, 'outline-level') ?? 1)
    if (text.trim() !== '') this.firstHeading ??= text.trim()
    this.builder.add({ text, kind: 'heading', level: Math.min(Math.max(Math.trunc(level) || 1, 1), 6) })
    for (const box of boxes) this.#blocks(box, { list: 0 })
  }

  #paragraph(element: XmlElement, { list }: Surroundings): void {
    const { text, boxes } = this.#inline(element)
    const styles = this.#stylesOf(attributeOf(element, 'style-name'))
    const has = (pattern: RegExp): boolean => styles.some((style) => pattern.test(style))
    if (has(/^title$/i)) {
      if (text.trim() !== '') this.title ??= text.trim()
      this.builder.add({ text, kind: 'heading', level: 1, role: 'title' })
    } else if (has(/^heading$|^heading_20_\d|^subtitle$/i)) this.builder.add({ text, kind: 'heading', level: 2 })
    else {
      const kind: ParagraphKind | null =
        list > 0 ? 'list-item' : has(/^quotations?$/i) ? 'quote' : has(/^caption$|^illustration$/i) ? 'caption' : null
      const mark = kind === 'list-item' ? { kind, level: Math.min(list, 9) } : kind ? { kind } : {}
      this.builder.add({ text, ...mark })
    }
    for (const box of boxes) this.#blocks(box, { list: 0 })
  }

  /** A row repeated a million times in the file is one row of the text. */
  #row(row: XmlElement): void {
    const cells = row.children.map((cell) => {
      if (typeof cell === 'string' || localName(cell.name) !== 'table-cell') return ''
      return [...outermost(cell, 'p', 'h')].map((paragraph) => this.#inline(paragraph).text.trim()).join(' ')
    })
    this.builder.add({ text: cells.filter((cell) => cell.trim() !== '').join(' | '), kind: 'table-row' })
  }

  /** The words of a paragraph; text boxes anchored in it follow it. */
  #inline(element: XmlElement): { readonly text: string; readonly boxes: readonly XmlElement[] } {
    const parts: string[] = []
    const boxes: XmlElement[] = []
    const walk = (parent: XmlElement): void => {
      for (const child of parent.children) {
        if (typeof child === 'string') {
          // White space is collapsed (OpenDocument 1.3, part 3, 6.1.2).
          parts.push(child.replace(/[ \t\r\n]+/g, ' '))
          continue
        }
        const name = localName(child.name)
        if (name === 's') parts.push(' ')
        else if (name === 'tab') parts.push('\t')
        else if (name === 'line-break') parts.push('\n')
        else if (name === 'note') this.#note(child)
        else if (name === 'frame' || name === 'custom-shape') boxes.push(...outermost(child, 'text-box'))
        else if (!SKIPPED.has(name)) walk(child)
      }
    }
    walk(element)
    return { text: parts.join(''), boxes }
  }

  #note(note: XmlElement): void {
    for (const body of outermost(note, 'note-body')) {
      for (const paragraph of outermost(body, 'p')) this.#notes.push(this.#inline(paragraph).text)
    }
  }

  /** A style and those it is made from. */
  #stylesOf(name: string | null): readonly string[] {
    const chain: string[] = []
    for (let at = name; at !== null && chain.length < 20; at = this.#styles.get(at)?.parent ?? null) {
      chain.push(at, this.#styles.get(at)?.name ?? at)
    }
    return chain
  }
}

function stylesOf(roots: readonly (XmlElement | null)[]): Map<string, Style> {
  const styles = new Map<string, Style>()
  for (const root of roots) {
    if (!root) continue
    for (const style of descendants(root, 'style')) {
      const name = attributeOf(style, 'name')
      const shown = attributeOf(style, 'display-name') ?? name
      if (name && shown) styles.set(name, { parent: attributeOf(style, 'parent-style-name'), name: shown })
    }
  }
  return styles
}

async function readPart(archive: ZipArchive, name: string, most: number): Promise<XmlElement | null> {
  const bytes = await archive.read(name, most)
  return bytes === null ? null : parseXml(bytes, name)
}

/**
 * OpenDocument text. Kept are headings, lists, quotes and captions (by style), table rows, text boxes, insertions and
 * footnotes (after the text). Deletions, comments, indexes, pictures, headers and footers go.
 */
export const odtExtractor: Extractor = {
  kind: 'odt',
  name: 'OpenDocument text',
  extensions: ['odt', 'ott'],
  isText: false,
  async extract(bytes) {
    const archive = await ZipArchive.open(bytes)
    const manifest = await readPart(archive, 'META-INF/manifest.xml', MOST_METADATA)
    if (manifest && [...descendants(manifest, 'encryption-data')].length > 0) {
      throw new ExtractError(
        'encrypted',
        'The document is protected with a password. Save a copy without the password, then import it.'
      )
    }
    const content = await readPart(archive, 'content.xml', MOST_CONTENT)
    const body = content && firstElement(content, 'body')
    if (!content || !body) {
      throw new ExtractError('damaged', 'This is no OpenDocument text: it has no content. Save it anew as .odt.')
    }
    const styles = stylesOf([await readPart(archive, 'styles.xml', MOST_METADATA), content])
    const reader = new OdtReader(styles)
    reader.read(body)
    const metadata = await readPart(archive, 'meta.xml', MOST_METADATA)
    const named = metadataFrom(metadata, 'meta.xml', {
      title: ['title'],
      byline: ['initial-creator', 'creator'],
      publishedAt: ['creation-date', 'date'],
      language: ['language']
    })
    return reader.builder.finish(withTitle(named, reader))
  }
}

/** The title that readers see is worth more than the one in the properties. */
function withTitle(metadata: FoundMetadata, { title, firstHeading }: OdtReader): FoundMetadata {
  if (title) return { ...metadata, title: { value: title, where: 'paragraph of style Title' } }
  if (metadata.title || !firstHeading) return metadata
  return { ...metadata, title: { value: firstHeading, where: 'first heading' } }
}
