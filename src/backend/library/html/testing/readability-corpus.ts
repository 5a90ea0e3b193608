import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { corpusFolder } from '../../../../core/formats/testing/corpora'
import { collapse } from '../dom'
import type { ExpectedMetadata } from './metadata-score'

/** A page of the corpus: what it was, and what an article finder is to make of it. */
export interface CorpusPage {
  readonly name: string
  readonly source: Buffer
  /** Words of the expected article, elements parted by white space. */
  readonly expected: string
  readonly title: string
  readonly byline: string | null
  readonly metadata: ExpectedMetadata
}

const INLINE = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i img ins del kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)

/** The words of markup with a line end wherever an element begins or ends that is not part of a line. */
export function wordsOfMarkup(html: string): string {
  const { document } = parseHTML(`<html><head></head><body>${html}</body></html>`)
  const read = (node: Node): string => {
    if (node.nodeType === 3) return node.textContent ?? ''
    if (node.nodeType !== 1) return ''
    const { localName } = node as Element
    if (['script', 'style', 'noscript', 'template', 'head'].includes(localName)) return ''
    const inside = [...node.childNodes].map(read).join('')
    return INLINE.has(localName) ? inside : `\n${inside}\n`
  }
  return read(document.documentElement)
    .split('\n')
    .map((line) => collapse(line).trim())
    .filter((line) => line !== '')
    .join('\n')
}

export function corpusPages(): CorpusPage[] {
  const folder = corpusFolder('readability')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (file: string): Buffer => readFileSync(join(folder, name, file))
      const metadata = JSON.parse(read('expected-metadata.json').toString('utf8')) as {
        title: string
        byline: string | null
        siteName?: string | null
        publishedTime?: string | null
        lang?: string | null
      }
      const {
        title,
        byline,
        siteName: publisher = null,
        publishedTime: publishedAt = null,
        lang: language = null
      } = metadata
      const expected = wordsOfMarkup(read('expected.html').toString('utf8'))
      return {
        ...{ name, expected, title, byline },
        source: read('source.html'),
        metadata: { title, byline, publisher, publishedAt, language }
      }
    })
}

/** What the library gives when it is called as its own documentation shows. */
export function plainCall(source: Buffer): { text: string; title: string | null; byline: string | null } {
  const { document } = parseHTML(source.toString('utf8'))
  const found = new Readability(document).parse()
  return { text: found?.textContent ?? '', title: found?.title ?? null, byline: found?.byline ?? null }
}
