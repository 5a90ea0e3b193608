import type { Attributes } from '../model/annotation'
import { crossesArticles } from '../model/relation'
import { claimsBySpan } from './document-index'
import type { ExportDocument, ExportOptions, LossItem } from './format'

/** What a format may be unable to carry, or carries only in part. */
export const LOSS_FEATURES = [
  'notes',
  'orphans',
  'discontinuous-spans',
  'attributes',
  'document-label-attributes',
  'tags',
  'relations',
  'relations-between-articles',
  'bookmarks',
  'claims-on-several-spans',
  'further-claims-of-a-span',
  'segments',
  'text',
  'status'
] as const
export type LossFeature = (typeof LOSS_FEATURES)[number]

/** X8: the same for every format, because no format carries what was not ticked. */
const NOTES_LEFT_OUT = 'Notes are left out, because they were not ticked.'

const countAttributes = (records: readonly { readonly attributes: Attributes }[]): number =>
  records.reduce((sum, { attributes }) => sum + Object.keys(attributes).length, 0)

/** How often each feature occurs in a document. `notes` counts those of every record and of the article. */
export function countFeatures(document: ExportDocument): Readonly<Record<LossFeature, number>> {
  const { spans, claims, documentLabels, relations, bookmarks } = document
  const perSpan = claimsBySpan(document)
  return {
    notes: [...spans, ...claims, ...documentLabels, ...relations, document].filter(({ note }) => note !== '').length,
    orphans: spans.filter((span) => span.orphan !== null).length,
    'discontinuous-spans': spans.filter((span) => span.ranges.length > 1).length,
    attributes: countAttributes(spans),
    'document-label-attributes': countAttributes(documentLabels),
    tags: spans.reduce((sum, span) => sum + span.tags.length, 0),
    relations: relations.length,
    'relations-between-articles': relations.filter(crossesArticles).length,
    bookmarks: bookmarks.length,
    'claims-on-several-spans': claims.filter((claim) => claim.spans.length > 1).length,
    'further-claims-of-a-span': [...perSpan.values()].reduce((sum, list) => sum + list.length - 1, 0),
    segments: document.article.segments.length,
    text: document.text === '' ? 0 : 1,
    status: 1
  }
}

/**
 * Makes the loss report of a format from its messages, one per feature that it cannot carry. Features that do not
 * occur in the document are not reported; notes that were not ticked always are.
 */
export function lossReporter(
  messages: Readonly<Partial<Record<LossFeature, string>>>
): (document: ExportDocument, options: ExportOptions) => readonly LossItem[] {
  return (document, options) => {
    const counts = countFeatures(document)
    const all = options.includeNotes ? messages : { ...messages, notes: NOTES_LEFT_OUT }
    return LOSS_FEATURES.flatMap((feature) => {
      const message = all[feature]
      const count = counts[feature]
      return message !== undefined && count > 0 ? [{ feature, count, message }] : []
    })
  }
}

/** Adds the reports of several documents up, one item per feature, in the order in which they first occur. */
export function sumLosses(items: Iterable<LossItem>): readonly LossItem[] {
  const sums = new Map<string, LossItem>()
  for (const item of items) {
    const sum = sums.get(item.feature)
    sums.set(item.feature, sum ? { ...sum, count: sum.count + item.count } : item)
  }
  return [...sums.values()]
}
