import type { Span } from '../model/annotation'
import type { Article } from '../model/article'
import { findLabel, type Scheme } from '../model/scheme'
import type { TextRange } from '../model/text-range'
import { escapeHtml } from '../text/escape-html'
import { markedParagraphs } from './marked-pieces'

/** What is copied: the words alone, with their highlights, or with where they come from. */
export const COPY_FORMATS = ['formatted', 'plain', 'reference'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]

/** An open article, as far as copying from it goes. */
export interface CopySource {
  readonly text: string
  readonly article: Pick<Article, 'title' | 'publisher' | 'publishedAt' | 'url' | 'language'>
  readonly scheme: Scheme
  readonly spans: Iterable<Span>
}

/** What goes to the clipboard, one text for each media type; `html` is null for plain text. */
export interface CopiedPassage {
  readonly plain: string
  readonly html: string | null
}

/**
 * A passage for the clipboard. The plain text is exactly the frozen text's, its line ends too; parts of a discontinuous
 * passage are joined by an ellipsis. In HTML, highlights are `<mark>` elements named by their labels, with the
 * article's title and the place below; all of it is escaped, nothing in it can be clicked, and each
 * part keeps its direction to itself (X7).
 *
 * @param ranges sorted and disjoint, in UTF-16 code units
 */
export function copiedPassage(source: CopySource, ranges: readonly TextRange[], format: CopyFormat): CopiedPassage {
  const words = ranges.map((range) => source.text.slice(range.start, range.end)).join(' … ')
  if (format === 'plain') return { plain: words, html: null }
  const spans = [...source.spans]
  const body = ranges.map((range) => passageHtml(source, spans, range)).join('<p>…</p>')
  const quote = `<blockquote lang="${escapeHtml(source.article.language)}">${body}</blockquote>`
  if (format === 'formatted') {
    const place = `characters ${ranges[0]?.start ?? 0}–${ranges.at(-1)?.end ?? 0}`
    return { plain: words, html: `${quote}<p>— ${titleHtml(source.article.title)}, ${place}</p>` }
  }
  const [title, ...rest] = referenceParts(source.article)
  const html = [titleHtml(title ?? ''), ...rest.map((part) => `<bdi>${escapeHtml(part)}</bdi>`)].join(', ')
  return { plain: `“${words}”\n— ${[title, ...rest].join(', ')}`, html: `${quote}<p>— ${html}</p>` }
}

/** Like `<bdi>`: whatever turns the title round turns nothing behind it (X7). */
const titleHtml = (title: string): string => `<cite dir="auto">${escapeHtml(title)}</cite>`

/** Title, publisher, date (ISO 8601) and address, as far as they are known. */
function referenceParts({ title, publisher, publishedAt, url }: CopySource['article']): string[] {
  return [title, publisher ?? '', publishedAt?.slice(0, 10) ?? '', url ?? ''].filter((part) => part !== '')
}

function passageHtml({ text, scheme }: CopySource, spans: readonly Span[], range: TextRange): string {
  return markedParagraphs(text, range, spans)
    .map(({ pieces }) => {
      const html = pieces.map((piece) => {
        const words = escapeHtml(text.slice(piece.start, piece.end))
        const names = [...new Set(piece.spans.map((span) => findLabel(scheme, span.label)?.name ?? span.label))]
        return names.length === 0 ? words : `<mark title="${escapeHtml(names.join(', '))}">${words}</mark>`
      })
      return `<p dir="auto" style="white-space:pre-wrap">${html.join('')}</p>`
    })
    .join('')
}
