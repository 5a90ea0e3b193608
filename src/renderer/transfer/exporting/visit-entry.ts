import type { LossEntry } from '../../../core/formats/losses'
import type { Workbench } from '../../state/workbench'
import type { OpenDocument } from '../../state/workbench-state'

/** The highlight that a lost thing hangs on: it itself, that of a claim, or the first end of a relation. */
function spanOf({ layer }: OpenDocument, record: string): string | null {
  if (layer.spans.has(record)) return record
  const claim = layer.claims.get(record)
  if (claim) return claim.spans[0] ?? null
  const relation = layer.relations.get(record)
  if (relation) return relation.from.span
  // A part that an export makes of a highlight (policy "parts") is called after it.
  const whole = record.replace(/-part-\d+$/, '')
  return layer.spans.has(whole) ? whole : null
}

/**
 * Opens the article of something that an export would lose, and selects the record.
 *
 * @returns false when the article could not be opened; a message then says why
 */
export async function visitEntry(
  { store, actions }: Pick<Workbench, 'store' | 'actions'>,
  { article, record, words, title }: Pick<LossEntry, 'article' | 'record' | 'words' | 'title'>
): Promise<boolean> {
  const { getState } = store
  if (getState().open?.article.id !== article) {
    if (!(await actions.openArticle(article))) return false
    // The reader shows the new text with the next frame; before that there is no place to go to.
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  actions.setPage('annotate')
  const { open } = getState()
  if (!open) return false
  const span = record === null ? null : spanOf(open, record)
  if (span === null) {
    actions.selectSpan(null)
    const bookmark = record === null ? undefined : open.layer.bookmarks.get(record)
    if (bookmark) actions.reveal(bookmark.range)
    else actions.setInspectorTab('article')
    actions.announce(`In “${title}”: ${words}`)
    return true
  }
  actions.selectSpan(span, { reveal: true })
  if (record !== null && open.layer.relations.has(record)) {
    actions.setInspectorTab('relations')
    actions.selectRelation(record)
  } else actions.setInspectorTab('claim')
  actions.focusReader()
  actions.announce(`In “${title}”: ${words}`)
  return true
}
