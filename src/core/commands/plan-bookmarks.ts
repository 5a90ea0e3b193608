import type { Bookmark } from '../model/bookmark'
import { quoteOf } from '../text/quote'
import type { Change } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { requireFresh, stamped } from './stamp'
import type { Stamp } from './stamp'
import { tidyRanges } from './tidy-ranges'
import type { PlanContext, PlanView } from './view'

/** Bookmarks of an `annotations.add`. Their ranges are tidied like those of spans. */
export function planBookmarksAdd(view: PlanView, command: CommandOf<'annotations.add'>, stamp: Stamp): Change[] {
  const { article } = command
  const layer = view.layer(article)
  const seen = new Set<string>()
  return (command.bookmarks ?? []).map((given): Change => {
    requireFresh(layer.bookmarks, seen, given.id)
    const text = view.text(article)
    const [range] = tidyRanges(text, [given.range], 'tidy')
    if (!range) throw new CommandError('invalid-range', 'A bookmark needs a place in the text.', { id: given.id })
    const after: Bookmark = {
      id: given.id,
      range,
      quote: quoteOf(text, range),
      name: given.name,
      ...stamped(stamp, given)
    }
    return { table: 'bookmark', article, id: given.id, before: null, after }
  })
}

export function planBookmarkUpdate(
  view: PlanView,
  { article, bookmark: id, patch }: CommandOf<'bookmark.update'>,
  context: PlanContext
): Change[] {
  const before = view.layer(article).bookmarks.get(id)
  if (!before) throw new CommandError('not-found', `There is no bookmark ${id} in this article.`, { id })
  if (before.name === patch.name) return []
  return [{ table: 'bookmark', article, id, before, after: { ...before, name: patch.name, updatedAt: context.now } }]
}
