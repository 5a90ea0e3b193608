import type { TextRange } from '../../model/text-range'
import { oneLine } from '../claims/claim-sheets'
import type { ExportDocument } from '../format'
import { sentencesOf } from '../tokens'

/** A sentence of a page: what evidence in FEVER is. */
export interface PageSentence {
  readonly page: string
  readonly sentence: number
}

/** Names of pages as the data set writes those of Wikipedia: `_` for spaces, brackets and colons in words; each once. */
class PageNames {
  readonly #taken = new Set<string>()

  next(title: string): string {
    const plain = oneLine(title)
      .replaceAll(' ', '_')
      .replaceAll('(', '-LRB-')
      .replaceAll(')', '-RRB-')
      .replaceAll('[', '-LSB-')
      .replaceAll(']', '-RSB-')
      .replaceAll(':', '-COLON-')
    const base = plain === '' ? 'Untitled' : plain
    let name = base
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}-${count}`
    this.#taken.add(name)
    return name
  }
}

/** The corpus beside the claims: articles as pages of sentences, and quotes from elsewhere as pages of their sources. */
export class Pages {
  readonly #names = new PageNames()
  /** Sentences of articles, in UTF-16 code units; the texts themselves are not held. */
  readonly #articles = new Map<string, { readonly page: string; readonly sentences: readonly TextRange[] }>()
  readonly #quotes = new Map<string, { readonly page: string; readonly lines: string[] }>()

  /** An article as a line of the corpus. Sentences are numbered from 0. */
  article(document: ExportDocument): string {
    const { article, name, text } = document
    const sentences = sentencesOf(document)
    const page = this.#names.next(article.title === '' ? name : article.title)
    this.#articles.set(article.id, { page, sentences })
    return pageLine(
      page,
      text,
      sentences.map(({ start, end }) => text.slice(start, end))
    )
  }

  /** The sentences of an article that a passage touches; empty when the article is not in the corpus. */
  passage(article: string, { start, end }: TextRange): readonly PageSentence[] {
    const found = this.#articles.get(article)
    if (!found) return []
    return found.sentences.flatMap((sentence, index) =>
      sentence.start < end && start < sentence.end ? [{ page: found.page, sentence: index }] : []
    )
  }

  /** A quote as a sentence of the page of its source; the same quote of the same source is one. */
  quote(source: string, title: string, words: string): PageSentence {
    let found = this.#quotes.get(source)
    if (!found) this.#quotes.set(source, (found = { page: this.#names.next(title), lines: [] }))
    const line = oneLine(words)
    const there = found.lines.indexOf(line)
    if (there === -1) found.lines.push(line)
    return { page: found.page, sentence: there === -1 ? found.lines.length - 1 : there }
  }

  /** Lines of the corpus for the quotes so far. */
  *quotePages(): Generator<string> {
    for (const { page, lines } of this.#quotes.values()) yield pageLine(page, lines.join(' '), lines)
  }
}

function pageLine(id: string, text: string, sentences: readonly string[]): string {
  const lines = sentences.map((sentence, index) => `${index}\t${oneLine(sentence)}`).join('\n')
  return `${JSON.stringify({ id, text: oneLine(text), lines })}\n`
}
