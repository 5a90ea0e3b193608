import { compareSpans } from '../../core/model/annotation'
import type { Article } from '../../core/model/article'
import { deskView } from '../../core/model/desk'
import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import { assignSplits, strataOf } from '../../core/formats/choose/assign-splits'
import { chooseRecords } from '../../core/formats/choose/choose-records'
import { FileNames } from '../../core/formats/file-names'
import type { ExportDocument, ExportInput } from '../../core/formats/format'
import { CallError } from '../../api/envelope'
import type { ExportLayers, ExportRequest } from '../../api/export-params'
import type { OpenLibrary } from '../store/load-library'
import { readOtherLayers } from '../store/other-layers'

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** What of a library is exported. */
export type ExportSelection = Omit<
  ExportRequest,
  'format' | 'policies' | 'settings' | 'lossReport' | 'includeText' | 'neutraliseFormulas' | 'includeNotes'
>

/** The articles an export takes, in a stable order. Those in the bin stay out. */
export function chosenArticles(library: OpenLibrary, { articles, status }: ExportSelection): Article[] {
  const { state } = library.store
  let chosen: Article[]
  if (articles === null) chosen = [...state.articles.values()].filter((article) => article.binnedAt === null)
  else {
    chosen = [...new Set(articles)].map((id) => {
      const article = state.articles.get(id)
      if (!article) throw new CallError('not-found', `The library has no article ${id}.`, { article: id })
      return article
    })
  }
  const wanted = status && new Set<string>(status)
  return chosen.filter(({ id }) => wanted?.has(library.store.summary(id).status) ?? true).sort(byId)
}

/** The layers of an article that leave, mine first; `final` is what a review settled. */
async function layersOf(library: OpenLibrary, article: string, layers: ExportLayers): Promise<readonly Layer[]> {
  if (layers === 'final') return readOtherLayers(library, article, (person) => person === '_final')
  const mine = await library.store.loadLayer(article)
  if (layers === 'mine') return [mine]
  return [mine, ...(await readOtherLayers(library, article, (person) => person !== '_final'))]
}

async function documentOf(library: OpenLibrary, article: Article, layers: ExportLayers, name: string) {
  const found = await layersOf(library, article.id, layers)
  const first = found[0] ?? emptyLayer(article.id)
  // Two people may have drawn from one import: an id then leaves once, with the first layer that has it.
  const all = <Record extends { readonly id: string }>(of: (layer: Layer) => Iterable<Record>): Record[] => [
    ...new Map([...found].reverse().flatMap((layer) => [...of(layer)].map((record) => [record.id, record]))).values()
  ]
  const document: ExportDocument = {
    name,
    article,
    text: await library.engine.readText(article.id),
    status: first.status,
    spans: all(({ spans }) => spans.values()).sort(compareSpans),
    claims: all(({ claims }) => claims.values()).sort(byId),
    documentLabels: all(({ documentLabels }) => documentLabels.values()).sort(byId),
    relations: all(({ relations }) => relations.values()).sort(byId),
    bookmarks: all(({ bookmarks }) => bookmarks.values()).sort(byId),
    questions: all(({ questions }) => questions.values()).sort(byId),
    evidence: all(({ evidence }) => evidence.values()).sort(byId),
    marks: all(({ marks }) => marks.values()).sort(byId),
    seconds: Object.fromEntries([...found].reverse().flatMap(({ times }) => [...times])),
    note: found
      .map(({ note }) => note)
      .filter((note) => note !== '')
      .join('\n\n'),
    tokens: null,
    sentences: null,
    extra: {},
    split: null
  }
  return document
}

/** The split of every article; empty when there are none. */
async function splitsOf(
  library: OpenLibrary,
  articles: readonly Article[],
  selection: ExportSelection
): Promise<ReadonlyMap<string, string>> {
  if (selection.splits === null) return new Map()
  const labels = new Map<string, ReadonlySet<string>>()
  for (const { id } of articles) {
    const found = await layersOf(library, id, selection.layers)
    labels.set(
      id,
      new Set(
        found.flatMap(({ spans, documentLabels }) =>
          [...spans.values(), ...documentLabels.values()].map(({ label }) => label)
        )
      )
    )
  }
  const strata = strataOf(labels)
  const items = articles.map(({ id }) => ({ id, stratum: strata.get(id) ?? null }))
  return assignSplits(items, selection.splits)
}

/**
 * What an encoder gets: the library's chosen articles, loaded one at a time, with the records that were chosen.
 *
 * @returns also how many articles each split has, by its name
 */
export async function exportInput(
  library: OpenLibrary,
  selection: ExportSelection,
  options: ExportInput['options'],
  version: string
): Promise<{
  readonly input: ExportInput
  readonly articles: readonly Article[]
  readonly splits: ReadonlyMap<string, string>
}> {
  const articles = chosenArticles(library, selection)
  const splits = await splitsOf(library, articles, selection)
  const names = new FileNames()
  const named = articles.map((article) => ({ article, name: names.next(article.title.replace(/[/\\]/g, ' ')) }))
  const input: ExportInput = {
    library: library.store.parts.info,
    desk: deskView(library.store.state.desk),
    schemes: [...library.store.state.schemes.values()].sort(byId),
    documents: (async function* () {
      for (const { article, name } of named) {
        const document = await documentOf(library, article, selection.layers, name)
        yield chooseRecords({ ...document, split: splits.get(article.id) ?? null }, selection)
      }
    })(),
    options,
    software: `Claimdesk ${version}`
  }
  return { input, articles, splits }
}
