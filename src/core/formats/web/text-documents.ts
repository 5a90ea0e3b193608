import type { Article, ArticleStatus } from '../../model/article'
import type { DecodedMetadata, KnownTexts } from '../format'
import { SourceText } from '../readings'
import { percentDecoded, readArticleIri } from '../w3c/vocabulary'
import { DocumentDraft } from './document-draft'

/** A text that was given along with files that have none. */
export interface GivenText {
  /** Path without ending. */
  readonly stem: string
  /** As it stands in its file. */
  readonly raw: string
  readonly title: string | null
}

/** A document that a file describes itself. */
export interface DescribedDocument {
  readonly id: string
  readonly name: string
  readonly sha256: string | null
  /** Null when the file leaves it out. */
  readonly text: string | null
  readonly metadata: DecodedMetadata
  readonly status: ArticleStatus | null
  readonly extra: Readonly<Record<string, unknown>>
}

/** How a file names what it annotates. */
export interface SourceHints {
  /** IRIs and addresses. */
  readonly sources: readonly string[]
  readonly title: string | null
  /** Path of the file that annotates, without ending. */
  readonly stem: string
}

export type FoundDocument =
  { readonly draft: DocumentDraft; readonly reason: null } | { readonly draft: null; readonly reason: string }

interface Candidate {
  readonly ids: readonly string[]
  readonly hashes: readonly string[]
  readonly url: string | null
  readonly title: string | null
  /** Path without ending of the file that it came from, or what stands for it. */
  readonly stem: string | null
  /** @param beside the text in which positions were counted, when it is another one */
  open(beside?: Candidate): Promise<DocumentDraft>
}

/** The texts that annotations can belong to: those in the files, those given along, and those of the library. */
export class TextDocuments {
  readonly #known: KnownTexts
  readonly #candidates: Candidate[] = []
  readonly #drafts = new Map<string, DocumentDraft>()
  #ownArticles: ReadonlySet<string> | null = null

  constructor(known: KnownTexts) {
    this.#known = known
  }

  /** Every document that was opened so far, in that order. */
  get drafts(): readonly DocumentDraft[] {
    return [...this.#drafts.values()]
  }

  /** Addresses of all texts: what has one of them for a target annotates a text. */
  get addresses(): ReadonlySet<string> {
    const urls = [...this.#candidates, ...this.#known.articles].flatMap(({ url }) => url ?? [])
    return new Set(urls)
  }

  /** Takes a document that a file describes. @returns null when the file has no text for it and neither has the library */
  async describe(described: DescribedDocument): Promise<DocumentDraft | null> {
    const { id, name, sha256, metadata, status, extra } = described
    const article =
      this.#known.articles.find((candidate) => candidate.id === id) ??
      this.#known.articles.find(({ text }) => sha256 !== null && text.sha256 === sha256)
    const fileText = described.text === null ? null : new SourceText(described.text)
    if (!article && !fileText) return null
    const source = article ? new SourceText(await this.#known.read(article.id)) : fileText
    if (!source) return null
    const known = this.#drafts.get(article?.id ?? id)
    if (known && known.counted.frozen === (fileText ?? source).frozen) return known
    const draft = this.#keep({
      ...{ name, article: article?.id ?? null, isDescribed: true, source, metadata, status, extra },
      key: this.#freeKey(article?.id ?? id),
      fileText: fileText && fileText.frozen !== source.frozen ? fileText : null,
      sha256: fileText ? sha256 : (article?.text.sha256 ?? sha256)
    })
    const { url = null, title = null } = metadata
    const hashes = [sha256, article?.text.sha256, article?.original.sha256].flatMap((hash) => hash ?? [])
    this.#add({ ids: [id, ...(article ? [article.id] : [])], hashes, url, title, stem: null }, draft)
    return draft
  }

  /** Takes a text that was given along; it is an article of the library when that has the same text. */
  async give({ stem, raw, title }: GivenText): Promise<void> {
    const source = new SourceText(raw)
    let article: Article | null = null
    for (const candidate of this.#known.articles) {
      if (article || candidate.text.length !== source.frozen.length) continue
      if ((await this.#known.read(candidate.id)) === source.frozen) article = candidate
    }
    const metadata = title === null || title === '' ? {} : { title }
    const draft = this.#keep({
      ...{
        key: this.#freeKey(article?.id ?? stem),
        name: stem,
        article: article?.id ?? null,
        isDescribed: false,
        source
      },
      ...{ fileText: null, sha256: article?.text.sha256 ?? null, metadata, status: null, extra: {} }
    })
    const { ids, hashes, url } = article ? aboutArticle(article) : { ids: [], hashes: [], url: null }
    this.#add({ ids, hashes, url, title, stem }, draft)
  }

  /**
   * The document that is meant. An id or hash of ours decides; then addresses, titles and file names do, as far as they
   * fit one text only; then, if there is but one text, everything belongs to it.
   */
  async find({ sources, title, stem }: SourceHints): Promise<FoundDocument> {
    const candidates = this.#all()
    const ofFile = namedLike(candidates, stem)
    for (const source of sources) {
      const named = readArticleIri(source)
      if (!named) continue
      const own = candidates.find(({ ids, hashes }) => (named.kind === 'id' ? ids : hashes).includes(named.value))
      const beside = ofFile.find(({ ids }) => ids.length === 0)
      // A text beside the file is that of an article which is not here, or an older one of an article which is.
      if (!own && beside) return { draft: await beside.open(), reason: null }
      if (own) return { draft: await own.open(beside), reason: null }
      return { draft: null, reason: `It belongs to another article (${source}).` }
    }
    const addresses = new Set(sources.map(plainAddress))
    const names = new Set(sources.map(nameInAddress))
    const ways: ((candidate: Candidate) => boolean)[] = [
      ({ url }) => url !== null && addresses.has(plainAddress(url)),
      (candidate) => candidate.stem !== null && names.has(baseName(candidate.stem)),
      (candidate) => title !== null && title !== '' && candidate.title === title,
      (candidate) => ofFile.includes(candidate),
      () => true
    ]
    for (const way of ways) {
      const [first, ...others] = candidates.filter(way)
      if (first && others.length === 0) return { draft: await first.open(), reason: null }
    }
    const source = sources[0] ?? title
    const what = source === null ? 'it' : `“${source}”`
    const reason =
      candidates.length === 0
        ? `There is no text for ${what}. Import the article first, or give its text along.`
        : `None of the ${candidates.length} texts is known to be that of ${what}.`
    return { draft: null, reason }
  }

  #all(): readonly Candidate[] {
    this.#ownArticles ??= new Set(this.drafts.flatMap(({ parts }) => parts.article ?? []))
    const taken = this.#ownArticles
    const known = this.#known.articles.flatMap((article): Candidate[] =>
      taken.has(article.id)
        ? []
        : [
            {
              ...aboutArticle(article),
              title: article.title,
              stem: baseName(article.title),
              open: (beside) => this.#openKnown(article, beside)
            }
          ]
    )
    return [...this.#candidates, ...known]
  }

  async #openKnown(article: Article, beside?: Candidate): Promise<DocumentDraft> {
    const known = this.#drafts.get(article.id)
    if (known) return known
    const source = new SourceText(await this.#known.read(article.id))
    const counted = await beside?.open()
    if (beside && counted) this.#remove(beside, counted)
    return this.#keep({
      ...{ key: article.id, name: article.title, article: article.id, isDescribed: false, source },
      fileText: counted?.parts.source ?? null,
      ...{ sha256: counted ? null : article.text.sha256, metadata: {}, status: null, extra: {} }
    })
  }

  #remove(candidate: Candidate, { parts }: DocumentDraft): void {
    this.#candidates.splice(this.#candidates.indexOf(candidate), 1)
    this.#drafts.delete(parts.key)
  }

  #add(about: Omit<Candidate, 'open'>, draft: DocumentDraft): void {
    this.#ownArticles = null
    this.#candidates.push({ ...about, open: () => Promise.resolve(draft) })
  }

  #keep(parts: ConstructorParameters<typeof DocumentDraft>[0]): DocumentDraft {
    const draft = new DocumentDraft(parts)
    this.#drafts.set(parts.key, draft)
    return draft
  }

  #freeKey(wanted: string): string {
    let key = wanted
    for (let count = 2; this.#drafts.has(key); count += 1) key = `${wanted}-${count}`
    return key
  }
}

function aboutArticle({ id, text, original, url }: Article): Pick<Candidate, 'ids' | 'hashes' | 'url'> {
  return { ids: [id], hashes: [text.sha256, original.sha256], url }
}

/**
 * The texts whose file is named like that of the annotations: the same path, or a part of it up to a dot
 * (`a/doc.document.json` belongs to `a/doc.txt`), the longest; else the same without folders.
 */
function namedLike(candidates: readonly Candidate[], stem: string): readonly Candidate[] {
  for (const name of [(path: string) => path, baseName]) {
    const file = name(stem)
    const fits = candidates.flatMap((candidate) => {
      const own = candidate.stem === null ? '' : name(candidate.stem)
      return own !== '' && `${file}.`.startsWith(`${own}.`) ? [{ candidate, own }] : []
    })
    const longest = Math.max(0, ...fits.map(({ own }) => own.length))
    if (longest > 0) return fits.filter(({ own }) => own.length === longest).map(({ candidate }) => candidate)
  }
  return []
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** An address without what does not tell pages apart. */
const plainAddress = (url: string): string =>
  url
    .replace(/^https?:/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')

/** The last part of an address, without ending: `https://example.org/a/story%201.html?x` has `story 1`. */
function nameInAddress(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/\/$/, '')
  return percentDecoded(path.slice(path.search(/[^/:]*$/))).replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
