import type { Scheme } from '../../model/scheme'
import { OffsetMap } from '../../text/offset-map'
import { claimsBySpan, withoutPrivateNotes } from '../document-index'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { embeddable } from '../json-value'
import { LabelNames } from '../label-names'
import {
  articleNoteAnnotation,
  bookmarkAnnotation,
  documentLabelAnnotation,
  relationAnnotation,
  spanAnnotation
} from './annotation'
import type { AnnotationContext } from './annotation'
import { DistinctQuotes } from './distinct-quote'
import { ANNOTATION_CONTEXT, articleIri, iriOf, OWN_CONTEXT } from './vocabulary'

const FILE = 'annotations.jsonld'

/**
 * Writes one collection with one embedded page, an annotation a line, and after them every article with its text,
 * because positions mean nothing without the text they were counted in. One file, so that it cannot come apart; only
 * the texts are kept until the page is complete.
 */
export async function* encodeW3c(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const people = new Map(input.library.people.map((person) => [person.id, person.name]))
  const collection = `${iriOf('library', input.library.id)}#annotations`
  const page = `${collection}-1`
  const articles: object[] = []
  let total = 0

  yield { path: FILE, text: opening(input, collection, page) }
  for await (const document of input.documents) {
    const annotations = documentAnnotations(withoutPrivateNotes(document, input.options.includeNotes), labels, people)
    articles.push(articleEntry(document, input.options.includeText))
    if (annotations.length === 0) continue
    const lines = annotations.map((annotation) => embeddable(JSON.stringify(annotation))).join(',\n')
    yield { path: FILE, text: `${total === 0 ? '\n' : ',\n'}${lines}` }
    total += annotations.length
  }
  const own = { 'claimdesk:articles': articles, 'claimdesk:schemes': defaultFirst(input) }
  const rest = embeddable(JSON.stringify({ last: page, total, ...own }))
  yield { path: FILE, text: `${total === 0 ? '' : '\n'}]},\n${rest.slice(1)}\n` }
}

function opening(input: ExportInput, collection: string, page: string): string {
  const head = {
    '@context': [ANNOTATION_CONTEXT, OWN_CONTEXT],
    id: collection,
    type: 'AnnotationCollection',
    label: input.library.name,
    generator: { type: 'Software', name: input.software }
  }
  const first = { id: page, type: 'AnnotationPage', partOf: collection, startIndex: 0 }
  return `${embeddable(JSON.stringify(head)).slice(0, -1)},\n"first":${embeddable(JSON.stringify(first)).slice(0, -1)},"items":[`
}

function documentAnnotations(
  document: ExportDocument,
  labels: LabelNames,
  people: ReadonlyMap<string, string>
): readonly object[] {
  const map = OffsetMap.of(document.text)
  const source = articleIri(document.article.id)
  const quotes = new DistinctQuotes(document.text)
  const context: AnnotationContext = { document, map, quotes, labels, people, unit: 'codepoint', source }
  const claims = claimsBySpan(document)
  return [
    ...document.spans.map((span) => spanAnnotation(context, span, claims.get(span.id) ?? [])),
    ...document.documentLabels.map((label) => documentLabelAnnotation(context, label)),
    ...document.relations.map((relation) => relationAnnotation(context, relation)),
    ...document.bookmarks.map((bookmark) => bookmarkAnnotation(context, bookmark)),
    ...(document.note === '' ? [] : [articleNoteAnnotation(context)])
  ]
}

/** Labels of the default scheme win over those of others that have the same id. */
function defaultFirst({ library, schemes }: ExportInput): readonly Scheme[] {
  const isDefault = ({ id }: Scheme): number => (id === library.defaultScheme ? 0 : 1)
  return [...schemes].sort((a, b) => isDefault(a) - isDefault(b))
}

/** What the vocabulary has no words for: carried along for people and for our own reader. */
function articleEntry({ name, article, status, text, extra }: ExportDocument, includeText: boolean): object {
  const { title, byline, publisher, url, publishedAt, language, tags } = article
  return {
    id: articleIri(article.id),
    name,
    title,
    byline,
    publisher,
    url,
    publishedAt,
    language,
    tags,
    status,
    textSha256: article.text.sha256,
    ...(Object.keys(extra).length > 0 && { extra }),
    ...(includeText && { text })
  }
}
