import type { Article } from '../model/article'
import { versionOf } from '../model/article'
import type { Quote, TextRange } from '../model/text-range'
import type { Change } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { sameValue } from './same-value'
import type { PlanContext, PlanView } from './view'

/** What the placements were worked out on is not what is there now: whoever asked works them out again. */
function stale(article: string): CommandError {
  return new CommandError('text-changed', 'The article was changed meanwhile. Nothing was imported; try again.', {
    article
  })
}

function requirePlaces(ranges: readonly TextRange[], quotes: readonly Quote[], length: number): void {
  ranges.forEach(({ start, end }, index) => {
    const isApart = start >= (ranges[index - 1]?.end ?? 0)
    const fits = quotes[index]?.exact.length === end - start
    if (start < end && end <= length && isApart && fits) return
    throw new CommandError('invalid-range', `The place ${start}–${end} does not lie in the new text.`, { start, end })
  })
}

/**
 * Gives an article a new version of its text. Where everything lies in it was worked out before; here it is checked
 * that nothing is left out (D8) and nothing was changed meanwhile.
 */
export function planArticleRevise(
  view: PlanView,
  command: CommandOf<'article.revise'>,
  { now }: PlanContext
): Change[] {
  const { article: id, version, fields } = command
  const before = view.article(id)
  if (!before) throw new CommandError('not-found', `The library has no article ${id}.`, { id })
  if (before.text.revision !== command.replaces) throw stale(id)
  const { length } = version.text
  const outside = version.segments.find(({ start, end }) => start >= end || end > length)
  if (outside)
    throw new CommandError('invalid-range', `The part ${outside.start}–${outside.end} does not lie in the text.`)
  const after: Article = { ...before, ...fields, ...version, earlier: [...before.earlier, versionOf(before)] }
  const changes: Change[] = [{ table: 'article', id, before, after }]
  const layer = view.layer(id)
  const spans = new Map(command.spans.map((placed) => [placed.id, placed]))
  for (const span of layer.spans.values()) {
    const placed = spans.get(span.id)
    if (!placed || !sameValue(placed.was, span.ranges)) throw stale(id)
    const { ranges, quotes, orphan } = placed
    if (orphan === null) requirePlaces(ranges, quotes, length)
    // What a person highlighted is kept word for word until it has a place again.
    else if (!sameValue(quotes, span.quotes)) throw new CommandError('text-mismatch', 'An orphan keeps its words.')
    const moved = { ...span, ranges, quotes, orphan }
    if (sameValue(span, moved)) continue
    changes.push({ table: 'span', article: id, id: span.id, before: span, after: { ...moved, updatedAt: now } })
  }
  const bookmarks = new Map(command.bookmarks.map((placed) => [placed.id, placed]))
  for (const bookmark of layer.bookmarks.values()) {
    const placed = bookmarks.get(bookmark.id)
    if (!placed || !sameValue(placed.was, bookmark.range)) throw stale(id)
    const { range, quote, name } = placed
    requirePlaces([range], [quote], length)
    const moved = { ...bookmark, range, quote, name }
    if (sameValue(bookmark, moved)) continue
    changes.push({
      table: 'bookmark',
      article: id,
      id: bookmark.id,
      before: bookmark,
      after: { ...moved, updatedAt: now }
    })
  }
  const marks = new Map(command.marks.map((placed) => [placed.id, placed]))
  for (const mark of layer.marks.values()) {
    const placed = marks.get(mark.id)
    if (!placed || !sameValue(placed.was, mark.range)) throw stale(id)
    const { range, quote, orphan } = placed
    if (!orphan) requirePlaces([range], [quote], length)
    const moved = { ...mark, range, quote, orphan }
    if (sameValue(mark, moved)) continue
    changes.push({ table: 'mark', article: id, id: mark.id, before: mark, after: { ...moved, updatedAt: now } })
  }
  return changes
}
