import { OffsetMap } from '../../text/offset-map'
import { claimsBySpan, withoutPrivateNotes } from '../document-index'
import { settingOf } from '../format'
import type { ExportDocument, ExportInput, FormatSetting, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import {
  articleNoteAnnotation,
  bookmarkAnnotation,
  documentLabelAnnotation,
  relationAnnotation,
  spanAnnotation
} from '../w3c/annotation'
import type { AnnotationContext } from '../w3c/annotation'
import { DistinctQuotes } from '../w3c/distinct-quote'
import { ANNOTATION_CONTEXT, articleIri } from '../w3c/vocabulary'

/** Where relations go: RecogitoJS has them among the annotations, its successor stops at what has no selector. */
export const RELATIONS: FormatSetting = {
  id: 'relations',
  name: 'Relations',
  description:
    'RecogitoJS (version 1) reads relations among the annotations. Later versions load no file that has any.',
  choices: [
    { id: 'apart', name: 'In a file of their own' },
    { id: 'together', name: 'Among the annotations (RecogitoJS)' }
  ]
}

/**
 * Writes for every document the annotations of passages, which the program loads; what is about the document or about
 * other annotations, which it would stumble over; and the text.
 */
export async function* encodeRecogito(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const people = new Map(input.library.people.map((person) => [person.id, person.name]))
  const isTogether = settingOf(RELATIONS, input.options.settings) === 'together'
  for await (const given of input.documents) {
    const document = withoutPrivateNotes(given, input.options.includeNotes)
    const source = articleIri(document.article.id)
    const map = OffsetMap.of(document.text)
    const quotes = new DistinctQuotes(document.text)
    const context: AnnotationContext = { document, map, quotes, labels, people, unit: 'utf16', source }
    const relations = document.relations.map((relation) => relationAnnotation(context, relation))
    const about = [...aboutDocument(context), ...(isTogether ? [] : relations)]
    const passages = [...ofPassages(context), ...(isTogether ? relations : [])]
    yield { path: `${document.name}.json`, text: asFile(passages) }
    if (about.length > 0) yield { path: `${document.name}.document.json`, text: asFile(about) }
    if (input.options.includeText) yield { path: `${document.name}.txt`, text: document.text }
  }
}

function ofPassages(context: AnnotationContext): readonly object[] {
  const { document } = context
  const claims = claimsBySpan(document)
  const placed = document.spans.filter(({ orphan }) => orphan === null)
  return [
    ...placed.map((span) => spanAnnotation(context, span, claims.get(span.id) ?? [])),
    ...document.bookmarks.map((bookmark) => bookmarkAnnotation(context, bookmark))
  ].map(withTargetList)
}

function aboutDocument(context: AnnotationContext): readonly object[] {
  const { documentLabels, note }: ExportDocument = context.document
  return [
    ...documentLabels.map((label) => documentLabelAnnotation(context, label)),
    ...(note === '' ? [] : [articleNoteAnnotation(context)])
  ]
}

/** The program writes a list of targets even of one. */
function withTargetList(annotation: object): object {
  const { target, ...rest } = annotation as { readonly target: unknown }
  return { ...rest, target: [target].flat() }
}

function asFile(annotations: readonly object[]): string {
  if (annotations.length === 0) return '[]\n'
  const lines = annotations.map((annotation) => JSON.stringify({ '@context': ANNOTATION_CONTEXT, ...annotation }))
  return `[\n${lines.join(',\n')}\n]\n`
}
