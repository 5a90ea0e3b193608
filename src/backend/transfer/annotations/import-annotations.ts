import { CallError } from '../../../api/envelope'
import type { AnnotationReading } from '../../../api/export-params'
import { PREVIEW_ROWS } from '../../../api/transfer-views'
import type { AnnotationImportResult, AnnotationPreview, DocumentPreview } from '../../../api/transfer-views'
import type { Command } from '../../../core/commands/command'
import type {
  Decoded,
  DecodedDocument,
  DecodedRelation,
  DecodeProblem,
  Format,
  SourceFile
} from '../../../core/formats/format'
import { findFormat } from '../../../core/formats/registry'
import type { Article } from '../../../core/model/article'
import { emptyLayer } from '../../../core/model/library'
import type { OpenLibrary } from '../../store/load-library'
import { sha256 } from '../../store/text-files'
import { ArticleStorer } from '../imports/article-storer'
import type { NewArticle } from '../imports/article-storer'
import { cutText } from '../fit-record'
import { articleFromText } from './article-from-text'
import { ArticleImport } from './article-import'
import { decodeInThread } from './decode-thread'
import { DeskImport } from './desk-import'
import { NameMapping } from './name-mapping'
import { recogniseFormats } from './recognise-format'
import { expandFiles } from './source-files'

/** What is read and where it goes; `batch` is the business of whoever has the files. */
export type ReadingChoice = Omit<AnnotationReading, 'batch'>

/** Everything by itself. */
export const PLAIN_CHOICE: ReadingChoice = {
  format: null,
  settings: {},
  article: null,
  labels: [],
  relationTypes: [],
  leaveOut: []
}

/** A document, the article it goes to and what it brings. */
interface Target {
  readonly document: DecodedDocument
  readonly article: Article
  readonly kind: DocumentPreview['target']['kind']
}

/** An import that was worked out and not carried out. */
export interface AnnotationPlan {
  readonly preview: AnnotationPreview
  readonly commands: readonly Command[]
  /** Articles that are new, or come back from the bin, with what they are made of. */
  readonly articles: readonly NewArticle[]
  readonly name: string
}

interface Parts {
  readonly library: OpenLibrary
  readonly ids: () => string
  readonly clock: () => Date
}

/** The format that was asked for, or the likeliest. @throws CallError `unknown-format` */
function formatFor(files: readonly SourceFile[], wanted: string | null) {
  const recognised = recogniseFormats(files)
  const id = wanted ?? recognised[0]?.format ?? null
  const format = id === null ? null : findFormat(id)
  if (id !== null && !format?.decode) {
    throw new CallError('unknown-format', `Claimdesk cannot read a format called ${id}.`)
  }
  return { recognised, format }
}

function decode(
  library: OpenLibrary,
  format: Format,
  files: readonly SourceFile[],
  choice: ReadingChoice
): Promise<Decoded> {
  const { articles } = library.store.state
  const known =
    choice.article === null
      ? [...articles.values()].filter(({ binnedAt }) => binnedAt === null)
      : [requireArticle(library, choice.article)]
  const read = (id: string): Promise<string> => library.engine.readText(id)
  return decodeInThread({ format: format.id, files, articles: known, settings: choice.settings }, read)
}

function requireArticle(library: OpenLibrary, id: string): Article {
  const article = library.store.state.articles.get(id)
  if (!article) throw new CallError('not-found', `The library has no article ${id}.`, { article: id })
  return article
}

/**
 * Works out what files of annotations come to in a library (D12: a dry run): which articles, which labels, what is
 * there already. Nothing is stored.
 *
 * @throws CallError for an unknown format or article, or an archive that cannot be read
 */
export async function planAnnotations(
  given: readonly SourceFile[],
  choice: ReadingChoice,
  { library, ids, clock }: Parts
): Promise<AnnotationPlan> {
  const { store } = library
  const asked = choice.format === null ? null : findFormat(choice.format)
  const files = await expandFiles(asked, given)
  const { recognised, format } = formatFor(files, choice.format)
  const head = { format: format?.id ?? null, recognised, files: files.map(({ path }) => path) }
  if (!format) return { preview: { ...head, ...NOTHING }, commands: [], articles: [], name: '' }
  const decoded = await decode(library, format, files, choice)
  const scheme = store.state.schemes.get(store.parts.info.defaultScheme)
  if (!scheme) throw new CallError('not-found', 'The label scheme of this library is missing.')
  const others = [...store.state.schemes.values()].filter((other) => other !== scheme)
  const names = new NameMapping(scheme, others, decoded, choice)
  const problems: DecodeProblem[] = [...decoded.problems]
  const problem = (each: DecodeProblem): void => void problems.push(each)
  const isLeftOut = new Set(choice.leaveOut)

  const importedAt = clock().toISOString()
  const shown = [...store.state.articles.values()].filter(({ binnedAt }) => binnedAt === null)
  const byText = new Map(shown.map((article) => [article.text.sha256, article]))
  const fresh = new Map<string, NewArticle>()
  const back = new Set<string>()
  const targets: Target[] = []
  const work = new Map<string, ArticleImport>()
  const rows: DocumentPreview[] = []
  const annotatorOf = annotatorsOf(decoded, library)
  const desk = new DeskImport(decoded, store.state.desk, ids)
  const articleIds = new Map<string, string>()
  const deskId = (table: 'source' | 'speaker', given: string): string | null => desk.idOf(table, given)
  const articleId = (given: string): string => articleIds.get(given) ?? given
  const shared = { names, ids, annotatorOf, problem, deskId, articleId, scales: desk.scales }
  for (const document of decoded.documents) {
    const target = targetOf(document, library, byText, fresh, format, importedAt)
    if (typeof target === 'string') {
      problem({ file: null, line: null, place: document.name, message: `This document was left out: ${target}` })
      continue
    }
    const leftOut = isLeftOut.has(document.key)
    rows.push(rowOf(target, leftOut))
    if (leftOut) continue
    targets.push(target)
    const { article, kind } = target
    const { url } = document.metadata
    if (kind === 'new' && article.url === null && typeof url === 'string' && url.trim() !== '') {
      const given = cutText(url.trim(), 200)
      problem({
        file: null,
        line: null,
        place: document.name,
        message: `Its address is no web address and was left out: ${given}`
      })
    }
    articleIds.set(document.key, article.id)
    if (kind === 'binned') back.add(article.id)
    let own = work.get(article.id)
    if (!own) {
      const layer = kind === 'new' ? emptyLayer(article.id) : await store.loadLayer(article.id)
      const text = kind === 'new' ? document.text : await library.engine.readText(article.id)
      work.set(article.id, (own = new ArticleImport(layer, text, shared)))
    }
    const before = own.there
    own.add(document)
    const row = rows.at(-1)
    if (row) rows[rows.length - 1] = { ...row, there: own.there - before }
  }
  addRelations(targets, work, library)

  const commands: Command[] = []
  const grown = names.grownScheme()
  if (grown) commands.push({ type: 'scheme.put', scheme: grown })
  const wanted = new Set(targets.map(({ article }) => article.id))
  const newArticles = [...fresh.values()].filter(({ article }) => wanted.has(article.id))
  const returning = [...back].map((id) => ({ ...requireArticle(library, id), binnedAt: null }))
  const added = [...newArticles.map(({ article }) => article), ...returning]
  if (added.length > 0) commands.push({ type: 'article.add', articles: added })
  const deskRecords = desk.records({
    article: (given) => articleIds.get(given) ?? (store.state.articles.has(given) ? given : null),
    claim: (given, claim) => {
      const own = work.get(articleIds.get(given) ?? '')
      return own?.claimId(given, claim) ?? null
    }
  })
  if (deskRecords.length > 0) commands.push({ type: 'desk.put', records: [...deskRecords] })
  for (const [article, own] of work) {
    if (own.note !== null) commands.push({ type: 'article.note', article, note: own.note })
    const { spans, claims, documentLabels, relations, bookmarks } = own
    const { questions, evidence, marks } = own.checks
    const records = { spans, claims, documentLabels, relations, bookmarks }
    const origin = `import:${format.id}`
    if (own.count > 0) commands.push({ type: 'annotations.add', article, ...records, edges: 'exact', origin })
    if (own.checks.count > 0) commands.push({ type: 'check.put', article, questions, evidence, marks, origin })
  }
  for (const { document, article, kind } of targets) {
    if (kind !== 'new' || document.status === null || document.status === 'todo') continue
    commands.push({ type: 'article.status', articles: [article.id], status: document.status })
  }
  const sum = (of: (own: ArticleImport) => number): number => [...work.values()].reduce((all, own) => all + of(own), 0)
  const totals: AnnotationPreview['totals'] = {
    articles: added.length,
    spans: sum(({ spans }) => spans.length),
    claims: sum(({ claims }) => claims.length),
    documentLabels: sum(({ documentLabels }) => documentLabels.length),
    relations: sum(({ relations }) => relations.length),
    bookmarks: sum(({ bookmarks }) => bookmarks.length),
    labels: names.newLabels,
    relationTypes: names.newTypes,
    there: sum(({ there }) => there)
  }
  const preview: AnnotationPreview = {
    ...head,
    documents: rows.slice(0, PREVIEW_ROWS),
    documentCount: rows.length,
    names: names.names.slice(0, PREVIEW_ROWS),
    problems: problems.slice(0, PREVIEW_ROWS),
    problemCount: problems.length,
    remarks: [...decoded.remarks, ...names.remarks],
    readings: decoded.readings,
    totals
  }
  const marks = totals.spans + totals.documentLabels
  const name = `Import ${marks === 1 ? '1 annotation' : `${marks} annotations`} (${format.name})`
  return { preview, commands, articles: newArticles, name }
}

const NOTHING: Omit<AnnotationPreview, 'format' | 'recognised' | 'files'> = {
  documents: [],
  documentCount: 0,
  names: [],
  problems: [],
  problemCount: 0,
  remarks: [],
  readings: [],
  totals: {
    articles: 0,
    spans: 0,
    claims: 0,
    documentLabels: 0,
    relations: 0,
    bookmarks: 0,
    labels: 0,
    relationTypes: 0,
    there: 0
  }
}

/**
 * The article of a document: the one it names, the one with its text, or a new one made of its text. Positions are those
 * of the document's text, so an article that has another text by now cannot take them.
 *
 * @returns why there is none, in words, when there is none
 */
function targetOf(
  document: DecodedDocument,
  library: OpenLibrary,
  byText: ReadonlyMap<string, Article>,
  fresh: Map<string, NewArticle>,
  format: Format,
  importedAt: string
): Target | string {
  const { articles } = library.store.state
  const hash = sha256(document.text)
  const otherText = ({ title }: Article): string =>
    `its text is not the one that “${title}” has now, and its positions would fall on other words.`
  const named = document.article === null ? undefined : articles.get(document.article)
  if (named) return named.text.sha256 === hash ? { document, article: named, kind: 'article' } : otherText(named)
  if (document.text.trim() === '') return 'it has no text.'
  const same = byText.get(hash)
  if (same) return { document, article: same, kind: 'article' }
  const made = articleFromText(document, format.name, importedAt)
  const there = articles.get(made.article.id)
  // The id comes from the first text that an article had: a later version may have taken its place.
  if (there && there.text.sha256 !== hash) return otherText(there)
  if (there) return { document, article: there, kind: there.binnedAt === null ? 'article' : 'binned' }
  // Two documents with one text are one article.
  const known = fresh.get(made.article.id)
  if (!known) fresh.set(made.article.id, made)
  return { document, article: known?.article ?? made.article, kind: 'new' }
}

function rowOf({ document, article, kind }: Target, leftOut: boolean): DocumentPreview {
  const { key, name, spans, claims, documentLabels, relations, bookmarks } = document
  return {
    key,
    name,
    title: article.title,
    target: kind === 'new' ? { kind } : { kind, id: article.id, title: article.title },
    spans: spans.length,
    claims: claims.length,
    documentLabels: documentLabels.length,
    relations: relations.length,
    bookmarks: bookmarks.length,
    there: 0,
    leftOut
  }
}

/** Relations come last: they may end in a document that comes after theirs. */
function addRelations(
  targets: readonly Target[],
  work: ReadonlyMap<string, ArticleImport>,
  library: OpenLibrary
): void {
  const articleOf = new Map(targets.map(({ document, article }) => [document.key, article.id]))
  const endOf = ({ key }: DecodedDocument, { to }: DecodedRelation): { article: string; span: string } | null => {
    if (to.article !== null) {
      return library.store.state.articles.has(to.article) ? { article: to.article, span: to.span } : null
    }
    const document = to.document ?? key
    const article = articleOf.get(document)
    const span = article === undefined ? null : work.get(article)?.spanId(document, to.span)
    return article !== undefined && span ? { article, span } : null
  }
  for (const { document, article } of targets) {
    for (const relation of document.relations) {
      work.get(article.id)?.addRelation(document.key, relation, endOf(document, relation))
    }
  }
}

/** The name of who made an annotation, when it is somebody else. */
function annotatorsOf(decoded: Decoded, library: OpenLibrary): (person: string | null) => string | null {
  const { info, person: me } = library.store.parts
  const own = info.people.find(({ id }) => id === me)?.name
  const names = new Map(decoded.people.map(({ id, name }) => [id, name]))
  return (person) => {
    if (person === null || person === me) return null
    const name = names.get(person) ?? person
    return name === own || name.trim() === '' ? null : name
  }
}

/**
 * Carries a plan out: files of new articles first, then everything as one command (D12). When something fails, nothing
 * of it stays.
 */
export async function importAnnotations(
  { preview, commands, articles, name }: AnnotationPlan,
  library: OpenLibrary
): Promise<AnnotationImportResult> {
  const ids = [...new Set(commands.flatMap((command) => ('article' in command ? [command.article] : [])))]
  const result = {
    articles: [...new Set([...ids, ...articles.map(({ article }) => article.id)])],
    totals: preview.totals,
    problems: preview.problems,
    problemCount: preview.problemCount,
    remarks: preview.remarks
  }
  if (commands.length === 0) return { ...result, committed: null }
  const storer = new ArticleStorer(library)
  try {
    for (const article of articles) await storer.add(article)
    await storer.finish()
    const fresh = new Map(articles.map(({ article, text }) => [article.id, text]))
    const { seq, at, label, undo } = await library.engine.runGroup(commands, name, fresh)
    return { ...result, committed: { seq, at, label, undo } }
  } catch (error) {
    await storer.takeBack()
    throw error
  }
}
