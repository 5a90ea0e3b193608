import type { Attributes } from '../model/annotation'
import type { Article } from '../model/article'
import type { Quote, TextRange } from '../model/text-range'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, UNKNOWN_AUTHORSHIP } from './format'
import type { Decoded, DecodedClaim, DecodedDocument, DecodeInput, DecodeProblem } from './format'
import { readText, withoutEnding } from './text-file'

/** A span as it comes out of a file. Offsets are UTF-16 code units of the text it belongs to. */
export interface ArticleSpan {
  /** The id the file gives it, or null. Ids that are UUIDs are kept, others are replaced. */
  readonly id: string | null
  readonly ranges: readonly TextRange[]
  readonly quotes: readonly Quote[]
  /** Label as the file names it: an id, a path or a name of a label. */
  readonly label: string
  readonly attributes: Attributes
  readonly tags: readonly string[]
  readonly note: string
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly person: string | null
  readonly claim: {
    readonly id: string | null
    readonly normalized: string
    readonly speaker: string
    readonly verdict: { readonly scale: string; readonly value: string } | null
    readonly note: string
  } | null
}

export interface ArticleDocumentLabel {
  readonly id: string | null
  readonly label: string
  readonly value: string | null
  readonly attributes: Attributes
  readonly note: string
}

/** A relation as it comes out of a file. It begins at a span of the article at hand. */
export interface ArticleRelation {
  readonly id: string | null
  /** Relation type as the file names it: an id or a name. */
  readonly type: string
  /** Id, as the file gives it, of a span that was read. */
  readonly from: string
  /** `article` is null when the other end is a span that was read, too; else the id of the article that has it. */
  readonly to: { readonly article: string | null; readonly span: string; readonly quote: string }
  readonly attributes: Attributes
  readonly note: string
}

/** A bookmark as it comes out of a file; `range` in UTF-16 code units of the text. */
export interface ArticleBookmark {
  readonly id: string | null
  readonly range: TextRange
  readonly name: string
}

/** What a reader could not take over, with its place in the file. */
export interface ArticleProblem {
  /** 1-based line, or null where the format has none. */
  readonly line: number | null
  /** Place inside the file: an annotation id, a JSON path. */
  readonly place: string
  readonly message: string
}

export interface ArticleResult {
  readonly spans: readonly ArticleSpan[]
  readonly documentLabels: readonly ArticleDocumentLabel[]
  readonly relations: readonly ArticleRelation[]
  readonly bookmarks: readonly ArticleBookmark[]
  /** The note on the whole article; empty when the file has none. */
  readonly note: string
  readonly problems: readonly ArticleProblem[]
  /** What was decided by evidence, in plain words: "positions are UTF-16, not code points". */
  readonly remarks: readonly string[]
}

/** What comes out of a file in which nothing was found. */
export const NOTHING_FOUND: ArticleResult = {
  spans: [],
  documentLabels: [],
  relations: [],
  bookmarks: [],
  note: '',
  problems: [],
  remarks: []
}

/** What a decoder is given: the file and the article its annotations belong to. */
export interface ArticleInput {
  readonly fileName: string
  readonly content: string
  readonly article: Article
  readonly text: string
}

/** A decoder for formats whose files hold annotations without the text: every article that is known is tried. */
export function forKnownArticles(
  decodeOne: (input: ArticleInput) => ArticleResult
): (input: DecodeInput) => Promise<Decoded> {
  return async ({ files, known }) => {
    const documents: DecodedDocument[] = []
    const problems: DecodeProblem[] = []
    const remarks = new Set<string>()
    for (const file of files) {
      const { raw, problem } = readText(file)
      if (problem) {
        problems.push(problem)
        continue
      }
      for (const article of known.articles) {
        const text = await known.read(article.id)
        const result = decodeOne({ fileName: file.path, content: raw, article, text })
        const name = files.length > 1 ? file.path : null
        for (const each of result.problems) problems.push({ file: name, ...each })
        for (const remark of result.remarks) remarks.add(remark)
        documents.push(documentOf(article, text, result, `${documents.length}-${withoutEnding(file.path)}`))
      }
    }
    return { ...NOTHING_DECODED, documents, problems, remarks: [...remarks] }
  }
}

function documentOf(article: Article, text: string, result: ArticleResult, key: string): DecodedDocument {
  const claims = new Map<string, DecodedClaim & { readonly spans: string[] }>()
  const spans = result.spans.map(({ claim, id, ...span }, index) => {
    const name = id ?? `s${index + 1}`
    if (claim) {
      const known = claim.id === null ? undefined : claims.get(claim.id)
      const claimId = claim.id ?? `c${index + 1}`
      if (known) known.spans.push(name)
      else claims.set(claimId, { ...claim, ...UNKNOWN_AUTHORSHIP, id: claimId, spans: [name] })
    }
    return { ...span, id: name }
  })
  return {
    ...EMPTY_DECODED_DOCUMENT,
    key,
    name: article.title,
    text,
    article: article.id,
    spans,
    claims: [...claims.values()],
    documentLabels: result.documentLabels.map((label, index) => ({
      ...UNKNOWN_AUTHORSHIP,
      ...label,
      id: label.id ?? `d${index + 1}`
    })),
    relations: result.relations.map((relation, index) => ({
      ...UNKNOWN_AUTHORSHIP,
      ...relation,
      id: relation.id ?? `r${index + 1}`,
      to: { ...relation.to, document: null }
    })),
    bookmarks: result.bookmarks.map((mark, index) => ({
      ...UNKNOWN_AUTHORSHIP,
      ...mark,
      id: mark.id ?? `b${index + 1}`
    })),
    note: result.note
  }
}
