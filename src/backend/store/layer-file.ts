import { compareSpans } from '../../core/model/annotation'
import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import type { LayerFile } from './file-kinds'

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** A layer as its file holds it: spans in text order, the rest by id, so that a small change is a small diff. */
export function layerToFile(layer: Layer, person: string, checkpoint: Readonly<Record<string, number>>): LayerFile {
  return {
    article: layer.article,
    person,
    status: layer.status,
    spans: [...layer.spans.values()].sort(compareSpans),
    claims: [...layer.claims.values()].sort(byId),
    documentLabels: [...layer.documentLabels.values()].sort(byId),
    relations: [...layer.relations.values()].sort(byId),
    bookmarks: [...layer.bookmarks.values()].sort(byId),
    questions: [...layer.questions.values()].sort(byId),
    evidence: [...layer.evidence.values()].sort(byId),
    marks: [...layer.marks.values()].sort(byId),
    times: Object.fromEntries(layer.times),
    note: layer.note,
    checkpoint
  }
}

/** A layer from its file's content. */
export function layerFromFile(file: LayerFile): Layer {
  const layer = emptyLayer(file.article)
  layer.status = file.status
  for (const span of file.spans) layer.spans.set(span.id, span)
  for (const claim of file.claims) layer.claims.set(claim.id, claim)
  for (const label of file.documentLabels) layer.documentLabels.set(label.id, label)
  for (const relation of file.relations) layer.relations.set(relation.id, relation)
  for (const bookmark of file.bookmarks) layer.bookmarks.set(bookmark.id, bookmark)
  for (const question of file.questions) layer.questions.set(question.id, question)
  for (const evidence of file.evidence) layer.evidence.set(evidence.id, evidence)
  for (const mark of file.marks) layer.marks.set(mark.id, mark)
  for (const [claim, seconds] of Object.entries(file.times)) layer.times.set(claim, seconds)
  layer.note = file.note
  return layer
}
