import { v7 as uuid } from 'uuid'
import type { Bookmark } from '../../core/model/bookmark'
import type { TextRange } from '../../core/model/text-range'
import { lineAt } from '../../core/text/paragraphs'
import { snapToUnits } from '../../core/text/text-units'
import { trimRange } from '../../core/text/trim-range'
import type { ActionContext } from './action-context'
import type { AttributeActions } from './attribute-actions'
import type { CommandActions } from './command-actions'
import { quoted } from './quoted'
import { selectReadOnly } from './selectors'
import type { ViewActions } from './view-actions'
import type { OpenDocument } from './workbench-state'

/** Places to come back to. */
export interface BookmarkActions {
  /**
   * Sets a bookmark at the selected text, else at the sentence of the caret; takes it away when there is one already.
   * `named`: goes on to its name.
   */
  readonly toggleBookmark: (named: boolean) => Promise<void>
  readonly removeBookmark: (id: string) => Promise<void>
  /** Goes to a bookmark: its words are selected and the text has the focus. */
  readonly visitBookmark: (id: string) => void
  /** Goes to the next (1) or previous (-1) bookmark of the article. */
  readonly goToBookmark: (direction: 1 | -1) => void
}

/** The bookmarks of an article in the order of the text. */
export function bookmarksInOrder(bookmarks: Iterable<Bookmark>): readonly Bookmark[] {
  return [...bookmarks].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.id < b.id ? -1 : 1)
  )
}

/** What a bookmark goes by: its name, else its words, shortened. */
export const bookmarkTitle = ({ name, quote }: Pick<Bookmark, 'name' | 'quote'>): string =>
  name === '' ? quoted(quote.exact) : name

export function createBookmarkActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  attributes: AttributeActions
): BookmarkActions {
  const { getState } = store
  const nothing = { spans: [], claims: [], documentLabels: [] }

  /** The selected words, else the sentence at the caret; null in a text without words there. */
  function rangeHere({ text, article }: OpenDocument): TextRange | null {
    const selection = view.currentSelection()
    if (selection) return trimRange(text, selection)
    const line = lineAt(text, view.reader()?.caret() ?? 0)
    const start = Math.max(line.start, Math.min(view.reader()?.caret() ?? 0, line.end))
    // From the caret on, or, at the end of a line, all of it: between two sentences the next one is meant.
    const words = trimRange(text, { start, end: line.end }) ?? trimRange(text, line)
    if (!words) return null
    return snapToUnits(text, { start: words.start, end: words.start + 1 }, 'sentence', article.language)
  }

  function visit(bookmark: Bookmark, said: string): void {
    const reader = view.reader()
    reader?.reveal(bookmark.range)
    reader?.select(bookmark.range)
    view.announce(said)
  }

  async function removeBookmark(id: string): Promise<void> {
    const { open } = getState()
    const bookmark = open?.layer.bookmarks.get(id)
    if (!open || !bookmark) return
    const article = open.article.id
    const committing = commands.run({ type: 'annotations.remove', article, ...nothing, bookmarks: [id] })
    if (!getState().open?.layer.bookmarks.has(id)) view.announce(`Bookmark removed: ${bookmarkTitle(bookmark)}`)
    await committing
  }

  return {
    removeBookmark,
    async toggleBookmark(named) {
      const { open } = getState()
      if (!open) return view.announce('Open an article first.')
      if (selectReadOnly(getState())) return view.announce('This library can be read but not changed.')
      const range = rangeHere(open)
      if (!range) return view.announce('There are no words to bookmark here.')
      const same = [...open.layer.bookmarks.values()].find(
        (bookmark) => bookmark.range.start === range.start && bookmark.range.end === range.end
      )
      if (same && !named) return removeBookmark(same.id)
      if (same) return attributes.focusInspector('annotations', { kind: 'bookmark', record: same.id })
      const id = uuid()
      const committing = commands.run({
        type: 'annotations.add',
        article: open.article.id,
        ...nothing,
        bookmarks: [{ id, range, name: '' }],
        edges: 'tidy',
        origin: 'human'
      })
      const shown = getState().open?.layer.bookmarks.get(id)
      if (shown) {
        view.announce(`Bookmark set: ${bookmarkTitle(shown)}`)
        if (named) attributes.focusInspector('annotations', { kind: 'bookmark', record: id })
      }
      await committing
    },
    visitBookmark(id) {
      const bookmark = getState().open?.layer.bookmarks.get(id)
      if (bookmark) visit(bookmark, `Bookmark: ${bookmarkTitle(bookmark)}`)
    },
    goToBookmark(direction) {
      const { open } = getState()
      if (!open) return view.announce('Open an article first.')
      const all = bookmarksInOrder(open.layer.bookmarks.values())
      if (all.length === 0) return view.announce('This article has no bookmarks.')
      const here = view.currentSelection()?.start ?? view.reader()?.caret() ?? 0
      const found =
        direction > 0
          ? (all.find(({ range }) => range.start > here) ?? all[0])
          : (all.findLast(({ range }) => range.start < here) ?? all.at(-1))
      if (found) visit(found, `Bookmark ${all.indexOf(found) + 1} of ${all.length}: ${bookmarkTitle(found)}`)
    }
  }
}
